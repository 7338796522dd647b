// A calendar file (RFC 5545) as events, with what a week's log needs of each. Nothing in the file is trusted.
import { readDuration, readRule, readTime, readTitle, UNREAD } from "./calendar-values.js";

/** @import { Rule, Time } from "./calendar-values.js" */

export const MOST = { characters: 5 * 1024 * 1024, events: 50_000 };
const WANTED = /^(?:BEGIN|END|UID|SUMMARY|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|TRANSP)[;:]/i;

/**
 * @typedef {object} Event
 * @property {string} uid
 * @property {string} title
 * @property {(Time | undefined)[]} without
 * @property {boolean} cancelled
 * @property {boolean} free
 * @property {Time} [start]
 * @property {Time | null} [end]
 * @property {number | null} [length]
 * @property {Rule} [rule]
 * @property {Time} [instead]
 */

/** Why a file is not read: the name of what is said about it. */
export class Refused extends Error {}

/**
 * The lines that matter. A line that is too long for others to carry goes on after a break and a blank.
 * @param {string} text
 */
function linesOf(text) {
  if (text.length > MOST.characters) throw new Refused("too_large");
  if (!text.trim()) throw new Refused("empty");
  if (text.includes("\0") || !/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text)) throw new Refused("no_calendar");
  if (!/END:VCALENDAR\s*$/i.test(text.slice(-1000))) throw new Refused("cut_off");
  return text
    .replace(/(?:\r\n|\r|\n)[ \t]/g, "")
    .split(/[\r\n]+/)
    .filter((line) => WANTED.test(line));
}

/**
 * A line as its name and its value, which begins at the first colon outside quotes.
 * @param {string} line
 */
function split(line) {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    else if (line[at] === ":" && !quoted) return [line.slice(0, at).split(";", 1)[0].toUpperCase(), line.slice(at + 1)];
  }
  return ["", ""];
}

/**
 * @param {Event} event
 * @param {string} name
 * @param {string} value
 */
function add(event, name, value) {
  if (name === "SUMMARY") event.title = readTitle(value);
  else if (name === "UID") event.uid = value.trim();
  else if (name === "DTSTART") event.start = readTime(value);
  else if (name === "DTEND") event.end = readTime(value) ?? null;
  else if (name === "DURATION") event.length = readDuration(value) ?? null;
  else if (name === "RRULE") event.rule = event.rule ? UNREAD : readRule(value);
  else if (name === "RDATE") event.rule = UNREAD;
  else if (name === "EXDATE") for (const day of value.split(",")) event.without.push(readTime(day));
  else if (name === "RECURRENCE-ID") event.instead = readTime(value);
  else if (name === "STATUS") event.cancelled = /^\s*CANCELLED\s*$/i.test(value);
  else if (name === "TRANSP") event.free = /^\s*TRANSPARENT\s*$/i.test(value);
}

/**
 * Every event of a calendar's text. What stands inside an event, such as an alarm, is no part of it.
 * @param {string} text
 */
export function parse(text) {
  /** @type {Event[]} */
  const events = [];
  /** @type {Event | null} */
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
