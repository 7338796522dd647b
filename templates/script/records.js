// What a browser keeps of its reader: each kind of record, what its fields hold, the version of it all, and where it is.
// A record is a plain object under `kind:id`. What is no record, and what a field should not hold, nobody gets to see;
// kinds and fields that are not known here are kept as they are. `docs/records.md` tells the same to people.
import { arrangement, count, day, each, flag, hours, isObject, line, note, rating, state, text } from "./fields.js";

/** @import { Arrangement, Day, Each, Field, State } from "./fields.js" */

export const VERSION = 2;
const KEY = `playbook:${playbook.site}`;
const NAME = /^[a-z]+(-[a-z]+)*:[a-z0-9@/-]+$/;
const LATEST = 8.64e15; // The last moment that a date can have, in ms.

/** @typedef {{ t: number }} Kept The time of the last change, in ms: the newest wins wherever two meet. */
/** @typedef {Kept & { s?: State, d?: Day, r?: string, w?: string, n?: string }} Item */
/** @typedef {Kept & { s?: State, d?: Day, r?: string, n?: string }} Review */
/** @typedef {Kept & { start?: Day, since?: Day, free?: boolean, review?: Day, seq?: number }} Step */
/** @typedef {Kept & { v?: Each<number>, e?: Each<string>, r?: Each<string>, n?: string }} Sitting */
/** @typedef {Kept & { v?: Each<string>, r?: string }} Measure */
/** @typedef {Kept & { c?: number, d?: Day, r?: string }} Choice */
/** @typedef {Kept & { h?: Each<number>, cut?: Each<string>, add?: Each<string>, again?: Day }} Week */
/** @typedef {Kept & { c?: string }} Title */
/**
 * @typedef {Kept & { e?: Each<string>, q?: Each<string>, m?: string, o?: string, by?: Day, on?: Day, again?: Day,
 *   r?: string }} Decision
 */
/** @typedef {Kept & { step?: string, order?: Arrangement, off?: boolean }} Setting */
/** @typedef {Kept & { d?: Day }} Hint */

/**
 * @typedef {object} Kinds
 * @property {Item} item
 * @property {Review} review
 * @property {Step} step
 * @property {Sitting} sitting
 * @property {Measure} measure
 * @property {Choice} choice
 * @property {Week} week
 * @property {Title} calendar-title
 * @property {Decision} decision
 * @property {Setting} setting
 * @property {Hint} hint
 */

/** @type {{ [K in keyof Kinds]: { [F in keyof Omit<Kinds[K], "t">]-?: Field<NonNullable<Kinds[K][F]>> } }} */
const FIELDS = {
  item: { s: state, d: day, r: text, w: line, n: note },
  review: { s: state, d: day, r: text, n: note },
  step: { start: day, since: day, free: flag, review: day, seq: count },
  sitting: { v: each(rating), e: each(note), r: each(text), n: text },
  measure: { v: each(text), r: text },
  choice: { c: count, d: day, r: text },
  week: { h: each(hours), cut: each(line), add: each(line), again: day },
  "calendar-title": { c: text },
  decision: { e: each(note), q: each(note), m: note, o: text, by: day, on: day, again: day, r: text },
  setting: { step: text, order: arrangement, off: flag },
  hint: { d: day },
};

// Reading ----------------------------------------------------------------------------------------------------------

/** Records that were read, by what was kept: a page asks hundreds of times while it is drawn. */
const known = new WeakMap();

/**
 * What was kept under a name, or undefined where that is no record.
 * @param {string} name
 * @param {unknown} value
 * @returns {Kept | undefined}
 */
export function read(name, value) {
  if (!isRecord(value)) return undefined;
  if (!known.has(value)) known.set(value, withFields(name, value));
  return known.get(value);
}

/**
 * @param {string} name
 * @param {{ [key: string]: unknown }} value
 */
