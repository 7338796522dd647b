// A calendar file as events, with what a week's log needs of each, and its zones. Nothing in it is trusted.
import { calendarsOf } from "./calendar-lines.js";
import { readRule, UNREAD } from "./calendar-rule.js";
import { readAddress, readDuration, readOffset, readTime, readTitle } from "./calendar-values.js";

/** @import { Component, Line } from "./calendar-lines.js" */
/** @import { Rule } from "./calendar-rule.js" */
/** @import { Time } from "./calendar-values.js" */
/** @import { Change } from "./calendar-zone.js" */

/** @typedef {Time & { length?: number }} Extra A date that no rule gives, and its length where it has one of its own. */
/** @typedef {{ zone: string, owner: string, cancelled: boolean }} Calendar What holds of all events of one. */
/**
 * @typedef {object} Event
 * @property {Calendar} calendar
 * @property {string} uid
 * @property {string} title
 * @property {number} sequence
 * @property {string} stamp When this version was written.
 * @property {boolean} cancelled
 * @property {boolean} free
 * @property {Map<string, string>} people What each has answered, by address.
 * @property {Rule[]} rules
 * @property {Extra[]} extra
 * @property {Time[]} without
 * @property {Time} [start]
 * @property {Time | null} [end] Nothing here or in the length: what stands there is damaged.
 * @property {number | null} [length]
 * @property {Time} [instead] Which date of a series the event takes the place of.
 * @property {boolean} [onwards] Whether it takes that of all later dates too.
 */

/**
 * @param {Component[]} components
 * @param {string} name
 */
const named = (components, name) => components.filter((component) => component.name === name);

/**
 * The first value of that name.
 * @param {Component} component
 * @param {string} name
 */
const textOf = ({ lines }, name) => lines.find((line) => line.name === name)?.value ?? "";

/**
 * Every event of a calendar's text, and what it says of zones.
 * @param {string} text
 */
export function parse(text) {
  const calendars = calendarsOf(text);
  const events = calendars.flatMap((calendar) => {
    const about = calendarFrom(calendar);
    return named(calendar.parts, "VEVENT").map((event) => eventFrom(event, about));
  });
  for (const [number, event] of events.entries()) event.uid ||= `\n${number}`; // Whatever has no id is an event of its own.
  const zones = calendars.flatMap(({ parts }) => named(parts, "VTIMEZONE"));
  return {
    events,
    zones: new Map(zones.map((zone) => [textOf(zone, "TZID"), zone.parts.map(changeFrom)])),
  };
}

/**
 * Outlook says whose calendar it is, and Google names it by its owner's address.
 * @param {Component} calendar
 * @returns {Calendar}
 */
const calendarFrom = (calendar) => ({
  zone: textOf(calendar, "X-WR-TIMEZONE"),
  owner: readAddress(textOf(calendar, "X-OWNER")) || readAddress(textOf(calendar, "X-WR-CALNAME")),
  cancelled: /^CANCEL$/i.test(textOf(calendar, "METHOD")),
});

/**
 * When clocks change is told as an event is.
 * @param {Component} change
 * @returns {Change}
 */
const changeFrom = (change) => ({
  ...eventFrom(change, calendarFrom(change)),
  from: readOffset(textOf(change, "TZOFFSETFROM")),
  to: readOffset(textOf(change, "TZOFFSETTO")),
});

// Events -----------------------------------------------------------------------------------------------------

/**
 * @param {Component} component
 * @param {Calendar} calendar
 */
function eventFrom({ lines }, calendar) {
  /** @type {Event} */
  const event = {
    calendar,
    uid: "",
    title: "",
    sequence: 0,
    stamp: "",
    cancelled: calendar.cancelled,
    free: false,
    people: new Map(),
    rules: [],
    extra: [],
    without: [],
  };
  for (const line of lines) {
    describe(event, line);
    date(event, line);
  }
  return event;
}

/**
 * What a line says of an event beside its times.
 * @param {Event} event
 * @param {Line} line
 */
function describe(event, { name, value, more }) {
  if (name === "SUMMARY") event.title = readTitle(value);
  else if (name === "UID") event.uid = value;
  else if (name === "SEQUENCE") event.sequence = Number(value) || 0;
  else if (name === "DTSTAMP") event.stamp = value;
  else if (name === "STATUS") event.cancelled ||= /^CANCELLED$/i.test(value);
  else if (name === "TRANSP") event.free = /^TRANSPARENT$/i.test(value);
  else if (name === "ATTENDEE") event.people.set(readAddress(value), more("PARTSTAT").toUpperCase());
  else if (name === "ORGANIZER" && !event.people.has(readAddress(value))) event.people.set(readAddress(value), "");
}

/**
 * What a line says of an event's times.
 * @param {Event} event
 * @param {Line} line
 */
function date(event, line) {
  const { name, value, more } = line;
  if (name === "DTSTART") event.start = readTime(value, more("TZID"));
  else if (name === "DTEND") event.end = readTime(value, more("TZID")) ?? null;
  else if (name === "DURATION") event.length = readDuration(value) ?? null;
  else if (name === "RRULE") event.rules.push(readRule(value));
  else if (name === "EXRULE") event.rules.push(UNREAD);
  else if (name === "RDATE") for (const one of timesOf(line)) event.extra.push(one);
  else if (name === "EXDATE") for (const one of timesOf(line)) event.without.push(one);
  else if (name === "RECURRENCE-ID") {
    event.instead = readTime(value, more("TZID"));
    event.onwards = /^THISANDFUTURE$/i.test(more("RANGE"));
  }
}

/**
 * The times of a line that may have several, each of which may be a period.
 * @param {Line} line
 * @returns {Extra[]}
 */
const timesOf = ({ value, more }) => {
  const zone = more("TZID");
  return value.split(",").flatMap((text) => {
    const [first, last = ""] = text.split("/", 2);
    const [start, end] = [readTime(first, zone), readTime(last, zone)];
    const length = start && end ? end.at - start.at : readDuration(last);
    return start ? [length === undefined ? start : { ...start, length }] : [];
  });
};
