// One week of a calendar: which events fall into it, and how its hours add up. A rule is never followed from its
// beginning: whether it holds on a day is worked out from that day, so that no rule can keep the page busy.
import { DAY, Refused, parse, readTime, wall } from "./calendar-file.js";

const WEEK = 7 * DAY;
const MOST = 1000; // Events in one week.

const dayOf = (minutes) => Math.floor(minutes / DAY);
const weekday = (day) => (((day + 3) % 7) + 7) % 7; // Monday is 0; the first of January 1970 was a Thursday.

// Repeating --------------------------------------------------------------------------------------------------

/** How often a rule by days has held before the step `steps`, where it holds on some weekdays only. */
function heldBefore(rule, first, steps) {
  if (!rule.days) return steps;
  const holds = (step) => rule.days.includes(weekday(first + step * rule.interval));
  const inSeven = [0, 1, 2, 3, 4, 5, 6].filter(holds).length; // After seven steps the weekdays come round again.
  const rest = steps % 7;
  return Math.floor(steps / 7) * inSeven + [0, 1, 2, 3, 4, 5, 6].filter((step) => step < rest && holds(step)).length;
}

function placeByDays(rule, first, day) {
  const steps = (day - first) / rule.interval;
  if (!Number.isInteger(steps) || (rule.days && !rule.days.includes(weekday(day)))) return -1;
  return heldBefore(rule, first, steps);
}

function placeByWeeks(rule, first, day) {
  const inWeek = (found) => (weekday(found) - rule.week + 7) % 7;
  const days = (rule.days ?? [weekday(first)]).map((found) => (found - rule.week + 7) % 7);
  const weeks = (day - inWeek(day) - (first - inWeek(first))) / 7 / rule.interval;
  if (!Number.isInteger(weeks) || !days.includes(inWeek(day))) return -1;
  const before = weeks * days.length + days.filter((found) => found < inWeek(day)).length;
  return before - days.filter((found) => found < inWeek(first)).length;
}

/** Whether a rule that began with `start` holds at a time of a later day. */
function holds(rule, start, time) {
  const [first, day] = [dayOf(start.at), dayOf(time.at)];
  if (day < first) return false;
  const place = (rule.every === "WEEKLY" ? placeByWeeks : placeByDays)(rule, first, day);
  return place >= 0 && place < rule.count && !isOver(rule, time);
}

function isOver({ until }, time) {
  if (!until) return false;
  if (until.whole) return dayOf(time.at) > dayOf(until.at);
  return until.utc === time.utc ? time.at > until.at : wall(time) > wall(until);
}

/** The times at which an event begins, from a day to another. */
function startsOf({ start, rule, without, instead }, from, to) {
  if (!rule || instead) return [start];
  const gone = new Set(without.filter(Boolean).map((time) => (time.whole ? `${dayOf(time.at)}` : wall(time))));
  const days = Array.from({ length: to - from + 1 }, (_, number) => from + number);
  return days.map((day) => ({ ...start, at: day * DAY + (start.at - dayOf(start.at) * DAY) }))
    .filter((time) => holds(rule, start, time) && !gone.has(wall(time)) && !gone.has(`${dayOf(time.at)}`));
}

// One week ---------------------------------------------------------------------------------------------------

/** How long an event is, in minutes, or undefined where its file says nothing that can be read. */
function lengthOf({ start, end, length }) {
  if (end) return start.utc && end.utc ? end.at - start.at : wall(end) - wall(start);
  if (end === null || length === null) return undefined;
  return length ?? (start.whole ? DAY : 0);
}

/** Whether an event that is not read could fall into the week: it has begun, and nothing says that it is over. */
function mayFall({ start, rule }, monday) {
  if (!start || !rule) return !start || Math.abs(wall(start) - monday) < WEEK;
  const days = { MONTHLY: 31, YEARLY: 366 }[rule.every] ?? 7;
  const last = wall(start) + rule.interval * (rule.count - 1) * days * DAY;
  return wall(start) < monday + WEEK && !(last < monday) && !(rule.until && wall(rule.until) < monday);
}

/** A calendar's text as the events of one week, each with its title and its minutes since Monday; `whole` are the
 * titles that take all day, `unread` those of which the file says something that is not read. Or the `problem`. */
export function read(text, monday) {
  try {
    return week(parse(text), wall(readTime(monday.replaceAll("-", ""))));
  } catch (error) {
    if (error instanceof Refused) return { problem: error.message };
    throw error;
  }
}

function week(events, monday) {
  const found = { events: [], whole: new Set(), unread: new Set() };
  const moved = new Set(events.filter((event) => event.instead).map((event) => nameOf(event, event.instead)));
  for (const event of events) if (!event.cancelled && !event.free) place(event, monday, moved, found);
  return found;
}

const nameOf = ({ uid }, time) => `${uid}\n${wall(time)}`;

function place(event, monday, moved, found) {
  const length = event.start && lengthOf(event);
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

const keyOf = (title) => title.normalize("NFKC").toLowerCase();

/** Events by title, whatever its case: the longest together first. */
export function groups(events) {
  const found = new Map(); // A Map: an event may be called `__proto__`.
  for (const { title, from, to } of events) {
    const group = found.get(keyOf(title)) ?? { key: keyOf(title), title, minutes: 0, times: 0 };
    found.set(group.key, { ...group, minutes: group.minutes + to - from, times: group.times + 1 });
  }
  return [...found.values()].sort((one, other) => other.minutes - one.minutes || (one.key < other.key ? -1 : 1));
}

/** Minutes by category, as a Map. `categoryOf` gives a title's category by its key; without one an event counts
 * nowhere. Where events overlap, the time counts once and is shared among them. */
export function minutesBy(events, categoryOf) {
  const counted = events.map((event) => ({ ...event, category: categoryOf(keyOf(event.title)) })).filter((event) => event.category);
  const edges = [...new Set(counted.flatMap(({ from, to }) => [from, to]))].sort((one, other) => one - other);
  const sums = new Map();
  for (const [number, from] of edges.entries()) {
    const now = counted.filter((event) => event.from <= from && event.to > from);
    for (const { category } of now) sums.set(category, (sums.get(category) ?? 0) + (edges[number + 1] - from) / now.length);
  }
  return sums;
}
