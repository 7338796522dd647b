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
  const at = (/** @type {number} */ index, /** @type {number} */ radius) => {
    const angle = (2 * Math.PI * index) / rated.length;
    return [Math.sin(angle) * radius, -Math.cos(angle) * radius].map((part) => part.toFixed(1));
  };
  const line = (/** @type {number[]} */ found, /** @type {string} */ name) =>
    draw("polygon", {
      class: `pb-radar__${name}`,
      points: found
        .map((value, index) => value && at(index, value * STEP).join())
        .filter(Boolean)
        .join(" "),
    });
  const values = (/** @type {Partial<Sitting> | undefined} */ found) =>
    rated.map((statement) => readiness.ratingOf(found, statement));
  const mine = values(record);
  const said = rated.map(({ number }, index) => `${number}: ${mine[index]}`).join(", ");
  return draw(
    "svg",
    { class: "pb-radar", viewBox: "-115 -115 230 230", role: "img", "aria-labelledby": "pb-radar-title pb-radar-said" },
    draw("title", { id: "pb-radar-title" }, words.title),
    draw("desc", { id: "pb-radar-said" }, said),
    [1, 2, 3, MOST].map((ring) =>
      line(
        mine.map(() => ring),
        "ring",
      ),
    ),
    rated.map((_, index) => {
      const [x2, y2] = at(index, MOST * STEP);
      return draw("line", { x2, y2, class: "pb-radar__ring" });
    }),
    other ? line(values(other), "other") : [],
    line(mine, "mine"),
    rated.map((statement, index) => {
      const [cx, cy] = at(index, mine[index] * STEP);
      return draw("circle", {
        cx,
        cy,
        r: 4,
        class: `pb-radar__dot${readiness.isCounted(record, statement) ? "" : " pb-radar__dot--open"}`,
      });
    }),
    rated.map(({ number }, index) => {
      const [x, y] = at(index, 102);
      return draw("text", { x, y }, String(number));
    }),
  );
}
