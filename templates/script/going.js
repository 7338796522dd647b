// Where a returning reader is: the card that leads to the next act of a step, and the climber in the picture.
import { every, one } from "./elements.js";
import { isSettled, recordOf } from "./items.js";
import { presentOf } from "./lists.js";
import * as store from "./store.js";

/**
 * Show the first open act of the present list.
 * @param {Found} card
 */
function showNext(card) {
  const template = /** @type {unknown} */ (card.querySelector("template"));
  const lists = /** @type {Found[]} */ ([.../** @type {HTMLTemplateElement} */ (template).content.children]);
  const openIn = (/** @type {Found} */ list) =>
    [...list.children].find(({ dataset }) => !isSettled(recordOf(dataset.names)));
  const list = presentOf(lists, openIn);
  const next = list && openIn(list);
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
