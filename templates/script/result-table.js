// The table of a readiness page's result, with bars, and what it says in comparison.
import * as days from "./days.js";
import { draw } from "./draw.js";
import { fill, h } from "./elements.js";
import * as readiness from "./sittings.js";
import { table } from "./table.js";

/** @import { Sitting } from "./records.js" */
/** @import { Rated, Shown, Statement } from "./sittings.js" */

const words = playbook.words.readiness;
const APART = 2; // Steps between two raters from which they should talk, as the content says.

/**
 * @param {Statement[]} all
 * @param {Shown} now
 * @param {Rated | null | undefined} other
 */
export function ratings(all, now, other) {
  const you = fill(words.you, { day: days.show(now.day) });
  const titles = [words.statement, you, ...(other ? [other.name, words.difference] : []), words.evidence];
  const rated = all.filter(
    (statement) => readiness.ratingOf(now.record, statement) || readiness.ratingOf(other?.record, statement),
  );
  const rows = rated.map((statement) => row(statement, now.record, other, you));
  return table({ class: "pb-table pb-ratings" }, titles, rows);
}

/**
 * @param {Statement} statement
 * @param {Partial<Sitting> | undefined} record
 * @param {Rated | null | undefined} other
 * @param {string} you
 */
function row(statement, record, other, you) {
  const evidence = readiness.evidenceOf(record, statement);
  const value = readiness.ratingOf(record, statement);
  const changed = readiness.isChanged(record, statement) || readiness.isChanged(other?.record, statement);
  const said = evidence
    ? h("span", { class: "pb-mine__note" }, evidence)
    : value
      ? h("em", {}, words.no_evidence)
      : "–";
  return h(
    "tr",
    {},
    h(
      "th",
      { scope: "row" },
      `${statement.number}. `,
      h("a", { href: `#${statement.box.querySelector("h3").id}` }, statement.text),
      changed && h("span", { class: "pb-hint" }, ` (${words.changed_short})`),
    ),
    cell(you, value, evidence !== ""),
    other && theirs(statement, value, other),
    h("td", { "data-label": words.evidence }, said),
  );
}

/**
 * What another sitting has of a statement, and how far that is from here.
 * @param {Statement} statement
 * @param {number} mine
 * @param {Rated} other
 */
function theirs(statement, mine, other) {
  const value = readiness.ratingOf(other.record, statement);
  const apart = h("td", { "data-label": words.difference }, difference(mine, value, other.by));
  return [cell(other.name, value, true), apart];
}

/**
 * @param {string} label
 * @param {number} value
 * @param {boolean} counted
 */
function cell(label, value, counted) {
  const rects = [1, 2, 3, 4].map((place) =>
    draw("rect", { x: 25 * place - 24, y: 1, width: 22, height: 8, ...(place <= value && { class: "pb-on" }) }),
  );
  return h(
    "td",
    { "data-label": label },
    value ? fill(words.value, { n: value }) : "–",
    value > 0 &&
      draw(
        "svg",
        {
          class: counted ? "pb-gauge" : "pb-gauge pb-gauge--open",
          viewBox: "0 0 100 10",
          preserveAspectRatio: "none",
          "aria-hidden": "true",
        },
        rects,
      ),
  );
}

/** @param {string} sign */
const arrow = (sign) => h("span", { "aria-hidden": "true" }, `${sign} `);

/**
 * A change over time, or the distance of two raters: in words, with a sign.
 * @param {number} mine
 * @param {number} theirs
 * @param {string | undefined} by
 */
function difference(mine, theirs, by) {
  if (!mine || !theirs) return "–";
  const steps = by ? theirs - mine : mine - theirs;
  if (!steps) return [arrow("="), words.same];
  const said = by ? [words.higher, words.lower] : [words.up, words.down];
  const text = fill(said[steps > 0 ? 0 : 1], { n: Math.abs(steps) });
  return [arrow(steps > 0 ? "↑" : "↓"), by && Math.abs(steps) >= APART ? h("strong", {}, text) : text];
}

/**
 * What the table says in comparison: what to talk about with somebody else, or what has moved since.
 * @param {Statement[]} all
 * @param {Shown} from
 * @param {Rated | null | undefined} other
 */
export function compared(all, { record }, other) {
  if (!other) return null;
  const pairs = all
    .map((statement) => ({
      number: statement.number,
      mine: readiness.ratingOf(record, statement),
      theirs: readiness.ratingOf(other.record, statement),
    }))
    .filter(({ mine, theirs }) => mine && theirs);
  if (!other.by)
    return (
      pairs.length > 0 &&
      h(
        "p",
        {},
        moved(
          other.day,
          pairs.map(({ mine, theirs }) => mine - theirs),
        ),
      )
    );
  const apart = pairs.filter(({ mine, theirs }) => Math.abs(mine - theirs) >= APART);
  const numbers = apart.map(({ number }) => number).join(", ");
  return numbers && h("p", { class: "pb-changed" }, fill(words.apart, { numbers }));
}

/**
 * @param {string} day
 * @param {number[]} steps
 */
const moved = (day, steps) =>
  fill(words.moved, {
    day: days.show(day),
    up: steps.filter((step) => step > 0).length,
    down: steps.filter((step) => step < 0).length,
    same: steps.filter((step) => step === 0).length,
  });
