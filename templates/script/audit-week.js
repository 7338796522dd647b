// The week of the calendar audit: its fields, what is recorded of it, and which one is shown.
import * as days from "./days.js";
import { byId, every } from "./elements.js";
import { hours } from "./fields.js";
import * as store from "./store.js";

/** @import { Each } from "./fields.js" */
/** @import { Week } from "./records.js" */
/** @import { Change } from "./store.js" */

/** @type {Found} */
let table;
let shown = "";
/** @type {(() => void)[]} */
const listeners = [];

export const rows = () => [...table.querySelectorAll("tr[data-category]")];
/** @param {string} kind */
export const fieldsOf = (kind) => every(`[data-own="${kind}"]`);
const steps = () => table.dataset.audit.split(","); // The step's id, then those it had before.
/**
 * @param {string} day
 * @returns {`week:${string}`}
 */
export const nameOf = (day) => `week:${steps()[0]}/${day}`;
/** @param {string} day */
export const recordOf = (day) =>
  store.find(
    "week",
    steps().map((/** @type {string} */ step) => `${step}/${day}`),
  );
/** @param {Each<number>} hours */
export const sum = (hours) => Object.values(hours).reduce((all, one) => all + one, 0);
export const number = new Intl.NumberFormat(document.documentElement.lang || "en", { maximumFractionDigits: 2 });

/**
 * The hours of a record that can be counted.
 * @param {{ h?: Each<number> } | undefined} record
 */
export const hoursOf = (record) => Object.fromEntries(Object.entries(record?.h ?? {}).filter(([, one]) => hours(one)));

/**
 * Whole percents by category, for what is shown and what is compared alike.
 * @param {Each<number>} hours
 */
export function sharesOf(hours) {
  const all = sum(hours);
  return Object.fromEntries(Object.entries(hours).map(([category, one]) => [category, Math.round((100 * one) / all)]));
}

/** @param {Week} record */
const holds = (record) => sum(hoursOf(record)) > 0 || record.cut || record.add;

/**
 * The weeks of this step that hold something, the latest first.
 * @returns {[monday: string, record: Week][]}
 */
export function weeks() {
  const mondays = store
    .entries("week")
    .map(([id]) => id.split("/"))
    .filter(([step, day]) => steps().includes(step) && days.isDay(day) && days.monday(day) === day)
    .map(([, day]) => day);
  return [...new Set(mondays)]
    .sort()
    .reverse()
    .flatMap((day) => {
      const record = recordOf(day);
      return record && holds(record) ? [[day, record]] : [];
    });
}

// Fields and record ------------------------------------------------------------------------------------------

export const written = () =>
  hoursOf({
    h: Object.fromEntries(rows().map((row) => [row.dataset.category, row.querySelector("input").valueAsNumber])),
  });

/** @param {string} kind */
function own(kind) {
  const found = fieldsOf(kind)
    .map((field) => [field.dataset.place, field.value.trim()])
    .filter(([, text]) => text);
  return found.length ? Object.fromEntries(found) : undefined;
}

/**
 * Keep what the fields say, and other changes with it as one step of undo.
 * @param {Change[]} [others]
 */
export function save(others = []) {
  const again = byId("log-again").value;
  const fields = { h: written(), cut: own("cut"), add: own("add"), again: days.isDay(again) ? again : undefined };
  store.put([[nameOf(shown), { ...recordOf(shown), ...fields }], ...others]);
}

// Which week is shown ------------------------------------------------------------------------------------------

export const monday = () => shown;

/** Whether the page is one with an audit. */
export const isShown = () => Boolean(table?.isConnected);

/** @param {string} day */
export function choose(day) {
  if (!days.isDay(day)) return;
  shown = days.monday(day);
  tell();
}

/**
 * Begin with a page's table, unless it has been begun with: this week if something is logged, else the one before.
 * @param {Found} found
 */
export function begin(found) {
  if (found === table) return false;
  table = found;
  const [thisWeek, lastWeek] = [0, -7].map((back) => days.monday(days.add(days.today(), back)));
  shown = recordOf(thisWeek)?.h ? thisWeek : lastWeek;
  return true;
}

export function tell() {
  if (isShown()) for (const listener of listeners) listener();
}

/**
 * Call whenever the week or what is recorded has changed.
 * @param {() => void} listener
 */
export function onWeek(listener) {
  listeners.push(listener);
  if (isShown()) listener();
}
