// One week of a calendar: which events fall into it, and how its hours add up.
import { parse, Refused } from "./calendar-file.js";
import { dayOf, startsOf } from "./calendar-rule.js";
import { DAY, readTime, wall } from "./calendar-values.js";

/** @import { Event } from "./calendar-file.js" */
/** @import { Time } from "./calendar-values.js" */
/** @typedef {{ title: string, from: number, to: number }} Stretch In minutes since Monday. */
/** @typedef {{ key: string, title: string, minutes: number, times: number }} Group */
/** @typedef {{ events: Stretch[], whole: Set<string>, unread: Set<string> }} Week */

const WEEK = 7 * DAY;
const MOST = 1000; // Events in one week.

/**
 * How long an event is, in minutes, or undefined where its file says nothing that can be read.
 * @param {Event} event
 */
function lengthOf({ start, end, length }) {
  if (!start) return undefined;
  if (end) return start.utc && end.utc ? end.at - start.at : wall(end) - wall(start);
  if (end === null || length === null) return undefined;
  return length ?? (start.whole ? DAY : 0);
}

/**
 * Whether an event that is not read could fall into the week: it has begun, and nothing says that it is over.
 * @param {Event} event
 * @param {number} monday
 */
function mayFall({ start, rule }, monday) {
  if (!start || !rule) return !start || Math.abs(wall(start) - monday) < WEEK;
  const days = rule.every === "MONTHLY" ? 31 : rule.every === "YEARLY" ? 366 : 7;
  const last = wall(start) + rule.interval * (rule.count - 1) * days * DAY;
  return wall(start) < monday + WEEK && !(last < monday) && !(rule.until && wall(rule.until) < monday);
}

/**
 * A calendar's text as the events of one week, each with its title and its minutes since Monday; `whole` are the
 * titles that take all day, `unread` those of which the file says something that is not read. Or the `problem`.
 * @param {string} text
 * @param {string} monday
 * @returns {Week | { problem: string, events?: undefined }}
 */
export function read(text, monday) {
  try {
    return week(parse(text), wall(/** @type {Time} */ (readTime(monday.replaceAll("-", "")))));
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    throw error;
  }
}

/**
 * @param {Event[]} events
 * @param {number} monday
 * @returns {Week}
 */
function week(events, monday) {
  /** @type {Week} */
  const found = { events: [], whole: new Set(), unread: new Set() };
  const moved = new Set(events.flatMap((event) => (event.instead ? [nameOf(event, event.instead)] : [])));
  for (const event of events) if (!event.cancelled && !event.free) place(event, monday, moved, found);
  return found;
}

/**
 * @param {Event} event
 * @param {Time} time
 */
const nameOf = ({ uid }, time) => `${uid}\n${wall(time)}`;

/**
 * @param {Event} event
 * @param {number} monday
 * @param {Set<string>} moved
 * @param {Week} found
 */
function place(event, monday, moved, found) {
  const length = lengthOf(event);
  if (length === undefined || length < 0 || (event.rule?.readable === false && !event.instead)) {
    if (mayFall(event, monday)) found.unread.add(event.title);
    return;
  }
  const first = dayOf(monday);
  const back = Math.min(dayOf(length), 7) + 2; // What began before the week may reach into it.
  for (const start of startsOf(event, first - back, first + 8)) {
    const from = wall(start) - monday;
    if (from >= WEEK || from + length <= 0 || (!event.instead && moved.has(nameOf(event, start)))) continue;
    if (start.whole || length >= DAY) found.whole.add(event.title);
    else found.events.push({ title: event.title, from: Math.max(from, 0), to: Math.min(from + length, WEEK) });
    if (found.events.length > MOST) throw new Refused("too_busy");
  }
}

// Sums -------------------------------------------------------------------------------------------------------

/** @param {string} title */
const keyOf = (title) => title.normalize("NFKC").toLowerCase();

/**
 * Events by title, whatever its case: the longest together first.
 * @param {Stretch[]} events
 * @returns {Group[]}
 */
export function groups(events) {
  /** A Map: an event may be called `__proto__`. @type {Map<string, Group>} */
  const found = new Map();
  for (const { title, from, to } of events) {
    const group = found.get(keyOf(title)) ?? { key: keyOf(title), title, minutes: 0, times: 0 };
    found.set(group.key, { ...group, minutes: group.minutes + to - from, times: group.times + 1 });
  }
  return [...found.values()].sort((one, other) => other.minutes - one.minutes || (one.key < other.key ? -1 : 1));
}

/**
 * Minutes by category, as a Map. `categoryOf` gives a title's category by its key; without one an event counts
 * nowhere. Where events overlap, the time counts once and is shared among them.
 * @param {Stretch[]} events
 * @param {(key: string) => string} categoryOf
 * @returns {Map<string, number>}
 */
export function minutesBy(events, categoryOf) {
  const counted = events
    .map((event) => ({ ...event, category: categoryOf(keyOf(event.title)) }))
    .filter((event) => event.category);
  const edges = [...new Set(counted.flatMap(({ from, to }) => [from, to]))].sort((one, other) => one - other);
  const sums = new Map();
  for (const [number, from] of edges.entries()) {
    const now = counted.filter((event) => event.from <= from && event.to > from);
    for (const { category } of now)
      sums.set(category, (sums.get(category) ?? 0) + (edges[number + 1] - from) / now.length);
  }
  return sums;
}
