// What comes from elsewhere, in a file: plain data that a record may hold, or nothing.
import { isObject } from "./fields.js";

const LONGEST = 100_000; // Characters of a text: twenty of the longest notes put together.
const MOST = 5000; // Names in an object.
const DEEPEST = 4; // Objects in each other.

/**
 * A value without anything a record may not hold, or undefined: plain data, few levels, no long text.
 * @param {unknown} value
 * @returns {unknown}
 */
export function clean(value, depth = 0) {
  if (typeof value === "string") return value.length <= LONGEST ? value : undefined;
  if (typeof value === "boolean" || Number.isFinite(value)) return value;
  if (depth > DEEPEST || !isObject(value)) return undefined;
  /** @type {[string, unknown][]} */
  const pairs = Object.entries(value).map(([key, inner]) => [key, clean(inner, depth + 1)]);
  const isTaken = (/** @type {[string, unknown]} */ [key, inner]) =>
    !(key in Object.prototype) && key.length <= 100 && inner !== undefined;
  return pairs.length <= MOST && pairs.every(isTaken) ? Object.fromEntries(pairs) : undefined;
}
