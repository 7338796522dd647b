// Checklist items: the state and note the reader gives each, and what has changed since.
import * as days from "./days.js";
import * as store from "./store.js";

/** @import { State } from "./fields.js" */
/** @import { Item, Kept } from "./records.js" */
/** @typedef {Kept & { s?: State, d?: string }} Settled What has a state: an item, a review. */

/** @param {string} names */
export const idsOf = (names) => names.split(",");

/**
 * An item's record.
 * @param {string | undefined} names
 */
export const recordOf = (names) => store.find("item", idsOf(names ?? ""));

/** @param {Settled | undefined} record */
export const stateOf = (record) => record?.s ?? "todo";
/** @param {Settled | undefined} record */
const isSettled = (record) => ["done", "skip"].includes(stateOf(record));
/** @param {Settled} record */
export const dayOf = (record) => record.d ?? days.of(new Date(record.t));
/**
 * Whether the words of what is settled have changed since.
 * @param {Item | undefined} record
 * @param {string | undefined} revision
 */
export const isChanged = (record, revision) =>
  isSettled(record) && Boolean(record?.r && revision) && record?.r !== revision;

/**
 * An item's record with other fields, as a pair of name and record: under the id that it has now.
 * @param {Found} box
 * @param {Partial<Item>} fields
 * @returns {[name: `item:${string}`, fields: Partial<Item>]}
 */
export function changed(box, fields) {
  const [id] = idsOf(box.dataset.names);
  const state = "s" in fields ? { d: days.today(), r: box.dataset.rev } : {};
  const next = { ...recordOf(box.dataset.names), ...state, ...fields };
  if (next.s !== "skip") delete next.w;
  return [`item:${id}`, next];
}

/**
 * @param {Found} box
 * @param {Partial<Item>} fields
 */
export const change = (box, fields) => store.put([changed(box, fields)]);

/**
 * The items that joined a list after the reader had settled every other one in it.
 * @param {Found[]} boxes
 */
export function newIn(boxes) {
  const settled = boxes.flatMap((box) => recordOf(box.dataset.names) ?? []).filter(isSettled);
  const open = boxes.filter((box) => !isSettled(recordOf(box.dataset.names)));
  const last = settled.map(dayOf).sort().at(-1);
  const first = boxes
    .filter((box) => !open.includes(box))
    .map((box) => box.dataset.added ?? "")
    .sort()
    .at(-1);
  if (!last || first === undefined) return [];
  return open.every(({ dataset: { added } }) => days.isDay(added) && added > last && added > first) ? open : [];
}
