// What the reader has written, on the plan: notes, decisions, measures, ratings, and what the playbook no longer has.
import * as days from "./days.js";
import { every, fill, h, one } from "./elements.js";
import * as items from "./items.js";
import * as plan from "./my-plan-items.js";
import * as store from "./store.js";
import { sparkline, values } from "./values.js";

/** @import { Child } from "./elements.js" */
/** @import { Review } from "./records.js" */

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
    ...lost.map(({ id, said, note }) => line(h("code", {}, id), said, note)),
  ];
}

function showNotes() {
  const gone = every("[data-retired]").map((line) => [line, line.dataset.retired.split(" ")]);
  const retired = new Set(gone.flatMap(([, names]) => names).map((name) => name.replace("item:", "")));
  const namesOf = (/** @type {Found} */ node) => plan.boxOf(node).dataset.names;
  const stateOf = (/** @type {string} */ id, /** @type {Review} */ record) =>
    !retired.has(id) &&
    record.s &&
    fill(words.unknown, { state: playbook.words.base[`state_${items.stateOf(record)}`] });
  const lines = [
    ...linesOf("item", plan.all().filter(plan.boxOf), namesOf, (node) => items.recordOf(namesOf(node)), stateOf),
    ...linesOf(
      "review",
      plan.all().filter((node) => !plan.boxOf(node)),
      (/** @type {Found} */ node) => node.dataset.review,
      plan.answerOf,
    ),
  ];
  one("[data-notes]").replaceChildren(...lines);
  for (const [line, names] of gone) {
    const kept = names
      .map((/** @type {`item:${string}`} */ name) => [name, store.get(name)])
      .find((/** @type {[string, Review | undefined]} */ [, record]) => record && record.s !== "todo");
    line.hidden = !kept;
    const [name, record] = kept ?? [];
    const state = name?.startsWith("item:") ? `${playbook.words.base[`state_${items.stateOf(record)}`]}, ` : "";
    line.querySelector("[data-kept]").textContent = kept ? `${state}${days.show(items.dayOf(record))}.` : "";
  }
  one("[data-gone]").hidden = gone.every(([line]) => line.hidden);
  const decided = showDecisions();
  one("[data-empty=notes]").hidden = lines.length + decided > 0;
}

function showDecisions() {
  const lines = every("[data-decision]");
  for (const line of lines) {
    const record = store.find("decision", line.dataset.decision.split(","));
    line.hidden = !record;
    const option =
      record?.o && [...line.querySelectorAll("[data-option]")].find((found) => found.dataset.option === record.o);
    const parts = [option?.textContent, record?.by && fill(words.decide_by, { day: days.show(record.by) })].filter(
      Boolean,
    );
    line.querySelector("[data-decided]").textContent = parts.join(", ");
  }
  return lines.filter((line) => !line.hidden).length;
}

function showMeasures() {
  let shown = 0;
  for (const part of every("[data-measures]")) {
    for (const line of part.querySelectorAll("[data-measured]")) {
      const found = values(line.dataset.measured);
      line.hidden = found.length === 0;
      const drawn = sparkline(found);
      line
        .querySelector("[data-values]")
        .replaceChildren(
          ...(drawn ? [drawn, " "] : []),
          found.map(([day, value]) => `${days.show(day)}: ${value}`).join(" · "),
        );
      shown += found.length;
    }
    const ratings = part.querySelector("[data-ratings]");
    const steps = plan.namesOf(part.dataset.measures);
    const dates = store
      .entries("sitting")
      .filter(([id, { v }]) => v && steps.includes(id.split("/")[0]))
      .map(([id]) => id.split("/")[1].slice(0, 10));
    ratings.hidden = dates.length === 0;
    ratings.querySelector("[data-days]").textContent = [...new Set(dates)]
      .sort()
      .filter(days.isDay)
      .map(days.show)
      .join(", ");
    part.hidden = dates.length === 0 && [...part.querySelectorAll("[data-measured]")].every((line) => line.hidden);
    shown += dates.length;
  }
  one("[data-empty=measures]").hidden = shown > 0;
}

export function showWritten() {
  showNotes();
  showMeasures();
}
