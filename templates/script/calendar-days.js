// The days on which an event repeats. A rule is not followed from its beginning: whether it holds on a day is worked out
// from that day. Only where it ends after a number of times are those before counted.
import { DAY, dayNumber, Refused } from "./calendar-values.js";

/** @import { Rule, Weekday } from "./calendar-rule.js" */
/** @import { Patience } from "./calendar-values.js" */

/**
 * @param {Patience} patience
 * @param {number} days
 */
function spend(patience, days) {
  patience.days -= days;
  if (patience.days < 0) throw new Refused("too_busy");
}

/** @param {number} day */
const weekdayOf = (day) => (((day + 3) % 7) + 7) % 7; // Monday is 0; the first of January 1970 was a Thursday.

/**
 * A day's year, month and day of the month, from 1.
 * @param {number} day
 */
function dateOf(day) {
  const date = new Date(day * DAY * 60_000);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
}

/**
 * The first day of a month, which is counted from January of the year 0.
 * @param {number} month
 */
const firstOf = (month) => dayNumber(Math.floor(month / 12), (month % 12) + 1, 1) ?? NaN;

/**
 * Which day, week, month or year a day lies in, counted from any.
 * @param {Rule} rule
 * @param {number} day
 */
function periodOf({ every, week }, day) {
  const [year, month] = dateOf(day);
  if (every === "YEARLY") return year;
  if (every === "MONTHLY") return year * 12 + month - 1;
  return every === "WEEKLY" ? Math.floor((day + 3 - week) / 7) : day;
}

/**
 * The first day of a period.
 * @param {Rule} rule
 * @param {number} period
 */
function startOf({ every, week }, period) {
  if (every === "YEARLY") return firstOf(period * 12);
  if (every === "MONTHLY") return firstOf(period);
  return every === "WEEKLY" ? period * 7 - 3 + week : period;
}

/**
 * A rule with what it leaves to the day on which it began.
 * @param {Rule} rule
 * @param {number} first
 * @returns {Rule}
 */
export function completed(rule, first) {
  const { every, days, months, monthDays } = rule;
  const [, month, day] = dateOf(first);
  if (days || monthDays || every === "DAILY") return rule;
  if (every === "WEEKLY") return { ...rule, days: [{ weekday: weekdayOf(first), nth: 0 }] };
  return { ...rule, monthDays: [day], months: every === "YEARLY" ? (months ?? [month]) : months };
}

/**
 * Whether a day is one of a list that counts from the beginning of a stretch of days or from its end.
 * @param {number[] | undefined} list
 * @param {number} day
 * @param {number} first
 * @param {number} next
 */
const isIn = (list, day, first, next) => !list || list.includes(day - first + 1) || list.includes(day - next);

/**
 * Whether a day has all that a rule asks of one.
 * @param {Rule} rule
 * @param {number} day
 */
function fits({ every, days, months, monthDays }, day) {
  const [year, month] = dateOf(day);
  if (months && !months.includes(month)) return false;
  const [first, next] = [firstOf(year * 12 + month - 1), firstOf(year * 12 + month)];
  const ofYear = every === "YEARLY" && !months; // What the nth weekday is counted in.
  const [from, to] = ofYear ? [firstOf(year * 12), firstOf(year * 12 + 12)] : [first, next];
  const holds = (/** @type {Weekday} */ { weekday, nth }) =>
    weekday === weekdayOf(day) &&
    (!nth || nth === Math.floor((day - from) / 7) + 1 || nth === Math.floor((day - to) / 7));
  return isIn(monthDays, day, first, next) && (!days || days.some(holds));
}

/**
 * The days of a period on which a rule holds.
 * @param {Rule} rule
 * @param {number} period
 * @param {Patience} patience
 */
function daysIn(rule, period, patience) {
  const [first, next] = [startOf(rule, period), startOf(rule, period + 1)];
  spend(patience, next - first);
  const found = Array.from({ length: next - first }, (_, number) => first + number).filter((day) => fits(rule, day));
  return rule.places ? found.filter((_, at) => isIn(rule.places, at, 0, found.length)) : found;
}

/**
 * How often a rule has held before a day.
 * @param {Rule} rule
 * @param {number} first
 * @param {number} day
 * @param {Patience} patience
 */
function heldBefore(rule, first, day, patience) {
  let held = 0;
  const last = periodOf(rule, day);
  for (let period = periodOf(rule, first); period <= last && held < rule.count; period += rule.interval) {
    held += daysIn(rule, period, patience).filter((found) => found >= first && found < day).length;
  }
  return held;
}

/**
 * The days from one to another on which a rule holds that began on the day `first`, its `until` left aside.
 * @param {Rule} rule
 * @param {number} first
 * @param {number} from
 * @param {number} to
 * @param {Patience} patience
 */
export function daysOf(rule, first, from, to, patience) {
  spend(patience, to - from);
  const begin = periodOf(rule, first);
  const found = Array.from({ length: to - from + 1 }, (_, number) => from + number).filter(
    (day) =>
      day >= first &&
      (periodOf(rule, day) - begin) % rule.interval === 0 &&
      fits(rule, day) &&
      (!rule.places || daysIn(rule, periodOf(rule, day), patience).includes(day)),
  );
  if (!found.length || rule.count > to - first) return found; // It holds at most once a day.
  return found.slice(0, Math.max(0, rule.count - heldBefore(rule, first, found[0], patience)));
}
