// My plan's items and reviews: which step the reader is on, when each is due, and what became of it.
import * as days from "./days.js";
import { every, one } from "./elements.js";
import * as items from "./items.js";
import { presentOf } from "./lists.js";
import * as store from "./store.js";

/** @import { Kept, Setting } from "./records.js" */

const originals = new WeakMap(); // The page as it came: its sections and items, by the place that holds them.

export const place = () => one("[data-plan]");
/** @param {Found} node */
export const boxOf = (node) => node.querySelector("input[data-item]");
/** @param {string} step */
export const namesOf = (step) => one(`#plan-step option[value="${step}"]`)?.dataset.names.split(",") ?? [step];
/** @param {string} step */
export const stepOf = (step) => store.find("step", namesOf(step));
/** @returns {Partial<Setting>} */
const setting = () => store.get("setting:plan") ?? {};
export const orderNow = () => setting().order ?? "date";
/** @param {Found} node */
export const answerOf = (node) => store.find("review", node.dataset.review.split(","));

/** @returns {{ sections: Found[], nodes: [node: Found, list: Found][] }} */
export function original() {
  const found = place();
  if (!originals.has(found)) {
    originals.set(found, {
      sections: [...found.children],
      nodes: [...found.querySelectorAll("li")].map((node) => [node, node.parentElement]),
    });
  }
  return originals.get(found);
}

const stepIds = () => every("#plan-step option").map((option) => option.value);

/** The step the reader has chosen, else the one they have started, ticked or read last. */
export function knownStep() {
  const all = stepIds().map((id) => ({ id, names: namesOf(id) }));
  const newest = (/** @type {[id: string, record: Kept][]} */ found) =>
    found.sort((one, other) => other[1].t - one[1].t).map(([id]) => id.split("/")[0]);
  const named = [
    setting().step,
    ...newest(store.entries("step")),
    ...newest(store.entries("item")),
    store.get("setting:last")?.step,
  ];
  const now = named.map((name) => all.find(({ names }) => names.includes(name ?? ""))?.id);
  return now.find(Boolean);
}

export const currentStep = () => knownStep() ?? stepIds()[0];

// Days -----------------------------------------------------------------------------------------------------------

/**
 * The day that the playbook has for an item or a review, or null while the step has no first day.
 * @param {Found} node
 */
export function plannedOf(node) {
  const start = stepOf(node.dataset.of)?.start;
  return start ? days.add(start, Number(node.dataset.day)) : null;
}

/**
 * Whether the time of an item was over when the reader made the plan, or when it joined the playbook.
 * @param {Found} node
 */
export function isEarlier(node) {
  const { start, since } = stepOf(node.dataset.of) ?? {};
  if (!start || !since) return false;
  const added = boxOf(node)?.dataset.added;
  const isLate = days.isDay(added) && added > String(plannedOf(node)) && added > since && added <= days.today();
  return isLate || days.add(start, Number(node.dataset.last)) < since;
}

/**
 * The Monday after a day of a weekend, else the day.
 * @param {string} day
 */
export function workday(day) {
  const weekday = days.noon(day).getDay();
  return weekday % 6 === 0 ? days.add(day, weekday === 6 ? 2 : 1) : day;
}

/**
 * The day of an item or a review: none that lies before the plan was made, and none without a first day.
 * @param {Found} node
 */
export function dueOf(node) {
  const { since = "", free } = stepOf(node.dataset.of) ?? {};
  const planned = plannedOf(node);
  if (!planned || isEarlier(node)) return null;
  const day = [planned, since].sort()[1];
  return free || !boxOf(node) ? workday(day) : day;
}

/** @param {string} step */
export const nodesOf = (step) =>
  original()
    .nodes.map(([node]) => node)
    .filter((node) => node.dataset.of === step);

/**
 * What is recorded of an item or of a review.
 * @param {Found} node
 */
const recordIn = (node) => (boxOf(node) ? items.recordOf(boxOf(node).dataset.names) : answerOf(node));
/** @param {Found} node */
export const stateIn = (node) => items.stateOf(recordIn(node));
/** @param {Found} node */
export const isSettled = (node) => items.isSettled(recordIn(node));

/** What is open in the list of a step that is the present one on every page. @param {string} step */
export function openNow(step) {
  const open = original().nodes.filter(([node]) => node.dataset.of === step && boxOf(node) && !isSettled(node));
  const lists = [...new Set(original().nodes.map(([, list]) => list))].filter((list) => list.dataset.list);
  const now = presentOf(
    lists.filter((list) => list.dataset.of === step),
    (list) => open.some(([, its]) => its === list),
  );
  return open.filter(([, list]) => list === now).map(([node]) => node);
}

/** Whether the reader has said anything of an item or a review. @param {Found} node */
export const isUsed = (node) => stateIn(node) !== "todo" || Boolean(recordIn(node)?.n);

/** Every item and review of the page, of whatever step. */
export const all = () => original().nodes.map(([node]) => node);

/**
 * The section of a step that an address names.
 * @param {string} id
 */
export const sectionNamed = (id) => original().sections.find((part) => id && part.id === id);

/**
 * The item or review that an address names.
 * @param {string} id
 */
export const nodeNamed = (id) => all().find((node) => id && [node.id, boxOf(node)?.id].includes(id));
