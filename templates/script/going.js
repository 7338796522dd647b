// Where a returning reader is: the card that leads to the next act of a step, and the climber in the picture.
import * as days from "./days.js";
import { every, one } from "./elements.js";
import { idsOf, isSettled, recordOf } from "./items.js";
import * as store from "./store.js";

/**
 * Show the first open act from the list that the calendar has reached; before a first day is set, the first of all.
 * @param {Found} card
 */
function showNext(card) {
  const template = /** @type {unknown} */ (card.querySelector("template"));
  const acts = /** @type {Found[]} */ ([.../** @type {HTMLTemplateElement} */ (template).content.children]);
  const start = store.find("step", idsOf(card.dataset.started))?.start;
  const reached = acts.filter(({ dataset }) => start && days.add(start, Number(dataset.from)) <= days.today()).at(-1);
  const first = acts.findIndex(({ dataset }) => dataset.from === reached?.dataset.from);
  const names = card.dataset.ticked.split(" ");
  const open = acts.filter((_, number) => !isSettled(recordOf(names[number])));
  const next = open.find((act) => acts.indexOf(act) >= first) ?? open[0];
  card.querySelector("[data-act]").replaceChildren(...(next ? [next.cloneNode(true)] : []));
}

/** Put the climber as far along a step as the reader is: the one they were on last, or the highest that they began. */
function climb() {
  const begun = every("[data-far]").filter((line) => line.dataset.far !== "0");
  const last = store.get("setting:last")?.step;
  const line = begun.find(({ dataset }) => dataset.of === last) ?? begun.at(-1);
  const way = every("[data-climb]").find(({ dataset }) => dataset.climb === line?.dataset.of);
  if (!way || !line) return;
  const [from, to] = [way.dataset.from, way.dataset.to].map((place) => place.split(" ").map(Number));
  const [x, y] = from.map((/** @type {number} */ start, /** @type {number} */ axis) => {
    return start + (to[axis] - start) * Number(line.dataset.far);
  });
  one("[data-climber]").setAttribute("transform", `translate(${x} ${y})`);
}

export function show() {
  for (const card of every(".pb-going:not([hidden])")) showNext(card);
  climb();
}
