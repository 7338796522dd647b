// The result of a readiness page: what is compared, the table, and the pattern.
import { h, one, refresh } from "./elements.js";
import { pattern } from "./pattern.js";
import { compared, ratings } from "./result-table.js";
import { say } from "./saying.js";
import * as readiness from "./sittings.js";

/** @import { Rated, Shown } from "./sittings.js" */

const words = playbook.words.readiness;
/** @type {string | null} */
let against = null; // The key of what is compared with; until the reader chooses, the latest before.
let radar = false;

/** @param {Shown} now */
export function showResult(now) {
  const all = readiness.statements();
  const rated = all.filter((statement) => readiness.ratingOf(now.record, statement));
  const rest = readiness.sittings().filter(({ key }) => key !== now.key);
  const other = rest.find(({ key }) => key === against) ?? (against === "" ? null : latest(rest, now.key));
  refresh(
    one("[data-result]"),
    rated.length === 0 && h("p", {}, words.nothing),
    rest.length > 0 && select(rest, other),
    (rated.length > 0 || other) && [compared(all, now, other), ratings(all, now, other)],
    radar && h("div", { "data-radar": true }),
    rated.length > 0 && [buttons(rated.length), pattern(all, now)],
  );
  if (!radar) return;
  import("./radar.js").then(
    (found) => found.show(rated, now, other),
    () => say(playbook.words.base.not_loaded),
  );
}

/** @param {number} rated */
const buttons = (rated) =>
  h(
    "p",
    { class: "pb-row" },
    rated > 2 &&
      readiness.button("radar", radar ? words.hide_radar : words.radar, () => {
        radar = !radar;
        readiness.again();
      }),
    readiness.button("print", words.print, () => print("result")),
  );

/**
 * What is compared without being asked: the reader's own ratings before these, or else somebody's.
 * @param {Rated[]} rest
 * @param {string} key
 */
const latest = (rest, key) => rest.findLast((found) => !found.by && found.key < key) ?? rest.findLast(({ by }) => by);

/**
 * @param {Rated[]} rest
 * @param {Rated | null | undefined} other
 */
function select(rest, other) {
  const options = rest.map(({ key, name }) => h("option", { value: key, selected: key === other?.key }, name));
  const choice = h("select", { class: "pb-input", id: "pb-compare" }, h("option", { value: "" }, words.none), options);
  choice.addEventListener("change", () => {
    against = choice.value;
    readiness.again();
  });
  return h("p", { class: "pb-compare" }, h("label", { for: "pb-compare" }, words.compare), choice);
}

/**
 * Print one part of the page, which the style sheet picks by this name.
 * @param {string} part
 */
export function print(part) {
  document.documentElement.dataset.print = part;
  addEventListener(
    "afterprint",
    () => {
      delete document.documentElement.dataset.print;
    },
    { once: true },
  );
  window.print();
}

/** @param {string} key */
export const compare = (key) => {
  against = key;
};
