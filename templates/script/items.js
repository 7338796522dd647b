// Checklist items: the state and note the reader gives each, and what has changed since.
// A record `item:step/id` is { t, s: state, d: day of the state, r: revision it was given for, w: reason, n: note }.
import * as days from "./days.js";
import * as store from "./store.js";

export const STATES = ["todo", "doing", "done", "skip"];

export const idsOf = (names) => names.split(",");
const textOf = (value) => (typeof value === "string" && value ? value : undefined);

/** A record with its note and reason. What should be words and is none, say in a file that somebody made, is left out. */
export const readable = (found) => found && { ...found, n: textOf(found.n), w: textOf(found.w) };

/** An item's record. */
export const recordOf = (names) => readable(store.find("item", idsOf(names)));

export const stateOf = (record) => (STATES.includes(record?.s) ? record.s : "todo");
const isSettled = (record) => ["done", "skip"].includes(stateOf(record));
export const dayOf = (record) => (days.isDay(record?.d) ? record.d : days.of(new Date(record.t)));
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
