// Where a returning reader goes on: the next act of a step, on a card that knows all of them by their names.
import * as days from "./days.js";
import { idsOf, isSettled, recordOf } from "./items.js";
import * as store from "./store.js";

/**
 * Show the first open act from the list that the calendar has reached; before a first day is set, the first of all.
 * @param {Found} card
 */
export function showGoing(card) {
  const place = card.querySelector("[data-act]");
  if (!place) return; // It only counts.
  const acts = /** @type {Found[]} */ ([...card.querySelector("template").content.children]);
  const start = store.find("step", idsOf(card.dataset.started))?.start;
  const reached = acts.filter(({ dataset }) => start && days.add(start, Number(dataset.from)) <= days.today()).at(-1);
  const first = acts.findIndex(({ dataset }) => dataset.from === reached?.dataset.from);
  const open = acts.filter((_, number) => !isSettled(recordOf(card.dataset.ticked.split(" ")[number])));
  const next = open.find((act) => acts.indexOf(act) >= first) ?? open[0];
  place.replaceChildren(...(next ? [next.cloneNode(true)] : []));
}
