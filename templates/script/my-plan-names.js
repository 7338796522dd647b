// What a record is called on the plan: an item's words, or those that it had before it was removed.
import { every, fill } from "./elements.js";
import { idsOf } from "./items.js";
import * as plan from "./my-plan-items.js";

/** The box of each item, by each of its ids. @returns {Map<string, Found>} */
export const boxes = () =>
  new Map(
    plan
      .all()
      .map(plan.boxOf)
      .filter(Boolean)
      .flatMap((box) => idsOf(box.dataset.names).map((id) => [id, box])),
  );

/** What is no longer in the playbook: each line with the names of its records. */
export const goneLines = () =>
  every("[data-retired]").map((line) => ({ line, names: line.dataset.retired.split(" ") }));

/**
 * The words of an item that is on the plan, or was; else that it is not known here.
 * @param {string} id
 */
export function wordsOf(id) {
  const found = boxes().get(id)?.closest("li").querySelector("label");
  const gone = goneLines()
    .find(({ names }) => names.includes(`item:${id}`))
    ?.line.querySelector("q");
  return (found ?? gone)?.textContent ?? fill(playbook.words.plan.unknown_item, { id });
}
