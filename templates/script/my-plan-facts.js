// What the plan says of an item or a review, in whatever form.
import * as items from "./items.js";
import * as plan from "./my-plan-items.js";
import { goneLines } from "./my-plan-names.js";
import { published } from "./published.js";
import * as store from "./store.js";

/** @import { Item } from "./records.js" */
/** @typedef {ReturnType<typeof factsOf>} Facts */

/**
 * What an item or review of the plan says in any form.
 * @param {Found} node
 */
export function factsOf(node) {
  const box = plan.boxOf(node);
  /** @type {Item | undefined} */
  const record = box ? items.recordOf(box.dataset.names) : plan.answerOf(node);
  return {
    id: box ? box.dataset.item : reviewName(`${node.dataset.of}/${node.dataset.phase}`),
    first: box ? oldest(box.dataset.names) : reviewName(oldest(node.dataset.review)),
    text: node.querySelector("label").textContent.trim(),
    url: published(node.querySelector(".pb-plan__facts a").href),
    step: node.dataset.of,
    phase: node.dataset.phase,
    due: plan.dueOf(node),
    planned: plan.plannedOf(node),
    review: !box,
    ...said(record),
  };
}

/** @param {string} names Every name that it ever had, the latest first. */
const oldest = (names) => names.split(",").at(-1) ?? "";
/** @param {string} name */
const reviewName = (name) => name.replace("/", "/review-");

/** @param {string} step */
export const factsOfStep = (step) => plan.nodesOf(step).map(factsOf);

/**
 * What the reader has said.
 * @param {Item | undefined} record
 */
const said = (record) => ({
  state: items.stateOf(record),
  day: record?.s && record.s !== "todo" ? items.dayOf(record) : "",
  note: record?.n ?? "",
  reason: items.reasonOf(record),
});

/** What the reader has of items that are no longer in the playbook. @returns {Facts[]} */
export const factsOfGone = () =>
  goneLines().flatMap(({ line, names }) => {
    const name = names.find((found) => found.startsWith("item:") && store.get(/** @type {`item:${string}`} */ (found)));
    if (!name) return [];
    const record = /** @type {Item} */ (store.get(/** @type {`item:${string}`} */ (name)));
    const id = name.slice("item:".length);
    return [
      {
        ...said(record),
        id,
        first: id,
        text: line.querySelector("q").textContent,
        url: "",
        step: id.split("/")[0],
        phase: "",
        due: null,
        planned: null,
        review: false,
      },
    ];
  });
