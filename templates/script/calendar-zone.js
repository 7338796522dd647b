// What time it is where: the clocks of a calendar's zones, and the reader's own. A zone is one that the browser knows by
// its name, or else what the file says of it, as for the names that Windows gives.
import { completed, daysOf } from "./calendar-days.js";
import { DAY, dayOf, UTC } from "./calendar-values.js";

/** @import { Rule } from "./calendar-rule.js" */
/** @import { Patience, Time } from "./calendar-values.js" */
/** @typedef {{ start?: Time, rules: Rule[], extra: Time[], from: number, to: number }} Change When clocks change, and how. */
/** @typedef {(utc: number) => number} Offset How far clocks are ahead of UTC at a moment; all in minutes. */
/**
 * @typedef {object} Clock
 * @property {(time: Time) => boolean} knows
 * @property {(time: Time) => number} utc
 * @property {(time: Time) => number} wall On the reader's own clock.
 * @property {(time: Time, zone: string) => Time} moved To another zone: what is told in UTC or in none.
 */

const PACE = 15; // Clocks change on a quarter of an hour.
const YEAR = 366;

/** @type {Offset} */
const here = (utc) => -new Date(utc * 60_000).getTimezoneOffset();

/**
 * A function that works out once what it gives for a number.
 * @template T
 * @param {(number: number) => T} work
 * @returns {(number: number) => T}
 */
function kept(work) {
  /** @type {Map<number, T>} */
  const found = new Map();
  return (number) => {
    const known = found.get(number) ?? work(number);
    found.set(number, known);
    return known;
  };
}

/**
 * The clocks of a zone that the browser knows.
 * @param {string} zone
 * @returns {Offset | undefined}
 */
function named(zone) {
  try {
    const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
    const offset = kept((/** @type {number} */ quarter) => {
      const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(quarter * PACE * 60_000)) ?? [];
      return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
    });
    return (utc) => offset(Math.floor(utc / PACE));
  } catch {
    return undefined;
  }
}

/**
 * The names that a zone may go by. Some programs put their own before it, such as `/mozilla.org/2005/Europe/Rome`.
 * @param {string} zone
 */
const namesOf = (zone) => new Set([-3, -2, 0].map((from) => zone.split("/").slice(from).join("/")));

/**
 * The moments up to the end of a day at which clocks change, as far as one of them or of the year before is needed.
 * @param {Change} change
 * @param {number} day
 * @param {Patience} patience
 */
function momentsOf({ start, rules, extra, from }, day, patience) {
  if (!start) return [];
  const first = dayOf(start.at);
  const ruled = rules
    .filter(({ readable }) => readable)
    .flatMap((rule) => {
      const last = Math.min(day, rule.until ? dayOf(rule.until.at + (rule.until.zone ? from : 0)) : day);
      return daysOf(completed(rule, first), first, last - 2 * YEAR, last, patience);
    });
  return [start, ...extra, ...ruled.map((found) => ({ at: start.at + (found - first) * DAY }))].map(
    ({ at }) => at - from,
  );
}

/**
 * The clocks of a zone as the file has them.
 * @param {Change[]} changes
 * @param {Patience} patience
 * @returns {Offset}
 */
function told(changes, patience) {
  const inYear = kept((/** @type {number} */ year) =>
    changes
      .flatMap((change) => momentsOf(change, (year + 1) * YEAR, patience).map((at) => ({ at, ...change })))
      .sort((one, other) => one.at - other.at),
  );
  return (utc) => {
    const found = inYear(Math.floor(dayOf(utc) / YEAR));
    return found.filter(({ at }) => at <= utc).at(-1)?.to ?? found[0]?.from ?? 0;
  };
}

/**
 * The moment at which a clock shows a time: the first of two, and where it skips one, as if it had not changed yet.
 * @param {number} at
 * @param {Offset} offset
 */
function momentOf(at, offset) {
  const [before, after] = [at - offset(at - DAY), at - offset(at + DAY)];
  return before + offset(before) !== at && after + offset(after) === at ? after : before;
}

/**
 * @param {Map<string, Change[]>} zones What the file says of each.
 * @param {Patience} patience
 * @returns {Clock}
 */
export function clockOf(zones, patience) {
  /** @type {Map<string, Offset | undefined>} */
  const known = new Map([
    ["", here],
    [UTC, () => 0],
  ]);
  const find = (/** @type {string} */ zone) => {
    const changes = zones.get(zone);
    if (!known.has(zone))
      known.set(zone, [...namesOf(zone)].map(named).find(Boolean) ?? (changes && told(changes, patience)));
    return known.get(zone);
  };
  const utc = (/** @type {Time} */ { at, zone }) => momentOf(at, find(zone) ?? here);
  return {
    utc,
    knows: ({ zone }) => find(zone) !== undefined,
    wall: (time) => (time.zone === "" ? time.at : utc(time) + here(utc(time))),
    moved: (time, zone) => {
      const offset = zone && find(zone);
      if (!offset || time.whole || !["", UTC].includes(time.zone)) return time;
      return { ...time, at: time.zone ? time.at + offset(time.at) : time.at, zone };
    },
  };
}
