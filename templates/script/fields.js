// What a field of a record may hold: each gives the value back, or undefined where it is none.
import { isDay } from "./days.js";

const MOST = 1_000_000; // Of anything that is counted: nobody gets there, and a number that wraps would count no more.

/** @typedef {string} Day Such as 2026-11-24, in the reader's own time. */
/** @typedef {"todo" | "doing" | "done" | "skip"} State */
/** @typedef {"date" | "phase" | "all"} Arrangement */
/**
 * @template T
 * @typedef {{ [key: string]: T }} Each
 */

/**
 * What a field may hold, and what becomes of two such values where it is not that the newer stands alone.
 * @template T
 * @typedef {((value: unknown) => T | undefined) & { join?: (newer: T, older: T) => T }} Field
 */

/**
 * @param {unknown} value
 * @returns {value is { [key: string]: unknown }}
 */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @template T
 * @param {T[]} values
 * @returns {(value: unknown) => T | undefined}
 */
const oneOf = (values) => (value) => values.find((known) => known === value);

/** @type {State[]} */
export const STATES = ["todo", "doing", "done", "skip"];
export const state = oneOf(STATES);
export const arrangement = oneOf(/** @type {Arrangement[]} */ (["date", "phase", "all"]));
export const rating = oneOf([1, 2, 3, 4]);

/** @param {unknown} value */
export const text = (value) => (typeof value === "string" ? value : undefined);
/** What a reader wrote: of two, both stay. An empty one says that it was deleted. */
export const note = joining(text, (newer, older) => joined(newer, older, "\n———\n"));
/** The same in a field that has no second line. */
export const line = joining(text, (newer, older) => joined(newer, older, " / "));
/** @param {unknown} value */
export const day = (value) => (isDay(value) ? value : undefined);
/** @param {unknown} value */
export const flag = (value) => (typeof value === "boolean" ? value : undefined);
/** @param {unknown} value */
export const count = (value) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST ? Number(value) : undefined;
/** Of a week, which has no more than 168. @param {unknown} value */
export const hours = (value) => (typeof value === "number" && value > 0 && value <= 168 ? value : undefined);

/**
 * Values by a key, such as an id or a day, without those that are none.
 * @template T
 * @param {Field<T>} of
 * @returns {Field<Each<T>>}
 */
export const each = (of) =>
  joining(
    (value) => (isObject(value) ? valuesIn(value, of) : undefined),
    (newer, older) => {
      const both = Object.keys(newer).filter((key) => Object.hasOwn(older, key));
      const join = (/** @type {string} */ key) => of.join?.(newer[key], older[key]) ?? newer[key];
      return { ...older, ...newer, ...Object.fromEntries(both.map((key) => [key, join(key)])) };
    },
  );

/**
 * @template T
 * @param {{ [key: string]: unknown }} held
 * @param {Field<T>} of
 * @returns {Each<T>}
 */
const valuesIn = (held, of) =>
  Object.fromEntries(
    Object.entries(held).flatMap(([key, one]) => {
      const found = of(one);
      return found === undefined ? [] : [[key, found]];
    }),
  );

/**
 * @template T
 * @param {(value: unknown) => T | undefined} read
 * @param {(newer: T, older: T) => T} join
 * @returns {Field<T>}
 */
function joining(read, join) {
  return Object.assign((/** @type {unknown} */ value) => read(value), { join });
}

/**
 * Two texts one behind the other, and nothing twice: what stands in another part is left out.
 * @param {string} newer
 * @param {string} older
 * @param {string} between
 */
function joined(newer, older, between) {
  if (!newer) return newer;
  const parts = [...new Set([...newer.split(between), ...older.split(between)])];
  return parts.filter((part) => !parts.some((other) => other !== part && other.includes(part))).join(between);
}
