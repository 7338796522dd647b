// Checklist items: the state and note the reader gives each, and what has changed since.
import * as days from "./days.js";
import * as store from "./store.js";

export const idsOf = (names) => names.split(",");

/** An item's record. */
export const recordOf = (names) => store.find("item", idsOf(names));

export const stateOf = (record) => record?.s ?? "todo";
const isSettled = (record) => ["done", "skip"].includes(stateOf(record));
export const dayOf = (record) => record.d ?? days.of(new Date(record.t));
export const isChanged = (record, revision) => isSettled(record) && Boolean(record.r && revision) && record.r !== revision;

/** An item's record with other fields, as a pair of name and record: under the id that it has now. */
export function changed(box, fields) {
  const [id] = idsOf(box.dataset.names);
  const state = "s" in fields ? { d: days.today(), r: box.dataset.rev } : {};
  const next = { ...recordOf(box.dataset.names), ...state, ...fields, t: Date.now() };
  if (next.s !== "skip") delete next.w;
  return [`item:${id}`, next];
}

export const change = (box, fields) => store.put([changed(box, fields)]);

/** The items that joined a list after the reader had settled every other one in it. */
export function newIn(boxes) {
  const settled = boxes.map((box) => recordOf(box.dataset.names)).filter(isSettled);
  const open = boxes.filter((box) => !isSettled(recordOf(box.dataset.names)));
  const last = settled.map(dayOf).sort().at(-1);
  const first = boxes.filter((box) => !open.includes(box)).map((box) => box.dataset.added ?? "").sort().at(-1);
  const isNew = ({ dataset: { added } }) => days.isDay(added) && added > last && added > first;
  return last && open.every(isNew) ? open : [];
}
