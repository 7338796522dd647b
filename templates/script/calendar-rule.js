// What a rule of repeating says (RFC 5545, RRULE). Nothing in it is trusted.
import { readTime } from "./calendar-values.js";

/** @import { Time } from "./calendar-values.js" */
/** @typedef {{ weekday: number, nth: number }} Weekday The `nth` of its month or year, from its end below 0; 0 for each. */
/**
 * @typedef {object} Rule
 * @property {boolean} readable
 * @property {string} every
 * @property {number} interval
 * @property {number} count
 * @property {Time | null} [until]
 * @property {number} week
 * @property {Weekday[]} [days]
 * @property {number[]} [months]
 * @property {number[]} [monthDays]
 * @property {number[]} [places]
 */

const LONGEST = 1000; // Characters of a rule.
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const PERIODS = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
// Any other part makes a rule unread.
const PARTS = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS"];
/** @type {Rule} */
export const UNREAD = { readable: false, every: "", interval: NaN, count: NaN, week: 0 };

/**
 * A rule, which is `readable` where it goes by days, weeks, months or years and has no part that is not known here.
 * @param {string} text
 * @returns {Rule}
 */
export function readRule(text) {
  const parts = partsOf(text);
  const all = (/** @type {string} */ name) => parts.get(name)?.split(",").map(numberOf);
  const until = parts.get("UNTIL");
  const rule = {
    every: parts.get("FREQ") ?? "",
    interval: all("INTERVAL")?.[0] ?? 1,
    count: all("COUNT")?.[0] ?? Infinity,
    until: until === undefined ? null : readTime(until),
    week: WEEKDAYS.indexOf(parts.get("WKST") ?? "MO"),
    days: parts.get("BYDAY")?.split(",").map(weekdayFrom),
    months: all("BYMONTH"),
    monthDays: all("BYMONTHDAY"),
    places: all("BYSETPOS"),
  };
  const known = text.length < LONGEST && [...parts.keys()].every((name) => PARTS.includes(name));
  return { ...rule, readable: known && isReadable(rule) };
}

/** @param {string} text */
const numberOf = (text) => Number(/^[+-]?\d{1,9}$/.exec(text)?.[0]);

/** @param {string} text */
function weekdayFrom(text) {
  const [, nth, name] = /^([+-]?\d{1,2})?(\w\w)$/.exec(text) ?? [];
  return { weekday: WEEKDAYS.indexOf(name), nth: Number(nth ?? 0) };
}

/**
 * The parts of a rule by their names, in capitals.
 * @param {string} text
 */
function partsOf(text) {
  /** @type {[string, string][]} */
  const pairs = text
    .toUpperCase()
    .replace(/\s/g, "")
    .split(";")
    .filter(Boolean)
    .map((part) => [part.split("=", 1)[0], part.split("=", 2)[1] ?? ""]);
  return new Map(pairs);
}

/** @param {Omit<Rule, "readable">} rule */
const isReadable = ({ every, interval, count, until, week, days = [], months = [], monthDays = [], places = [] }) =>
  PERIODS.includes(every) &&
  interval > 0 &&
  count > 0 &&
  until !== undefined &&
  week !== -1 &&
  days.every(({ weekday, nth }) => weekday !== -1 && (!nth || PERIODS.indexOf(every) > 1)) &&
  ![...months, ...monthDays, ...places].some(Number.isNaN);
