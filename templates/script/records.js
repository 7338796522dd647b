// What a browser keeps of its reader: each kind of record, what its fields hold, and the version of it all.
// A record is a plain object under `kind:id`. What is no record, and what a field should not hold, nobody gets to see;
// kinds and fields that are not known here are kept as they are. `docs/records.md` tells the same to people.
import { isDay } from "./days.js";

export const VERSION = 2;
const NAME = /^[a-z]+(-[a-z]+)*:[a-z0-9@/-]+$/;
const LATEST = 8.64e15; // The last moment that a date can have, in ms.

/** @typedef {{ t: number }} Kept The time of the last change, in ms: the newest wins wherever two meet. */
/** @typedef {string} Day Such as 2026-11-24, in the reader's own time. */
/** @typedef {"todo" | "doing" | "done" | "skip"} State */
/**
 * @template T
 * @typedef {{ [key: string]: T }} Each
 */

/** @typedef {Kept & { s?: State, d?: Day, r?: string, w?: string, n?: string }} Item */
/** @typedef {Kept & { s?: State, d?: Day, n?: string }} Review */
/** @typedef {Kept & { start?: Day, since?: Day, free?: boolean, review?: Day, seq?: number }} Step */
/** @typedef {Kept & { v?: Each<number>, e?: Each<string>, r?: Each<string>, n?: string }} Sitting */
/** @typedef {Kept & { v?: Each<string> }} Measure */
/** @typedef {Kept & { c?: number, d?: Day, r?: string }} Choice */
/** @typedef {Kept & { h?: Each<number>, cut?: Each<string>, add?: Each<string>, again?: Day }} Week */
/** @typedef {Kept & { c?: string }} Title */
/** @typedef {Kept & { e?: Each<string>, q?: Each<string>, m?: string, o?: string, by?: Day, on?: Day, again?: Day }} Decision */
/** @typedef {Kept & { step?: string, order?: string, off?: boolean }} Setting */
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

// What a field may hold: each gives the value back, or undefined where it is none ---------------------------------

/** @type {State[]} */
export const STATES = ["todo", "doing", "done", "skip"];

/** @param {unknown} value */
const text = (value) => (typeof value === "string" ? value : undefined);
/** @param {unknown} value */
const day = (value) => (isDay(value) ? /** @type {Day} */ (value) : undefined);
/** @param {unknown} value */
const state = (value) => STATES.find((known) => known === value);
/** @param {unknown} value */
const flag = (value) => (typeof value === "boolean" ? value : undefined);
/** @param {unknown} value */
const count = (value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined);
/** @param {unknown} value */
export const rating = (value) => [1, 2, 3, 4].find((known) => known === value);
/** Of a week, which has no more than 168. @param {unknown} value */
export const hours = (value) => (typeof value === "number" && value > 0 && value <= 168 ? value : undefined);

/**
 * Values by a key, such as an id or a day, without those that are none.
 * @template T
 * @param {(value: unknown) => T | undefined} of
 * @returns {(value: unknown) => Each<T> | undefined}
 */
const each = (of) => (value) =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, one]) => {
          const found = of(one);
          return found === undefined ? [] : [[key, found]];
        }),
      )
    : undefined;

/** @type {{ [K in keyof Kinds]: { [F in keyof Omit<Kinds[K], "t">]-?: (value: unknown) => Kinds[K][F] | undefined } }} */
const FIELDS = {
  item: { s: state, d: day, r: text, w: text, n: text },
  review: { s: state, d: day, n: text },
  step: { start: day, since: day, free: flag, review: day, seq: count },
  sitting: { v: each(rating), e: each(text), r: each(text), n: text },
  measure: { v: each(text) },
  choice: { c: count, d: day, r: text },
  week: { h: each(hours), cut: each(text), add: each(text), again: day },
  "calendar-title": { c: text },
  decision: { e: each(text), q: each(text), m: text, o: text, by: day, on: day, again: day },
  setting: { step: text, order: text, off: flag },
  hint: { d: day },
};

// Reading ----------------------------------------------------------------------------------------------------------

/**
 * @param {unknown} value
 * @returns {value is { [key: string]: unknown }}
 */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

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
  const kind = name.slice(0, name.indexOf(":"));
  /** @type {{ [field: string]: (value: unknown) => unknown }} */
  const fields = Object.hasOwn(FIELDS, kind) ? FIELDS[/** @type {keyof Kinds} */ (kind)] : {};
  const pairs = Object.entries(value).map(([field, held]) => [
    field,
    Object.hasOwn(fields, field) ? fields[field](held) : held,
  ]);
  return Object.fromEntries(pairs.filter(([, held]) => held !== undefined));
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

/**
 * The records of the first version, `{ version: 1, items: { id: { d: done, t } } }`.
 * @param {unknown} stored
 * @returns {Map<string, Item>}
 */
export function fromFirst(stored) {
  const items = isObject(stored) && stored.version === 1 && isObject(stored.items) ? Object.entries(stored.items) : [];
  /** @type {(tick: [string, unknown]) => [string, Item][]} */
  const taken = ([id, tick]) =>
    isObject(tick) && NAME.test(`item:${id}`)
      ? [[`item:${id}`, { t: Number(tick.t) || 0, s: tick.d === true ? "done" : "todo" }]]
      : [];
  return new Map(items.flatMap(taken));
}

/**
 * A value from elsewhere without anything a record may not hold, or undefined: plain data, few levels, no long text.
 * @param {unknown} value
 * @returns {unknown}
 */
export function clean(value, depth = 0) {
  if (typeof value === "string") return value.length <= 20_000 ? value : undefined;
  if (typeof value === "boolean" || Number.isFinite(value)) return value;
  if (depth > 4 || !isObject(value)) return undefined;
  /** @type {[string, unknown][]} */
  const pairs = Object.entries(value).map(([key, inner]) => [key, clean(inner, depth + 1)]);
  const isTaken = (/** @type {[string, unknown]} */ [key, inner]) =>
    !(key in Object.prototype) && key.length <= 100 && inner !== undefined;
  return pairs.length <= 5000 && pairs.every(isTaken) ? Object.fromEntries(pairs) : undefined;
}
