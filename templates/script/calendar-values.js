// What a calendar file says in one value: times, durations, titles, addresses. Nothing in it is trusted.
/** @typedef {{ at: number, zone: string, whole: boolean }} Time */
/** @typedef {{ days: number }} Patience How many days may still be looked at, in following rules. */

export const MOST = { characters: 5 * 1024 * 1024, events: 50_000, inWeek: 1000, days: 3_000_000 };
export const DAY = 1440; // In minutes, as every time here.
export const UTC = "UTC";
const LONGEST = 200; // Characters of a title.

/** Why a file is not read: the name of what is said about it. */
export class Refused extends Error {}

/** @param {number} minutes */
export const dayOf = (minutes) => Math.floor(minutes / DAY);

/**
 * Days since 1970 of a date, or undefined where the calendar has no such day.
 * @param {number} year
 * @param {number} month
 * @param {number} day
 */
export function dayNumber(year, month, day) {
  const found = new Date(Date.UTC(year, month - 1, day));
  const same = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  return same ? found.getTime() / (DAY * 60_000) : undefined;
}

/**
 * A time: `at` in minutes since 1970 on the clock of its zone, which is the reader's where it names none; `whole` for
 * a date.
 * @param {string} text
 * @param {string} [zone]
 * @returns {Time | undefined}
 */
export function readTime(text, zone = "") {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z)?)?$/i.exec(text.trim());
  if (!found) return undefined;
  const [year, month, day, hour, minute] = found.slice(1, 6).map((part) => Number(part ?? 0));
  const number = dayNumber(year, month, day);
  if (number === undefined || hour > 23 || minute > 59) return undefined;
  const whole = found[4] === undefined;
  return { at: number * DAY + hour * 60 + minute, zone: whole ? "" : found[6] ? UTC : zone, whole };
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
 * How far a clock is ahead of UTC, in minutes.
 * @param {string} text
 */
export function readOffset(text) {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)/.exec(text.trim()) ?? [];
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
}

/**
 * Somebody's address as all programs write it alike, or nothing where it is hidden.
 * @param {string} text
 */
export const readAddress = (text) => /^(?:mailto:)?([^\s@]+@[^\s@]+)$/i.exec(text.trim())?.[1].toLowerCase() ?? "";

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

/**
 * What titles have in common that differ in their case alone.
 * @param {string} title
 */
export const keyOf = (title) => title.normalize("NFKC").toLowerCase();
