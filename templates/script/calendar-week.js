// One week of a calendar: which events fall into it.
import { parse } from "./calendar-file.js";
import { nameOf, namesOf, newest, ownerOf, startsOf } from "./calendar-series.js";
import { DAY, dayOf, keyOf, MOST, Refused, readTime } from "./calendar-values.js";
import { clockOf } from "./calendar-zone.js";

/** @import { Event, Extra } from "./calendar-file.js" */
/** @import { Patience, Time } from "./calendar-values.js" */
/** @import { Clock } from "./calendar-zone.js" */
/** @typedef {{ title: string, from: number, to: number }} Stretch In minutes since Monday. */
/** @typedef {"whole" | "unread" | "declined" | "cancelled" | "elsewhere"} Apart Why titles stand beside those that count. */
/** @typedef {{ events: Stretch[] } & Record<Apart, Set<string>>} Week */
/**
 * @typedef {object} Reading
 * @property {Clock} clock
 * @property {number} monday
 * @property {string} owner
 * @property {Map<string, Event>} series Each event by its id, those left aside that take a date's place.
 * @property {Set<string>} moved Dates of series in whose place others stand.
 * @property {Event[]} onwards Those that change all dates of a series from one on.
 * @property {Set<string>} without Dates that are left out.
 * @property {Set<string>} counted
 * @property {Patience} patience
 * @property {Week} found
 */

const WEEK = 7 * DAY;

/**
 * A calendar's text as the events of one week, each with its title and its minutes since Monday, and titles apart:
 * `whole` take all day, of `unread` the file says something that is not read, `elsewhere` are told by a clock that is
 * not known and taken for the reader's. Or the `problem`.
 * @param {string} text
 * @param {string} monday
 * @returns {Week | { problem: string, events?: undefined }}
 */
export function read(text, monday) {
  try {
    return week(parse(text), /** @type {Time} */ (readTime(monday.replaceAll("-", ""))).at);
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    throw error;
  }
}

/**
 * @param {ReturnType<typeof parse>} file
 * @param {number} monday
 */
function week(file, monday) {
  const patience = { days: MOST.days };
  const clock = clockOf(file.zones, patience);
  const events = newest(file.events, clock);
  const named = (/** @type {Event} */ { uid }, /** @type {Time} */ time) => `${uid}\n${nameOf(time, clock)}`;
  /** @type {Reading} */
  const reading = {
    clock,
    monday,
    owner: ownerOf(events),
    series: new Map(events.filter(({ instead }) => !instead).map((event) => [event.uid, event])),
    moved: new Set(events.flatMap((event) => (event.instead ? [named(event, event.instead)] : []))),
    onwards: events.filter(({ onwards }) => onwards),
    without: new Set(events.flatMap((event) => event.without.map((time) => named(event, time)))),
    counted: new Set(),
    patience,
    found: {
      events: [],
      whole: new Set(),
      unread: new Set(),
      declined: new Set(),
      cancelled: new Set(),
      elsewhere: new Set(),
    },
  };
  for (const event of events) place(event, reading);
  return reading.found;
}

/**
 * @param {Event} event
 * @param {Reading} reading
 */
function place(event, reading) {
  const { clock, monday, patience, found } = reading;
  const apart = apartOf(event, reading);
  if (event.free && !apart) return;
  const length = lengthOf(event, clock);
  const first = dayOf(monday) - Math.min(dayOf(length), 7) - 2; // What began before the week may reach into it.
  const starts = length >= 0 ? startsOf(event, first, dayOf(monday) + 8, clock, patience) : undefined;
  for (const start of starts ?? []) put(event, start, start.length ?? length, apart, reading);
  if (!starts && !apart && mayFall(event, reading)) found.unread.add(event.title);
}

/**
 * Why an event does not count that would otherwise.
 * @param {Event} event
 * @param {Reading} reading
 * @returns {"cancelled" | "declined" | undefined}
 */
function apartOf({ uid, instead, sequence, cancelled, people, calendar }, { series, owner }) {
  const whole = instead && series.get(uid);
  if (cancelled || (whole?.cancelled && whole.sequence >= sequence)) return "cancelled";
  const answer = people.get(people.has(calendar.owner) ? calendar.owner : owner) ?? "";
  return ["DECLINED", "DELEGATED"].includes(answer) ? "declined" : undefined;
}

/**
 * How long an event is, in minutes, or no number where its file says nothing that can be read.
 * @param {Event} event
 * @param {Clock} clock
 */
function lengthOf({ start, end, length }, clock) {
  if (!start || end === null || length === null) return NaN;
  if (end) return start.zone === end.zone ? end.at - start.at : clock.utc(end) - clock.utc(start);
  return length ?? (start.whole ? DAY : 0);
}

/**
 * Whether an event that is not read could fall into the week: it has begun, and nothing says that it is over.
 * @param {Event} event
 * @param {Reading} reading
 */
function mayFall({ start, rules, instead }, { clock, monday }) {
  if (!start) return true;
  const from = clock.wall(start) - monday;
  if (instead || !rules.length) return Math.abs(from) < WEEK;
  return from < WEEK && rules.some(({ until }) => !until || clock.wall(until) >= monday);
}

/**
 * One date of an event, unless it is left out or others stand in its place.
 * @param {Event} event
 * @param {Extra} start
 * @param {number} length
 * @param {Apart | undefined} apart
 * @param {Reading} reading
 */
function put(event, start, length, apart, reading) {
  const { monday, clock, counted, found } = reading;
  const from = clock.wall(start) - monday;
  if (from >= WEEK || from + length <= 0 || isElsewhere(event, start, reading)) return;
  const key = `${from} ${length} ${keyOf(event.title)}`;
  const set =
    apart ?? (isChanged(event, start, reading) ? "unread" : start.whole || length >= DAY ? "whole" : undefined);
  if (set) found[set].add(event.title);
  else if (!counted.has(key))
    found.events.push({ title: event.title, from: Math.max(from, 0), to: Math.min(from + length, WEEK) });
  counted.add(key);
  if (!set && !clock.knows(start)) found.elsewhere.add(event.title);
  if (found.events.length > MOST.inWeek) throw new Refused("too_busy");
}

/**
 * Whether a date of a series is left out, or another event stands in its place.
 * @param {Event} event
 * @param {Time} start
 * @param {Reading} reading
 */
function isElsewhere({ uid, instead }, start, { clock, moved, without }) {
  const names = namesOf(instead ?? start, clock).map((name) => `${uid}\n${name}`);
  return names.some((name) => without.has(name) || (!instead && moved.has(name)));
}

/**
 * Whether an earlier date of the series says how all later ones have changed, which is not read.
 * @param {Event} event
 * @param {Time} start
 * @param {Reading} reading
 */
const isChanged = ({ uid, instead }, start, { clock, onwards }) =>
  !instead && onwards.some((other) => other.uid === uid && clock.utc(start) > clock.utc(other.instead ?? start));
