// Which events of a file count, each in its newest version, and when a series repeats.
import { completed, daysOf } from "./calendar-days.js";
import { DAY, dayOf } from "./calendar-values.js";

/** @import { Event, Extra } from "./calendar-file.js" */
/** @import { Rule } from "./calendar-rule.js" */
/** @import { Patience, Time } from "./calendar-values.js" */
/** @import { Clock } from "./calendar-zone.js" */

/**
 * A date of a series as a file refers to it: by its day, by what the clock of the series shows, or by its moment.
 * @param {Time} time
 * @param {Clock} clock
 */
export const nameOf = (time, clock) =>
  time.whole ? `day ${dayOf(time.at)}` : time.zone ? `moment ${clock.utc(time)}` : `shown ${time.at}`;

/**
 * Everything by which a file may refer to a date of a series.
 * @param {Time} time
 * @param {Clock} clock
 */
export const namesOf = (time, clock) => [`day ${dayOf(time.at)}`, `shown ${time.at}`, `moment ${clock.utc(time)}`];

/**
 * Each event once, in its newest version, those that are moved too.
 * @param {Event[]} events
 * @param {Clock} clock
 */
export function newest(events, clock) {
  /** @type {Map<string, Event>} */
  const found = new Map();
  for (const event of events) {
    const key = `${event.uid}\n${event.instead ? nameOf(event.instead, clock) : ""}`;
    const known = found.get(key);
    if (!known || !isOlder(event, known)) found.set(key, event);
  }
  return [...found.values()];
}

/**
 * @param {Event} one
 * @param {Event} other
 */
const isOlder = (one, other) =>
  one.sequence < other.sequence || (one.sequence === other.sequence && one.stamp < other.stamp);

/**
 * Whose calendar it is, where it does not say so: the address that takes part in more of its meetings than any other,
 * and in at least half of them.
 * @param {Event[]} events
 */
export function ownerOf(events) {
  /** @type {Map<string, number>} */
  const times = new Map();
  const meetings = events.filter(({ people }) => people.size);
  for (const { people } of meetings)
    for (const address of people.keys()) times.set(address, (times.get(address) ?? 0) + 1);
  times.delete(""); // An address that is hidden.
  const [[owner, most] = ["", 0], [, next] = ["", 0]] = [...times].sort(([, one], [, other]) => other - one);
  return most > Math.max(next, 1) && most * 2 >= meetings.length ? owner : "";
}

// Dates ------------------------------------------------------------------------------------------------------

/**
 * The times at which an event begins, about from a day to another; undefined where its rules are not read.
 * @param {Event} event
 * @param {number} from
 * @param {number} to
 * @param {Clock} clock
 * @param {Patience} patience
 * @returns {Extra[] | undefined}
 */
export function startsOf({ start, rules, extra, instead, calendar }, from, to, clock, patience) {
  if (!start || (!instead && rules.some(({ readable }) => !readable))) return undefined;
  if (instead) return [start];
  const begin = clock.moved(start, calendar.zone);
  const ruled = rules.flatMap((rule) => ruledBy(rule, begin, from, to, clock, patience));
  const near = (/** @type {Time} */ { at }) => dayOf(at) >= from && dayOf(at) <= to;
  const once = rules.length && rules.every((rule) => isOver(rule, begin, clock)) ? [] : [begin];
  const all = [...once, ...ruled, ...extra].filter(near);
  return [...new Map(all.map((time) => [clock.utc(time), time])).values()];
}

/**
 * @param {Rule} rule
 * @param {Time} start
 * @param {number} from
 * @param {number} to
 * @param {Clock} clock
 * @param {Patience} patience
 */
function ruledBy(rule, start, from, to, clock, patience) {
  const first = dayOf(start.at);
  return daysOf(completed(rule, first), first, from, to, patience)
    .map((day) => ({ ...start, at: start.at + (day - first) * DAY }))
    .filter((time) => !isOver(rule, time, clock));
}

/**
 * @param {Rule} rule
 * @param {Time} time
 * @param {Clock} clock
 */
function isOver({ until }, time, clock) {
  if (!until) return false;
  if (until.whole) return dayOf(time.at) > dayOf(until.at);
  return until.zone && !time.whole ? clock.utc(time) > until.at : time.at > clock.wall(until);
}
