// When an event of a calendar repeats. A rule is never followed from its beginning: whether it holds on a day is worked
// out from that day, so that no rule can keep the page busy.
import { DAY, wall } from "./calendar-values.js";

/** @import { Event } from "./calendar-file.js" */
/** @import { Rule, Time } from "./calendar-values.js" */

/** @param {number} minutes */
export const dayOf = (minutes) => Math.floor(minutes / DAY);
/** @param {number} day */
const weekday = (day) => (((day + 3) % 7) + 7) % 7; // Monday is 0; the first of January 1970 was a Thursday.

/**
 * How often a rule by days has held before the step `steps`, where it holds on some weekdays only.
 * @param {Rule} rule
 * @param {number} first
 * @param {number} steps
 */
function heldBefore(rule, first, steps) {
  if (!rule.days) return steps;
  const days = rule.days;
  const holds = (/** @type {number} */ step) => days.includes(weekday(first + step * rule.interval));
  const inSeven = [0, 1, 2, 3, 4, 5, 6].filter(holds).length; // After seven steps the weekdays come round again.
  const rest = steps % 7;
  return Math.floor(steps / 7) * inSeven + [0, 1, 2, 3, 4, 5, 6].filter((step) => step < rest && holds(step)).length;
}

/**
 * @param {Rule} rule
 * @param {number} first
 * @param {number} day
 */
function placeByDays(rule, first, day) {
  const steps = (day - first) / rule.interval;
  if (!Number.isInteger(steps) || (rule.days && !rule.days.includes(weekday(day)))) return -1;
  return heldBefore(rule, first, steps);
}

/**
 * @param {Rule} rule
 * @param {number} first
 * @param {number} day
 */
function placeByWeeks(rule, first, day) {
  const inWeek = (/** @type {number} */ found) => (weekday(found) - rule.week + 7) % 7;
  const days = (rule.days ?? [weekday(first)]).map((found) => (found - rule.week + 7) % 7);
  const weeks = (day - inWeek(day) - (first - inWeek(first))) / 7 / rule.interval;
  if (!Number.isInteger(weeks) || !days.includes(inWeek(day))) return -1;
  const before = weeks * days.length + days.filter((found) => found < inWeek(day)).length;
  return before - days.filter((found) => found < inWeek(first)).length;
}

/**
 * Whether a rule that began with `start` holds at a time of a later day.
 * @param {Rule} rule
 * @param {Time} start
 * @param {Time} time
 */
function holds(rule, start, time) {
  const [first, day] = [dayOf(start.at), dayOf(time.at)];
  if (day < first) return false;
  const place = (rule.every === "WEEKLY" ? placeByWeeks : placeByDays)(rule, first, day);
  return place >= 0 && place < rule.count && !isOver(rule, time);
}

/**
 * @param {Rule} rule
 * @param {Time} time
 */
function isOver({ until }, time) {
  if (!until) return false;
  if (until.whole) return dayOf(time.at) > dayOf(until.at);
  return until.utc === time.utc ? time.at > until.at : wall(time) > wall(until);
}

/**
 * The times at which an event begins, from a day to another.
 * @param {Event} event
 * @param {number} from
 * @param {number} to
 * @returns {Time[]}
 */
export function startsOf({ start, rule, without, instead }, from, to) {
  if (!start) return [];
  if (!rule || instead) return [start];
  const gone = new Set(
    without.filter((time) => time !== undefined).map((time) => (time.whole ? `${dayOf(time.at)}` : wall(time))),
  );
  const days = Array.from({ length: to - from + 1 }, (_, number) => from + number);
  return days
    .map((day) => ({ ...start, at: day * DAY + (start.at - dayOf(start.at) * DAY) }))
    .filter((time) => holds(rule, start, time) && !gone.has(wall(time)) && !gone.has(`${dayOf(time.at)}`));
}
