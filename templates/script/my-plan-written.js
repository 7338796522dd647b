// What the reader has written, on the plan: notes, decisions, measures, ratings, and what the playbook no longer has.
import * as days from "./days.js";
import { every, fill, h, one } from "./elements.js";
import * as items from "./items.js";
import * as plan from "./my-plan-items.js";
import { goneLines, wordsOf } from "./my-plan-names.js";
import * as store from "./store.js";
import { sparkline, values } from "./values.js";

/** @import { Child } from "./elements.js" */
/** @import { Decision, Review } from "./records.js" */

const words = playbook.words.plan;

/**
 * Notes of a kind as lines: those of the plan with a link, what it no longer knows with its id and what is to say of it.
 * @param {"item" | "review"} kind
 * @param {Found[]} nodes
 * @param {(node: Found) => string} namesOf
 * @param {(node: Found) => Review | undefined} recordOf
 * @param {(id: string, record: Review) => string | false | undefined} [about]
 */
function linesOf(kind, nodes, namesOf, recordOf, about = () => "") {
  const line = (
    /** @type {Child} */ name,
    /** @type {string | false | undefined} */ said,
    /** @type {string | undefined} */ note,
  ) => h("li", {}, name, said && ` (${said})`, note && h("p", { class: "pb-mine__note" }, note));
  const known = new Set(nodes.flatMap((node) => namesOf(node).split(",")));
  const noted = nodes.map((node) => ({ node, note: recordOf(node)?.n })).filter(({ note }) => note);
  const lost = store
    .entries(kind)
    .filter(([id]) => !known.has(id))
    .map(([id, record]) => ({ id, said: about(id, record), note: record.n }))
    .filter(({ said, note }) => said || note);
  return [
    ...noted.map(({ node, note }) =>
      line(
        h("a", { href: node.querySelector(".pb-plan__facts a").href }, node.querySelector("label").textContent),
        "",
        note,
      ),
    ),
    ...lost.map(({ id, said, note }) => line(kind === "item" ? wordsOf(id) : h("code", {}, id), said, note)),
  ];
}

function showNotes() {
  const gone = goneLines();
  const retired = new Set(gone.flatMap(({ names }) => names));
  const about = (/** @type {string} */ id, /** @type {Review} */ record) =>
    !retired.has(`item:${id}`) && record.s && fill(words.unknown, { state: stateText(record) });
  const recordOf = (/** @type {Found} */ node) => items.recordOf(namesOf(node));
  const reviews = plan.all().filter((node) => !plan.boxOf(node));
  const lines = [
    ...linesOf("item", plan.all().filter(plan.boxOf), namesOf, recordOf, about),
    ...linesOf("review", reviews, (node) => node.dataset.review, plan.answerOf),
  ];
  one("[data-notes]").replaceChildren(...lines);
  for (const { line, names } of gone) showGone(line, names);
  one("[data-gone]").hidden = gone.every(({ line }) => line.hidden);
  const decided = showDecisions();
  one("[data-empty=notes]").hidden = lines.length + decided > 0;
}

/** @param {Found} node */
const namesOf = (node) => plan.boxOf(node).dataset.names;

/** @param {Review} record */
const stateText = (record) => playbook.words.base[`state_${items.stateOf(record)}`];

/**
 * A line of what is no longer in the playbook: what the reader had recorded of it, under whichever name.
 * @param {Found} line
 * @param {string[]} names
 */
function showGone(line, names) {
  const [name, record] = names.flatMap(kept)[0] ?? [];
  line.hidden = !record;
  const state = record && name?.startsWith("item:") ? `${stateText(record)}, ` : "";
  line.querySelector("[data-kept]").textContent = record ? `${state}${days.show(items.dayOf(record))}.` : "";
}

/**
 * A record with its name, unless there is nothing to say of it.
 * @param {string} name
 * @returns {[name: string, record: Review][]}
 */
function kept(name) {
  const record = store.get(/** @type {`item:${string}` | `review:${string}`} */ (name));
  return record && record.s !== "todo" ? [[name, record]] : [];
}

/**
 * What the reader has written about a decision: each text with a link to the field that it stands in.
 * @param {Decision | undefined} record
 * @param {string} address
 */
function answersIn(record, address) {
  const each = (/** @type {"e" | "q"} */ field) =>
    Object.entries(record?.[field] ?? {}).map(([key, text]) => [field, `${field}-${key}`, text]);
  return [...each("e"), ...each("q"), ["m", "mind", record?.m ?? ""]]
    .filter(([, , text]) => text)
    .map(([field, place, text]) =>
      h(
        "li",
        {},
        h("a", { href: `${address}#${place}` }, words[`wrote_${field}`]),
        h("p", { class: "pb-mine__note" }, text),
      ),
    );
}

function showDecisions() {
  const lines = every("[data-decision]");
  for (const line of lines) {
    const record = store.find("decision", line.dataset.decision.split(","));
    line.hidden = !record;
    const options = [...line.querySelectorAll("[data-option]")];
    const option = options.find(({ dataset }) => record?.o && dataset.option === record.o);
    const parts = [option?.textContent, record?.by && fill(words.decide_by, { day: days.show(record.by) })].filter(
      Boolean,
    );
    line.querySelector("[data-decided]").textContent = parts.join(", ");
    line.querySelector("[data-written]").replaceChildren(...answersIn(record, line.querySelector("a").href));
  }
  return lines.filter((line) => !line.hidden).length;
}

function showMeasures() {
  const shown = every("[data-measures]").map((part) => {
    const count = showValues(part) + showRatings(part);
    part.hidden = count === 0;
    return count;
  });
  one("[data-empty=measures]").hidden = shown.some((count) => count > 0);
}

/**
 * The measures of a step with what the reader has noted. Returns how many values that are.
 * @param {Found} part
 */
function showValues(part) {
  let shown = 0;
  for (const line of part.querySelectorAll("[data-measured]")) {
    const found = values(line.dataset.measured);
    const drawn = sparkline(found);
    const said = found.map(([day, value]) => `${days.show(day)}: ${value}`).join(" · ");
    line.hidden = found.length === 0;
    line.querySelector("[data-values]").replaceChildren(...(drawn ? [drawn, " "] : []), said);
    shown += found.length;
  }
  return shown;
}

/**
 * The days on which somebody rated. Returns how many sittings that are.
 * @param {Found} part
 */
function showRatings(part) {
  const steps = plan.namesOf(part.dataset.measures);
  const dates = store
    .entries("sitting")
    .filter(([id, { v }]) => v && steps.includes(id.split("/")[0]))
    .map(([id]) => id.split("/")[1].slice(0, 10));
  const known = [...new Set(dates)].sort().filter(days.isDay);
  const ratings = part.querySelector("[data-ratings]");
  ratings.hidden = dates.length === 0;
  ratings.querySelector("[data-days]").textContent = known.map(days.show).join(", ");
  return dates.length;
}

export function showWritten() {
  showNotes();
  showMeasures();
}
