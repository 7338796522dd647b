// How the hours of a calendar's week add up.
import { keyOf } from "./calendar-values.js";

/** @import { Stretch } from "./calendar-week.js" */
/** @typedef {{ key: string, title: string, minutes: number, times: number }} Group */

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
