// Checklist items: the state and note the reader gives each, and what has changed since.
import * as days from "./days.js";
import * as store from "./store.js";

/** @import { State } from "./fields.js" */
/** @import { Item, Kept } from "./records.js" */
/** @typedef {Kept & { s?: State, d?: string }} Settled What has a state: an item, a review. */

/**
 * An item's ids, the present one first. Where names stand in a list, `@` and the revision of its words follow them.
 * @param {string} names
 */
export const idsOf = (names) => names.split("@")[0].split(",");

/**
 * An item's record.
 * @param {string | undefined} names
 */
export const recordOf = (names) => store.find("item", idsOf(names ?? ""));

/** @param {Settled | undefined} record */
export const stateOf = (record) => record?.s ?? "todo";
/** @param {Settled | undefined} record */
export const isSettled = (record) => ["done", "skip"].includes(stateOf(record));
/**
 * Why an item is not for the reader. The reason stays with an item that is taken up again, and is not said of it.
 * @param {Item | undefined} record
 */
export const reasonOf = (record) => (stateOf(record) === "skip" && record?.w) || "";
/** @param {Settled} record */
export const dayOf = (record) => record.d ?? days.of(new Date(record.t));
/**
 * Whether the words have changed for which something was recorded.
 * @param {{ r?: string } | undefined} record
 * @param {string | undefined} revision
 */
export const isReworded = (record, revision) => Boolean(record?.r && revision) && record?.r !== revision;
/**
 * Whether the words have changed of an item that is settled, begun or noted.
 * @param {Item | undefined} record
 * @param {string | undefined} revision
 */
export const isChanged = (record, revision) =>
  isReworded(record, revision) && (stateOf(record) !== "todo" || Boolean(record?.n));

/**
 * An item's record with other fields, as a pair of name and record: under the id that it has now.
 * @param {Found} box
 * @param {Partial<Item>} fields
 * @returns {[name: `item:${string}`, fields: Partial<Item>]}
 */
export function changed(box, fields) {
  const [id] = idsOf(box.dataset.names);
  const record = recordOf(box.dataset.names);
  const isFirst = stateOf(record) === "todo"; // Else the words are still those for which the state was given.
  const said = "s" in fields ? { d: days.today(), r: box.dataset.rev } : isFirst ? { r: box.dataset.rev } : {};
  return [`item:${id}`, { ...record, ...said, ...fields }];
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
