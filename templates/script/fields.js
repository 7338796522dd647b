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
 * @param {(value: unknown) => T | undefined} of
 * @returns {(value: unknown) => Each<T> | undefined}
 */
export const each = (of) => (value) =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([key, one]) => {
          const found = of(one);
          return found === undefined ? [] : [[key, found]];
        }),
      )
    : undefined;
