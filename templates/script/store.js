// What the reader has recorded, in this browser alone: one record for each thing, by `kind:id`.
// A record is a plain object with `t`, the time of its last change in ms; the newest one wins wherever two meet.
export const VERSION = 2;
const KEY = `playbook:${playbook.site}`;
const FIRST_VERSION = `${KEY}:ticks`; // { version: 1, items: { id: { d: done, t } } }: read once, never changed.
const NAME = /^[a-z]+(-[a-z]+)*:[a-z0-9@/-]+$/;
const LATEST = 8.64e15; // The last moment that a date can have, in ms.
const UNDOS = 50;
const ASIDE = /^(setting|hint):/; // How a page is used: nobody means that who takes a change back.

let kept = null; // Records that cannot be stored: the browser refuses, is full, or holds what a newer page wrote.
let locked = false; // Whether there is no use in trying again: all but a full browser.
let read = { text: null, records: new Map() }; // What was last parsed, so that equal text is not parsed again.
let fresh = false; // Whether it was read in this go: a page asks hundreds of times while it is drawn.
let damaged = null; // Text that could not be read. It is put aside before anything is written over it.
const undos = []; // Each a list of { name, before, after }.
const listeners = new Set();

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const plain = new WeakSet(); // Records that were looked at and are harmless.

export function isRecord(value) {
  if (!isObject(value) || !(value.t >= 0 && value.t <= LATEST)) return false;
  return plain.has(value) || (isPlain(value) && Boolean(plain.add(value)));
}

/** Whether no name in a value stands for what every object has: `toString` would break whatever shows it as text. */
function isPlain(value, depth = 0) {
  if (typeof value !== "object" || value === null) return true;
  return depth < 8 && Object.keys(value).every((key) => !(key in Object.prototype) && isPlain(value[key], depth + 1));
}

/** A map of what an object holds under names that a record may have; a Map, since an item may be called `toString`. */
export const recordsOf = (found) => new Map(isObject(found) ? Object.entries(found).filter(([name]) => NAME.test(name)) : []);

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Damaged beyond reading.
  }
}

function firstVersion() {
  const stored = parse(localStorage.getItem(FIRST_VERSION));
  const items = stored?.version === 1 && isObject(stored.items) ? Object.entries(stored.items) : [];
  const valid = items.filter(([id, tick]) => isObject(tick) && NAME.test(`item:${id}`));
  return new Map(valid.map(([id, { d, t }]) => [`item:${id}`, { t: Number(t) || 0, s: d === true ? "done" : "todo" }]));
}

/** Every record, by name. */
export function all() {
  if (kept) return kept;
  if (fresh) return read.records;
  try {
    const text = localStorage.getItem(KEY);
    if (text !== null && text === read.text) return remember();
    const stored = text === null ? null : parse(text);
    if (stored?.version > VERSION) return lock(); // A newer page wrote it: leave it whole.
    const whole = stored?.version === VERSION && isObject(stored.records);
    damaged = text === null || whole ? null : text;
    read = { text, records: whole ? recordsOf(stored.records) : firstVersion() };
  } catch {
    return lock();
  }
  return remember();
}

function remember() {
  fresh = true;
  queueMicrotask(() => { fresh = false; });
  return read.records;
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
    read = { text, records };
    kept = damaged = null;
  } catch {
    kept = records; // Full. The next change tries again.
  }
}

function tell() {
  for (const listener of listeners) listener();
}

/** A record, or undefined. */
export function get(name) {
  const found = all().get(name);
  return isRecord(found) ? found : undefined;
}

/** The newest record under any of an entry's ids: the one it has, and those it had before. */
export function find(kind, ids) {
  const found = ids.map((id) => get(`${kind}:${id}`)).filter(Boolean);
  return found.reduce((newest, other) => (newest && newest.t >= other.t ? newest : other), undefined);
}

/** The records of a kind, as pairs of id and record. */
export const entries = (kind) =>
  [...all()].filter(([name, record]) => name.startsWith(`${kind}:`) && isRecord(record))
    .map(([name, record]) => [name.slice(kind.length + 1), record]);

/** Replace records at once, as one step of undo: pairs of name and fields. Each gets the time of now. */
export function put(changes, { undoable = true } = {}) {
  const records = new Map(allAnew());
  const step = changes.map(([name, fields]) => ({ name, before: records.get(name), after: { ...fields, t: fields.t ?? Date.now() } }));
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

/** A value from elsewhere without anything a record may not hold, or undefined: plain data, few levels, no long text. */
export function clean(value, depth = 0) {
  if (typeof value === "string") return value.length <= 20_000 ? value : undefined;
  if (typeof value === "boolean" || Number.isFinite(value)) return value;
  if (depth > 4 || !isObject(value)) return undefined;
  const pairs = Object.entries(value).map(([key, inner]) => [key, clean(inner, depth + 1)]);
  if (pairs.length > 5000 || pairs.some(([key, inner]) => key in Object.prototype || key.length > 100 || inner === undefined)) return undefined;
  return Object.fromEntries(pairs);
}

addEventListener("storage", ({ key }) => (key === null || key === KEY) && tell()); // Another tab.

/** Whether records last only until the reader leaves. */
export const isVolatile = () => (all(), kept !== null);

/** Call whenever a record has changed. */
export const onChange = (listener) => listeners.add(listener);
