// What the reader has recorded, in this browser alone: kept, taken back, and told to whoever shows it.
import { VERSION, fromFirst, isObject, isRecord, read, recordsOf } from "./records.js";

const KEY = `playbook:${playbook.site}`;
const FIRST_VERSION = `${KEY}:ticks`; // Read once, never changed.
const UNDOS = 50;
const ASIDE = /^(setting|hint):/; // How a page is used: nobody means that who takes a change back.

let kept = null; // Records that cannot be stored: the browser refuses, is full, or holds what a newer page wrote.
let locked = false; // Whether there is no use in trying again: all but a full browser.
let last = { text: null, records: new Map() }; // What was last parsed, so that equal text is not parsed again.
let fresh = false; // Whether it was read in this go: a page asks hundreds of times while it is drawn.
let damaged = null; // Text that could not be read. It is put aside before anything is written over it.
const undos = []; // Each a list of { name, before, after }.
const listeners = new Set();

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Damaged beyond reading.
  }
}

/** Every record, by name. */
export function all() {
  if (kept) return kept;
  if (fresh) return last.records;
  try {
    const text = localStorage.getItem(KEY);
    if (text !== null && text === last.text) return remember();
    const stored = text === null ? null : parse(text);
    if (stored?.version > VERSION) return lock(); // A newer page wrote it: leave it whole.
    const whole = stored?.version === VERSION && isObject(stored.records);
    damaged = text === null || whole ? null : text;
    last = { text, records: whole ? recordsOf(stored.records) : fromFirst(parse(localStorage.getItem(FIRST_VERSION))) };
  } catch {
    return lock();
  }
  return remember();
}

function remember() {
  fresh = true;
  queueMicrotask(() => { fresh = false; });
  return last.records;
}

/** Every record as storage has it now: another tab may have written since. */
function allAnew() {
  fresh = false;
  return all();
}

function lock() {
  locked = true;
  return (kept = new Map());
}

const serialise = (records) => JSON.stringify({ version: VERSION, records: Object.fromEntries(records) });

function write(records) {
  if (kept) kept = records;
  if (locked) return;
  const text = serialise(records);
  try {
    if (damaged !== null) localStorage.setItem(`${KEY}:damaged`, damaged);
    localStorage.setItem(KEY, text);
    last = { text, records };
    kept = damaged = null;
  } catch {
    kept = records; // Full. The next change tries again.
  }
}

function tell() {
  for (const listener of listeners) listener();
}

/** A record, or undefined. */
export const get = (name) => read(name, all().get(name));

/** The newest record under any of an entry's ids: the one it has, and those it had before. */
export function find(kind, ids) {
  const found = ids.map((id) => get(`${kind}:${id}`)).filter(Boolean);
  return found.reduce((newest, other) => (newest && newest.t >= other.t ? newest : other), undefined);
}

/** The records of a kind, as pairs of id and record. */
export const entries = (kind) =>
  [...all().keys()].filter((name) => name.startsWith(`${kind}:`))
    .map((name) => [name.slice(kind.length + 1), get(name)]).filter(([, record]) => record);

/** Replace records at once, as one step of undo: pairs of name and fields. Each gets the time of now. */
export function put(changes, { undoable = true } = {}) {
  const records = new Map(allAnew());
  const step = changes.map(([name, fields]) => ({ name, before: records.get(name), after: read(name, { ...fields, t: fields.t ?? Date.now() }) }));
  for (const { name, after } of step) records.set(name, after);
  write(records);
  if (undoable) addUndo(step.filter(({ name }) => !ASIDE.test(name)));
  tell();
}

function addUndo(step) {
  if (step.length) undos.push(step);
  if (undos.length > UNDOS) undos.shift();
}

/** Change some fields of one record and keep its others; a field that becomes undefined is dropped. */
export const set = (name, fields) => put([[name, { ...get(name), ...fields, t: Date.now() }]]);

const withoutTime = (record) => JSON.stringify(isObject(record) ? { ...record, t: 0 } : record);

/** Take the last change back, but nothing that another tab has changed since. Returns whether there was anything to
 *  take back, and null where nothing had been changed.
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

addEventListener("storage", ({ key }) => (key === null || key === KEY) && tell()); // Another tab.

/** Whether records last only until the reader leaves. */
export const isVolatile = () => (all(), kept !== null);

/** Call whenever a record has changed. */
export const onChange = (listener) => listeners.add(listener);