function withFields(name, value) {
  const fields = fieldsOf(name);
  const pairs = Object.entries(value).map(([field, held]) => [
    field,
    Object.hasOwn(fields, field) ? fields[field](held) : held,
  ]);
  return Object.fromEntries(pairs.filter(([, held]) => held !== undefined));
}

/** @param {string} name */
export const kindOf = (name) => name.slice(0, name.indexOf(":"));

/**
 * What the fields of a record may hold, by its name.
 * @param {string} name
 * @returns {{ [field: string]: Field<any> }}
 */
export function fieldsOf(name) {
  const kind = kindOf(name);
  return Object.hasOwn(FIELDS, kind) ? FIELDS[/** @type {keyof Kinds} */ (kind)] : {};
}

/**
 * @param {unknown} value
 * @returns {value is { [key: string]: unknown } & Kept}
 */
export function isRecord(value) {
  if (!isObject(value) || typeof value.t !== "number" || !(value.t >= 0 && value.t <= LATEST)) return false;
  return known.has(value) || isPlain(value);
}

/**
 * Whether no name in a value stands for what every object has: `toString` would break whatever shows it as text.
 * @param {unknown} value
 * @returns {boolean}
 */
function isPlain(value, depth = 0) {
  if (typeof value !== "object" || value === null) return true;
  return (
    depth < 8 && Object.entries(value).every(([key, one]) => !(key in Object.prototype) && isPlain(one, depth + 1))
  );
}

/**
 * A map of what an object holds under names that a record may have; a Map, since an item may be called `toString`.
 * @param {unknown} found
 * @returns {Map<string, unknown>}
 */
export const recordsOf = (found) =>
  new Map(isObject(found) ? Object.entries(found).filter(([name]) => NAME.test(name)) : []);

// Where it is ------------------------------------------------------------------------------------------------------

const PLACES = {
  records: { key: KEY, storage: () => localStorage },
  first: { key: `${KEY}:ticks`, storage: () => localStorage }, // Of the first version: read once, never changed.
  damaged: { key: `${KEY}:damaged`, storage: () => localStorage },
  query: { key: `${KEY}:search`, storage: () => sessionStorage },
};

/**
 * The text in a place, or null. Throws where the browser refuses, as does writing.
 * @param {keyof typeof PLACES} place
 */
export const textIn = (place) => PLACES[place].storage().getItem(PLACES[place].key);

/**
 * @param {keyof typeof PLACES} place
 * @param {string} text
 */
export const writeIn = (place, text) => PLACES[place].storage().setItem(PLACES[place].key, text);

/**
 * Whether what a browser says of its storage tells of the records.
 * @param {StorageEvent} event
 */
export const isOfRecords = ({ key }) => key === null || key === KEY;

/** @param {Map<string, unknown>} records */
export const wholeOf = (records) => JSON.stringify({ version: VERSION, records: Object.fromEntries(records) });

/**
 * The records in a text, `newer` where a newer page wrote it, or null where it cannot be read.
 * @param {string} text
 */
export function recordsIn(text) {
  const stored = parsed(text);
  if (!isObject(stored)) return null;
  if (Number(stored.version) > VERSION) return "newer";
  return stored.version === VERSION && isObject(stored.records) ? recordsOf(stored.records) : null;
}

/**
 * The records of the first version, `{ version: 1, items: { id: { d: done, t } } }`.
 * @param {string | null} text
 * @returns {Map<string, Item>}
 */
export function fromFirst(text) {
  const stored = parsed(text);
  const items = isObject(stored) && stored.version === 1 && isObject(stored.items) ? Object.entries(stored.items) : [];
  /** @type {(tick: [string, unknown]) => [string, Item][]} */
  const taken = ([id, tick]) =>
    isObject(tick) && NAME.test(`item:${id}`)
      ? [[`item:${id}`, { t: Number(tick.t) || 0, s: tick.d === true ? "done" : "todo" }]]
      : [];
  return new Map(items.flatMap(taken));
}

/**
 * @param {string | null} text
 * @returns {unknown}
 */
export function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null; // Damaged beyond reading.
  }
}
