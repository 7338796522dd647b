// The radar of a readiness page: loaded when it is asked for. The table beside it says the same in words.
import * as days from "./days.js";
import { draw } from "./draw.js";
import { fill, h, one } from "./elements.js";
import * as readiness from "./sittings.js";

/** @import { Sitting } from "./records.js" */
/** @import { Rated, Shown, Statement } from "./sittings.js" */

const words = playbook.words.radar;
const MOST = 4;
const STEP = 22; // From one ring to the next.
const NUMBERS = 102; // From the middle.

/**
 * @param {Statement[]} rated
 * @param {Shown} from
 * @param {Rated | null | undefined} other
 */
export function show(rated, { day, record }, other) {
  const you = fill(playbook.words.readiness.you, { day: days.show(day) });
  const place = one("[data-radar]");
  if (rated.length < 3) return place?.replaceChildren();
  return place?.replaceChildren(
    picture(rated, record, other?.record),
    h("p", { class: "pb-hint" }, other ? fill(words.two, { you, other: other.name }) : fill(words.one, { you })),
  );
}

/**
 * @param {Statement[]} rated
 * @param {Partial<Sitting> | undefined} record
 * @param {Partial<Sitting> | undefined} other
 */
function picture(rated, record, other) {
  const valuesOf = (/** @type {Partial<Sitting> | undefined} */ found) =>
    rated.map((statement) => readiness.ratingOf(found, statement));
  const mine = valuesOf(record);
  const said = rated.map(({ number }, index) => `${number}: ${mine[index]}`).join(", ");
  return draw(
    "svg",
    { class: "pb-radar", viewBox: "-115 -115 230 230", role: "img", "aria-labelledby": "pb-radar-title pb-radar-said" },
    draw("title", { id: "pb-radar-title" }, words.title),
    draw("desc", { id: "pb-radar-said" }, said),
    web(rated.length),
    other ? line(valuesOf(other), "other") : [],
    line(mine, "mine"),
    rated.map((statement, index) =>
      dot(placeOf(index, rated.length, mine[index] * STEP), readiness.isCounted(record, statement)),
    ),
    rated.map(({ number }, index) => {
      const [x, y] = placeOf(index, rated.length, NUMBERS);
      return draw("text", { x, y }, String(number));
    }),
  );
}

/**
 * Where a statement's ray is so far from the middle.
 * @param {number} index
 * @param {number} all
 * @param {number} radius
 */
function placeOf(index, all, radius) {
  const angle = (2 * Math.PI * index) / all;
  return [Math.sin(angle) * radius, -Math.cos(angle) * radius].map((part) => part.toFixed(1));
}

/**
 * A line from ray to ray, past those without a value.
 * @param {number[]} values
 * @param {string} name
 */
function line(values, name) {
  const places = values.map((value, index) => value && placeOf(index, values.length, value * STEP).join());
  return draw("polygon", { class: `pb-radar__${name}`, points: places.filter(Boolean).join(" ") });
}

/**
 * The rings, and a ray for each statement.
 * @param {number} all
 */
function web(all) {
  const rings = [1, 2, 3, MOST].map((ring) => line(Array(all).fill(ring), "ring"));
  const rays = Array.from({ length: all }, (_, index) => {
    const [x2, y2] = placeOf(index, all, MOST * STEP);
    return draw("line", { x2, y2, class: "pb-radar__ring" });
  });
  return [...rings, ...rays];
}

/**
 * @param {string[]} place
 * @param {boolean} counted
 */
const dot = ([cx, cy], counted) =>
  draw("circle", { cx, cy, r: 4, class: `pb-radar__dot${counted ? "" : " pb-radar__dot--open"}` });
