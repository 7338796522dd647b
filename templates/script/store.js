// What the reader has recorded, in this browser alone: kept, taken back, and told to whoever shows it.
import { isObject } from "./fields.js";
import { together } from "./merging.js";
import { fromFirst, isOfRecords, isRecord, read, recordsIn, textIn, wholeOf, writeIn } from "./records.js";

/** @import { Kept, Kinds } from "./records.js" */
/** @typedef {{ [K in keyof Kinds]: [name: `${K}:${string}`, fields: Partial<Kinds[K]>] }[keyof Kinds]} Change */
/** @typedef {{ name: string, before: unknown, after: unknown }[]} Undo */

const UNDOS = 50;

/** @type {Map<string, unknown> | null} */
let kept = null; // Records that cannot be stored: the browser refuses, is full, or holds what a newer page wrote.
/** Why that is. There is no use in trying again but where it is full. @type {"" | "blocked" | "full" | "newer"} */
let why = "";
/** @type {{ text: string | null, records: Map<string, unknown> }} */
let last = { text: null, records: new Map() }; // What was last parsed, so that equal text is not parsed again.
let fresh = false; // Whether it was read in this go: a page asks hundreds of times while it is drawn.
/** @type {string | null} */
let damaged = null; // Text that could not be read. It is put aside before anything is written over it.
/** @type {Undo[]} */
const undos = [];
/** @type {Set<() => void>} */
const listeners = new Set();

/** Every record, by name. @returns {Map<string, unknown>} */
export function all() {
  if (kept) return kept;
  if (fresh) return last.records;
  try {
    const text = textIn("records");
    if (text !== null && text === last.text) return remember();
    const found = text === null ? null : recordsIn(text);
    if (found === "newer") return lock("newer"); // Leave it whole.
    damaged = found ? null : text;
    last = { text, records: found ?? fromFirst(textIn("first")) };
  } catch {
    return lock("blocked");
  }
  return remember();
}

function remember() {
  fresh = true;
  queueMicrotask(() => {
    fresh = false;
  });
  return last.records;
}

/** Every record as storage has it now: another tab may have written since. */
function allAnew() {
  fresh = false;
  return all();
}

/**
 * @param {"blocked" | "newer"} reason
 * @returns {Map<string, unknown>}
 */
function lock(reason) {
  why = reason;
  kept = new Map();
  return kept;
}

/** @param {Map<string, unknown>} records */
function write(records) {
  if (kept) kept = records;
  if (why && why !== "full") return;
  const text = wholeOf(records);
  try {
    if (damaged !== null) writeIn("damaged", damaged);
    writeIn("records", text);
    last = { text, records };
    kept = damaged = null;
    why = "";
  } catch (error) {
    kept = records; // The next change tries again.
    why = error instanceof DOMException && error.name === "SecurityError" ? "blocked" : "full";
  }
}

/** Whether a record tells how a page is used: nobody means that who takes a change back. @param {string} name */
export const isAside = (name) => /^(setting|hint):/.test(name);

function tell() {
  for (const listener of listeners) listener();
}

/**
 * A record, or undefined.
 * @template {keyof Kinds} K
 * @param {`${K}:${string}`} name
 * @returns {Kinds[K] | undefined}
 */
export const get = (name) => /** @type {Kinds[K] | undefined} */ (read(name, all().get(name)));

/**
 * What is kept under all of an entry's ids: the one it has, and those it had before.
 * @template {keyof Kinds} K
 * @param {K} kind
 * @param {string[]} ids
 */
export function find(kind, ids) {
  const found = ids.map((id) => get(/** @type {`${K}:${string}`} */ (`${kind}:${id}`)));
  return /** @type {Kinds[K] | undefined} */ (together(`${kind}:`, found));
}

/**
 * The records of a kind, as pairs of id and record.
 * @template {keyof Kinds} K
 * @param {K} kind
 * @returns {[id: string, record: Kinds[K]][]}
 */
export const entries = (kind) =>
  [...all().keys()]
    .filter((name) => name.startsWith(`${kind}:`))
    .flatMap((name) => {
      const record = get(/** @type {`${K}:${string}`} */ (name));
      return record ? [[name.slice(kind.length + 1), record]] : [];
    });

/**
 * Replace records at once, as one step of undo: pairs of name and fields. Each gets the time of now.
 * @param {Change[]} changes
 * @param {{ undoable?: boolean }} how
 */
export function put(changes, { undoable = true } = {}) {
  const t = Date.now();
  take(
    changes.map(([name, fields]) => [name, { ...fields, t }]),
    { undoable },
  );
}

/**
 * Replace records at once by such as keep their own time.
 * @param {[name: string, record: Kept][]} found
 * @param {{ undoable?: boolean }} how
 */
export function take(found, { undoable = true } = {}) {
  const records = new Map(allAnew());
  const step = found.map(([name, record]) => ({ name, before: records.get(name), after: read(name, record) }));
  for (const { name, after } of step) records.set(name, after);
  write(records);
  if (undoable) addUndo(step.filter(({ name }) => !isAside(name)));
  tell();
}

/** @param {Undo} step */
function addUndo(step) {
  if (step.length) undos.push(step);
  if (undos.length > UNDOS) undos.shift();
}

/**
 * Change some fields of one record and keep its others; a field that becomes undefined is dropped.
 * @template {keyof Kinds} K
 * @param {`${K}:${string}`} name
 * @param {Partial<Kinds[K]>} fields
 */
export const set = (name, fields) => put([/** @type {Change} */ ([name, { ...get(name), ...fields }])]);

/** @param {unknown} record */
const withoutTime = (record) => JSON.stringify(isObject(record) ? { ...record, t: 0 } : record);

/**
 * Take the last change back, but nothing that another tab has changed since.
 * Returns whether there was anything to take back, and null where nothing had been changed.
 */
export function undo() {
  const step = undos.pop();
  if (!step) return null;
  const records = new Map(allAnew());
  const ours = step.filter(({ name, after }) => withoutTime(records.get(name)) === withoutTime(after));
  for (const { name, before } of ours) {
    if (before === undefined) records.delete(name);
    else records.set(name, isRecord(before) ? { ...before, t: Date.now() } : before);
  }
  write(records);
  tell();
  return ours.length > 0;
}

/** Delete everything, as one step of undo. */
export function clear() {
  addUndo([...allAnew()].map(([name, before]) => ({ name, before, after: undefined })));
  write(new Map());
  tell();
}

addEventListener("storage", (event) => isOfRecords(event) && tell()); // Another tab.

/** Why what is recorded lasts only until the reader leaves; nothing where it is kept. */
export function whyLost() {
  all();
  return why;
}

/** Call whenever a record has changed. @param {() => void} listener */
export const onChange = (listener) => listeners.add(listener);
