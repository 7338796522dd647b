// My plan by date: in which group an item stands, and what stands in this week.
import * as days from "./days.js";
import { fill, h } from "./elements.js";
import * as plan from "./my-plan-items.js";

const words = playbook.words.plan;
const FIRST = 3; // Things of a week that are shown at once.

/**
 * Which group an item stands in by date: a key of the words.
 * @param {Found} node
 * @param {string} today
 */
export function groupOf(node, today) {
  const state = plan.stateIn(node);
  if (state === "done" || state === "skip") return state;
  const due = plan.dueOf(node);
  if (!due) return plan.isEarlier(node) ? "earlier" : "undated";
  const monday = days.monday(today);
  if (due < monday) return "overdue";
  return due < days.add(monday, 7) ? "week" : due < days.add(monday, 35) ? "soon" : "later";
}

/**
 * What stands in this week: what is next on every page, and what is due. Where no act is due, the next three that are
 * late or from before the plan; or else the one that is next, on whatever day.
 * @param {string} step
 * @param {string} today
 * @param {Found[]} nodes
 */
export function weekOf(step, today, nodes) {
  const due = nodes.filter((node) => groupOf(node, today) === "week");
  const open = plan.openNow(step);
  const late = open.filter((node) => !isAhead(node, today));
  const first = due.some(plan.boxOf) || !late.length ? open.slice(0, 1) : late.slice(0, FIRST);
  return [...first, ...due.filter((node) => !first.includes(node))];
}

/**
 * @param {Found} node
 * @param {string} today
 */
const isAhead = (node, today) => ["soon", "later"].includes(groupOf(node, today));

/**
 * This week comes first: three of its acts at most and its review, the other acts behind a word.
 * @param {Found[]} nodes
 */
export function week(nodes) {
  const list = (/** @type {Found[]} */ some) => h("ul", { class: "pb-plan__items" }, some);
  const acts = nodes.filter(plan.boxOf);
  const others = acts.slice(FIRST);
  const first = [...acts.slice(0, FIRST), ...nodes.filter((node) => !plan.boxOf(node))];
  const more = h(
    "details",
    { class: "pb-more" },
    h("summary", {}, fill(words.week_more, { count: others.length })),
    list(others),
  );
  return h(
    "section",
    { "data-group": "week" },
    h("h3", {}, weekText(nodes)),
    nodes.length > 0 && list(first),
    others.length > 0 && more,
  );
}

/**
 * How much of the week is still to do.
 * @param {Found[]} nodes
 */
export function weekText(nodes) {
  const today = days.today();
  const open = nodes.filter((node) => !plan.isSettled(node));
  const acts = open.filter(plan.boxOf);
  if (acts.length > 1) return fill(words.week, { count: acts.length });
  if (acts.length && isAhead(acts[0], today))
    return fill(words.week_ahead, { day: days.near(String(plan.dueOf(acts[0])), today) });
  if (acts.length) return words.week_one;
  if (open.length) return words.week_review;
  return plan.openNow(plan.currentStep()).length ? words.week_done : words.week_none;
}
