// Comparing two levels, where there is no room for all of them: what changes between them comes first.
import { byId, every, one } from "./elements.js";
import { onShow } from "./page.js";
import * as store from "./store.js";

const narrow = matchMedia("(max-width: 59.984375em)"); // As in `tables.css`: from there on all levels are shown.

/** @typedef {[first: number, second: number]} Pair Of levels, by their place from the bottom. */

const from = () => byId("compare-from");
const to = () => byId("compare-to");

/** @returns {Pair} */
const chosen = () => [from().selectedIndex, to().selectedIndex + 1];

/** The levels' ids from the bottom: the first list lacks the last one, the second the first. */
const levels = () => [from().options[0], ...to().options].map(({ value }) => value);

/** Begin with the step that the reader used last. */
function recall() {
  const step = (store.get("setting:last") ?? store.get("setting:plan"))?.step;
  const table = step && every("[data-of]").find(({ dataset }) => dataset.of.split(",").includes(step));
  if (!table) return;
  from().value = table.dataset.from;
  to().value = table.dataset.to;
}

/** @param {Pair} pair */
function showLevels([first, second]) {
  for (const row of every(".pb-matrix tbody tr")) {
    const cells = [...row.querySelectorAll("td")];
    for (const [place, cell] of cells.entries()) cell.classList.toggle("pb-other", place !== first && place !== second);
  }
}

/** @param {Pair} pair */
function showSteps([first, second]) {
  const order = levels();
  for (const table of every("[data-of]")) {
    const { from: before, to: after } = table.dataset;
    table.classList.toggle("pb-other", order.indexOf(before) < first || order.indexOf(after) > second);
  }
}

/**
 * How much of the week a row gains or loses between them.
 * @param {Element} row
 * @param {Pair} pair
 */
function change(row, [first, second]) {
  const cells = /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("td"));
  const [before, after] = [first, second].map((place) => Number(cells[place]?.dataset.middle ?? 0));
  return Math.abs(Number(after) - Number(before));
}

/** @type {WeakMap<Element, Element[]>} */
const asWritten = new WeakMap();

/** What changes most comes first, as long as only two are shown. @param {Pair} pair */
function sortRows(pair) {
  const body = one(".pb-bands tbody");
  const rows = asWritten.get(body) ?? [...body.children];
  asWritten.set(body, rows);
  body.append(...(narrow.matches ? [...rows].sort((a, b) => change(b, pair) - change(a, pair)) : rows));
}

/** The steps stand before all else there: the order that `tables.css` shows from the start, for the focus too. */
function moveSteps() {
  const steps = every("#steps, [data-of]");
  if (narrow.matches) one("#job").before(...steps);
  else one(".pb-bands + .pb-hint").after(...steps);
}

function show() {
  const pair = chosen();
  showLevels(pair);
  showSteps(pair);
  sortRows(pair);
  moveSteps();
}

/** The other list gives way, so that the way leads up. @param {{ target: Found }} event */
function onInput({ target }) {
  if (target !== from() && target !== to()) return;
  if (from().selectedIndex > to().selectedIndex)
    (target === from() ? to() : from()).selectedIndex = target.selectedIndex;
  show();
}

document.addEventListener("change", onInput);
narrow.addEventListener("change", () => from() && show());
onShow(() => {
  if (!from()) return;
  recall();
  show();
});
