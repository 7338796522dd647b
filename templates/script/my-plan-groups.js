// My plan in groups: by date or by phase; and which items are new.
import * as days from "./days.js";
import { fill, h, one } from "./elements.js";
import * as items from "./items.js";
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
  if (!due) return "undated";
  const monday = days.monday(today);
  if (due < monday) return isMissed(node, due, today) ? "missed" : "overdue";
  return due < days.add(monday, 7) ? "week" : due < days.add(monday, 35) ? "soon" : "later";
}

/**
 * Whether an item's day had passed before the reader set a first day, or before the item was there.
 * @param {Found} node
 * @param {string} due
 * @param {string} today
 */
function isMissed(node, due, today) {
  const since = plan.stepOf(node.dataset.of)?.since;
  const added = plan.boxOf(node)?.dataset.added;
  return (
    since !== undefined &&
    (due < days.monday(since) || (days.isDay(added) && added > due && added > since && added <= today))
  );
}

/** @param {string} step */
export function byDate(step) {
  const today = days.today();
  const found = group(plan.nodesOf(step), (node) => groupOf(node, today));
  const order = (/** @type {Found[]} */ nodes) =>
    nodes.sort((one, other) => (plan.dueOf(one) ?? "").localeCompare(plan.dueOf(other) ?? ""));
  const sections = ["overdue", "missed", "undated", "soon", "later", "done", "skip"]
    .filter((key) => found.has(key))
    .map((key) =>
      section(words[`group_${key}`], order(found.get(key)), {
        key,
        folded:
          ["later", "done", "skip"].includes(key) ||
          (key === "missed" && String(plan.stepOf(step)?.since) < days.monday(today)),
      }),
    );
  return plan.stepOf(step)?.start ? [week(order(found.get("week") ?? [])), ...sections] : sections;
}

/**
 * This week comes first: three of its items at most, the others behind a word.
 * @param {Found[]} nodes
 */
function week(nodes) {
  const list = (/** @type {Found[]} */ some) => h("ul", { class: "pb-plan__items" }, some);
  const others = nodes.slice(FIRST);
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
    nodes.length > 0 && list(nodes.slice(0, FIRST)),
    others.length > 0 && more,
  );
}

/**
 * How much of the week is still to do.
 * @param {Found[]} nodes
 */
function weekText(nodes) {
  const count = nodes.filter((node) => !plan.isSettled(node)).length;
  return count > 1 ? fill(words.week, { count }) : count ? words.week_one : words.week_none;
}

/** The same after a tick: whoever ticks an item finds it where it was. */
export function showWeek() {
  const heading = one("[data-group=week] > h3");
  if (heading) heading.textContent = weekText([...heading.parentElement.querySelectorAll("li")]);
}

/**
 * @param {Found[]} nodes
 * @param {(node: Found) => string} keyOf
 */
function group(nodes, keyOf) {
  const found = new Map();
  for (const node of nodes) found.set(keyOf(node), [...(found.get(keyOf(node)) ?? []), node]);
  return found;
}

/** @param {string} step */
export function byPhase(step) {
  const labels = new Map(
    plan.original().nodes.map(([node, list]) => [node.dataset.list ?? "reviews", list.previousElementSibling]),
  );
  return [...group(plan.nodesOf(step), (node) => node.dataset.list ?? "reviews")].map(([list, nodes]) =>
    section(labels.get(list)?.textContent ?? "", nodes, { key: list }),
  );
}

/**
 * @param {string} title
 * @param {Found[]} nodes
 * @param {{ key: string, folded?: boolean }} from
 */
function section(title, nodes, { key, folded = false }) {
  const list = h("ul", { class: "pb-plan__items" }, nodes);
  const heading = `${title} (${nodes.length})`;
  const said = words[`${key}_hint`];
  const hint = said && h("p", { class: "pb-hint" }, said);
  if (!folded) return h("section", { "data-group": key }, h("h3", {}, heading), hint, list);
  return h("details", { "data-group": key, class: "pb-more pb-plan__folded" }, h("summary", {}, heading), list);
}

/** Items that joined a list which the reader had finished. */
export function markNew() {
  const lists = group(
    plan
      .original()
      .nodes.map(([node]) => node)
      .filter(plan.boxOf),
    (node) => `${node.dataset.of}/${node.dataset.list}`,
  );
  for (const nodes of lists.values()) {
    const added = new Set(items.newIn(nodes.map(plan.boxOf)));
    for (const node of nodes) node.querySelector(".pb-plan__new")?.remove();
    for (const box of added)
      box
        .closest("li")
        .querySelector("label")
        .after(h("span", { class: "pb-chip pb-plan__new" }, words.is_new));
  }
}
