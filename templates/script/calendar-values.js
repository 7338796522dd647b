// What a calendar file says in one value: times, durations, rules of repeating, titles. Nothing in it is trusted.
/** @typedef {{ at: number, utc: boolean, whole: boolean }} Time */
/**
 * @typedef {object} Rule
 * @property {boolean} readable
 * @property {string} [every]
 * @property {number} interval
 * @property {number} count
 * @property {Time | null} [until]
 * @property {number[]} [days]
 * @property {number} week
 */

export const DAY = 1440; // In minutes, as every time here.
const LONGEST = 200; // Characters of a title.
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const RULE = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"]); // Any other part makes a rule unread.
/** @type {Rule} */
export const UNREAD = { readable: false, interval: NaN, count: NaN, week: 0 };

/**
 * Days since 1970 of a date, or undefined where the calendar has no such day.
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
function dayNumber(year, month, day) {
  const found = new Date(Date.UTC(year, month - 1, day));
  const same = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  return same ? found.getTime() / (DAY * 60_000) : undefined;
}

/**
 * A time: `at` in minutes since 1970 on the clock it is told by, which is UTC or the wall's; `whole` for a date.
 * @param {string} text
 * @returns {Time | undefined}
 */
export function readTime(text) {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z)?)?$/i.exec(text.trim());
  if (!found) return undefined;
  const [year, month, day, hour, minute] = found.slice(1, 6).map((part) => Number(part ?? 0));
  const number = dayNumber(year, month, day);
  if (number === undefined || hour > 23 || minute > 59) return undefined;
  return { at: number * DAY + hour * 60 + minute, utc: Boolean(found[6]), whole: found[4] === undefined };
}

/**
 * A time in minutes since 1970 on the reader's own clock. A zone that is named is taken for the reader's.
 * @param {Pick<Time, "at" | "utc">} time
 */
export function wall({ at, utc }) {
  if (!utc) return at;
  const here = new Date(at * 60_000);
  const day = dayNumber(here.getFullYear(), here.getMonth() + 1, here.getDate()) ?? NaN;
  return day * DAY + here.getHours() * 60 + here.getMinutes();
}

/** @param {string} text */
export function readDuration(text) {
  const found = /^\+?P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:\d{1,9}S)?)?)$/i.exec(
    text.trim(),
  );
  if (!found) return undefined;
  const [weeks, days, hours, minutes] = found.slice(1).map((part) => Number(part ?? 0));
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
}

/**
 * A rule of repeating. It is `readable` where it goes by days or weeks and has no part that is not known here.
 * @param {string} text
 * @returns {Rule}
 */
export function readRule(text) {
  const parts = partsOf(text);
  const number = (/** @type {string} */ name, /** @type {number} */ otherwise) =>
    parts.has(name) ? Number(/^\d{1,9}$/.exec(parts.get(name) ?? "")?.[0]) : otherwise;
  const days = parts
    .get("BYDAY")
    ?.split(",")
    .map((day) => WEEKDAYS.indexOf(day));
  const rule = {
    every: parts.get("FREQ"),
    interval: number("INTERVAL", 1),
    count: number("COUNT", Infinity),
    until: parts.has("UNTIL") ? readTime(parts.get("UNTIL") ?? "") : null,
    days: days && [...new Set(days)],
    week: parts.has("WKST") ? WEEKDAYS.indexOf(parts.get("WKST") ?? "") : 0,
  };
  return { ...rule, readable: [...parts.keys()].every((name) => RULE.has(name)) && isReadable(rule) };
}

/**
 * The parts of a rule by their names, in capitals.
 * @param {string} text
 */
function partsOf(text) {
  /** @type {[string, string][]} */
  const pairs = text
    .toUpperCase()
    .split(";")
    .filter(Boolean)
    .map((part) => [part.trim().split("=", 1)[0], part.trim().split("=", 2)[1] ?? ""]);
  return new Map(pairs);
}

/** @param {Omit<Rule, "readable">} rule */
const isReadable = ({ every, interval, count, until, days, week }) =>
  ["DAILY", "WEEKLY"].includes(every ?? "") &&
  interval > 0 &&
  count > 0 &&
  until !== undefined &&
  !days?.includes(-1) &&
  week !== -1;

/**
 * A title as one line of plain text.
 * @param {string} text
 */
export const readTitle = (text) =>
  text
    .slice(0, 5 * LONGEST)
    .replace(/\\([nN\\,;])/g, (_, sign) => (/n/i.test(sign) ? " " : sign))
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, LONGEST);
