// The pattern that is closest to the ratings of a readiness page, and where to begin.
import { every, fill, h } from "./elements.js";
import * as readiness from "./sittings.js";

/** @import { Child } from "./elements.js" */
/** @import { Sitting } from "./records.js" */
/** @import { Statement } from "./sittings.js" */

const words = playbook.words.readiness;
const LOW = 2; // The highest rating that counts as low, as the bands' words say.

/**
 * @param {Statement[]} all
 * @param {{ record: Partial<Sitting> | undefined }} from
 */
export function pattern(all, { record }) {
  const counted = all.filter((statement) => readiness.isCounted(record, statement));
  const lows = counted.filter((statement) => readiness.ratingOf(record, statement) <= LOW);
  const band = every("[data-from-low]").find(({ dataset }) => lows.length >= Number(dataset.fromLow));
  const missing = Number(readiness.place().dataset.enough) - counted.length;
  if (missing > 0 || !band) return note(words.band_none, h("p", {}, fill(words.too_few, { n: missing })));
  return note(
    fill(words.band, { title: band.querySelector("h3").textContent }),
    h("p", {}, fill(words.count, { low: lows.length, counted: counted.length })),
    ...[...band.querySelectorAll("p")].slice(0, 2).map((part) => part.cloneNode(true)), // When it holds, and advice.
    ...starts(lows, record),
    h("p", { class: "pb-hint" }, words.band_note),
  );
}

/**
 * @param {string} title
 * @param {...Child} content
 */
const note = (title, ...content) => h("section", { class: "pb-note pb-pattern" }, h("h3", {}, title), ...content);

/**
 * Where to begin: the items of the two lowest statements.
 * @param {Statement[]} lows
 * @param {Partial<Sitting> | undefined} record
 */
function starts(lows, record) {
  const lowest = [...lows]
    .sort((one, two) => readiness.ratingOf(record, one) - readiness.ratingOf(record, two))
    .slice(0, 2);
  const links = new Map(
    lowest.flatMap(({ box }) => [...box.querySelectorAll("[data-start] a")]).map((link) => [link.href, link]),
  );
  const items = [...links.values()].map((link) => h("li", {}, link.cloneNode(true)));
  return items.length ? [h("p", { class: "pb-label" }, words.start), h("ul", {}, items)] : [];
}
