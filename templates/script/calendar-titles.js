// Titles of a reader's own calendar and the category of each, recorded only where the reader asks to be reminded.
import { say } from "./saying.js";
import * as store from "./store.js";

/** @import { Group } from "./calendar-sums.js" */

const words = playbook.words.calendar;

/** The category of each title, by its key. @type {Map<string, string>} */
let choices = new Map();

export function begin() {
  choices = new Map();
}

/**
 * @param {string} key
 * @param {string} category
 */
export const choose = (key, category) => choices.set(key, category);

/**
 * A title's code: 53 bits that do not show the title (cyrb53, public domain).
 * @param {string} key
 */
export function codeOf(key) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (const sign of key) {
    one = Math.imul(one ^ Number(sign.codePointAt(0)), 2654435761);
    other = Math.imul(other ^ Number(sign.codePointAt(0)), 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(16).padStart(14, "0");
}

/** The codes that stand in the records, with what they stand for. */
export const remembered = () => store.entries("calendar-title").filter(([, record]) => record.c);

/**
 * @param {Group} group
 * @returns {[name: `calendar-title:${string}`, fields: { c: string }]}
 */
export const namedOf = ({ key }) => [`calendar-title:${codeOf(key)}`, { c: categoryOf(key) }];

/** @param {string} key */
export const categoryOf = (key) => choices.get(key) ?? store.get(`calendar-title:${codeOf(key)}`)?.c ?? "";

export function forget() {
  if (!remembered().length) return;
  store.put(remembered().map(([code]) => [`calendar-title:${code}`, {}]));
  say(words.forgotten, { undo: true });
}
