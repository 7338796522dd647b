// A calendar file (RFC 5545) as events, with what a week's log needs of each. Nothing in the file is trusted.
export const MOST = { characters: 5 * 1024 * 1024, events: 50_000, title: 200 };
const WANTED = /^(?:BEGIN|END|UID|SUMMARY|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|TRANSP)[;:]/i;
export const DAY = 1440; // In minutes, as every time here.
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const RULE = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"]); // Any other part makes a rule unread.

/** Why a file is not read: the name of what is said about it. */
export class Refused extends Error {}

// Values -----------------------------------------------------------------------------------------------------

/** Days since 1970 of a date, or undefined where the calendar has no such day. */
function dayNumber(year, month, day) {
  const found = new Date(Date.UTC(year, month - 1, day));
  const same = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  return same ? found.getTime() / (DAY * 60_000) : undefined;
}

/** A time: `at` in minutes since 1970 on the clock it is told by, which is UTC or the wall's; `whole` for a date. */
export function readTime(text) {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(?:\d\d)?(Z)?)?$/i.exec(text.trim());
  if (!found) return undefined;
  const [year, month, day, hour, minute] = found.slice(1, 6).map((part) => Number(part ?? 0));
  const number = dayNumber(year, month, day);
  if (number === undefined || hour > 23 || minute > 59) return undefined;
  return { at: number * DAY + hour * 60 + minute, utc: Boolean(found[6]), whole: found[4] === undefined };
}

/** A time in minutes since 1970 on the reader's own clock. A zone that is named is taken for the reader's. */
export function wall({ at, utc }) {
  if (!utc) return at;
  const here = new Date(at * 60_000);
  return dayNumber(here.getFullYear(), here.getMonth() + 1, here.getDate()) * DAY + here.getHours() * 60 + here.getMinutes();
}

function readDuration(text) {
  const found = /^\+?P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:\d{1,9}S)?)?)$/i.exec(text.trim());
  if (!found) return undefined;
  const [weeks, days, hours, minutes] = found.slice(1).map((part) => Number(part ?? 0));
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes;
}

/** A rule of repeating. It is `readable` where it goes by days or weeks and has no part that is not known here. */
function readRule(text) {
  const parts = new Map(text.toUpperCase().split(";").filter(Boolean).map((part) => part.trim().split("=", 2)));
  const number = (name, otherwise) => (parts.has(name) ? Number(/^\d{1,9}$/.exec(parts.get(name))?.[0]) : otherwise);
  const days = parts.get("BYDAY")?.split(",").map((day) => WEEKDAYS.indexOf(day));
  const rule = {
    every: parts.get("FREQ"),
    interval: number("INTERVAL", 1),
    count: number("COUNT", Infinity),
    until: parts.has("UNTIL") ? readTime(parts.get("UNTIL") ?? "") : null,
    days: days && [...new Set(days)],
    week: parts.has("WKST") ? WEEKDAYS.indexOf(parts.get("WKST")) : 0,
  };
  const readable = ["DAILY", "WEEKLY"].includes(rule.every) && [...parts.keys()].every((name) => RULE.has(name)) &&
    rule.interval > 0 && rule.count > 0 && rule.until !== undefined && !days?.includes(-1) && rule.week !== -1;
  return { ...rule, readable };
}

/** A title as one line of plain text. */
const readTitle = (text) =>
  text.slice(0, 5 * MOST.title).replace(/\\([nN\\,;])/g, (_, sign) => (/n/i.test(sign) ? " " : sign))
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim().slice(0, MOST.title);

// Lines ------------------------------------------------------------------------------------------------------

/** The lines that matter. A line that is too long for others to carry goes on after a break and a blank. */
function linesOf(text) {
  if (text.length > MOST.characters) throw new Refused("too_large");
  if (!text.trim()) throw new Refused("empty");
  if (text.includes("\0") || !/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text)) throw new Refused("no_calendar");
  if (!/END:VCALENDAR\s*$/i.test(text.slice(-1000))) throw new Refused("cut_off");
  return text.replace(/(?:\r\n|\r|\n)[ \t]/g, "").split(/[\r\n]+/).filter((line) => WANTED.test(line));
}

/** A line as its name and its value, which begins at the first colon outside quotes. */
function split(line) {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ":" && !quoted) return [line.slice(0, at).split(";", 1)[0].toUpperCase(), line.slice(at + 1)];
  }
  return ["", ""];
}

function add(event, name, value) {
  if (name === "SUMMARY") event.title = readTitle(value);
  else if (name === "UID") event.uid = value.trim();
  else if (name === "DTSTART") event.start = readTime(value);
  else if (name === "DTEND") event.end = readTime(value) ?? null;
  else if (name === "DURATION") event.length = readDuration(value) ?? null;
  else if (name === "RRULE") event.rule = event.rule ? { readable: false } : readRule(value);
  else if (name === "RDATE") event.rule = { readable: false };
  else if (name === "EXDATE") for (const day of value.split(",")) event.without.push(readTime(day));
  else if (name === "RECURRENCE-ID") event.instead = readTime(value);
  else if (name === "STATUS") event.cancelled = /^\s*CANCELLED\s*$/i.test(value);
  else if (name === "TRANSP") event.free = /^\s*TRANSPARENT\s*$/i.test(value);
}

/** Every event of a calendar's text. What stands inside an event, such as an alarm, is no part of it. */
export function parse(text) {
  const events = [];
  let event = null;
  let inside = 0;
  for (const line of linesOf(text)) {
    const [name, value] = split(line);
    const what = value.trim().toUpperCase();
    if (name === "BEGIN" && what === "VEVENT") {
      if (event) throw new Refused("nested");
      if (events.length === MOST.events) throw new Refused("too_many");
      event = { uid: "", title: "", without: [], cancelled: false, free: false };
      inside = 0;
    } else if (event && name === "END" && what === "VEVENT") {
      events.push(event);
      event = null;
    } else if (event && name === "BEGIN") inside += 1;
    else if (event && name === "END") inside -= 1;
    else if (event && inside === 0) add(event, name, value);
  }
  if (event) throw new Refused("cut_off");
  return events;
}
