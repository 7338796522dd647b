// My plan in groups: by date or by phase; and which items are new.
import * as days from "./days.js";
import { every, fill, h } from "./elements.js";
import * as items from "./items.js";
import { count } from "./lists.js";
import * as plan from "./my-plan-items.js";

const words = playbook.words.plan;
const FIRST = 3; // Things of a week that are shown at once.

// By date ----------------------------------------------------------------------------------------------------------

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

/** @param {string} step */
export function byDate(step) {
  const today = days.today();
  const start = plan.stepOf(step)?.start;
  const nodes = plan.nodesOf(step).sort((one, other) => (plan.dueOf(one) ?? "").localeCompare(plan.dueOf(other) ?? ""));
  const now = start ? weekOf(step, today, nodes) : [];
  const found = group(
    nodes.filter((node) => !now.includes(node)),
    (node) => groupOf(node, today),
  );
  const isPast = String(plan.stepOf(step)?.since) < days.monday(today);
  const sections = ["earlier", "overdue", "undated", "soon", "later", "done", "skip"]
    .filter((key) => found.has(key))
    .map((key) =>
      section(titleOf(key, found.get(key)), found.get(key), {
        key,
        folded: ["later", "done", "skip"].includes(key) || (key === "earlier" && isPast),
      }),
    );
  return start ? [week(now), ...sections] : sections;
}

/**
 * @param {string} key
 * @param {Found[]} nodes
 */
const titleOf = (key, nodes) =>
  key === "earlier" && nodes.every(({ dataset }) => dataset.phase === "before")
    ? words.group_before
    : words[`group_${key}`];

// The week ---------------------------------------------------------------------------------------------------------

/**
 * What stands in this week: what is next on every page, and what is due. Where no act is due, the next three that are
 * late or from before the plan; or else the one that is next, on whatever day.
 * @param {string} step
 * @param {string} today
 * @param {Found[]} nodes
 */
function weekOf(step, today, nodes) {
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
function week(nodes) {
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
function weekText(nodes) {
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

// Groups and their counts ------------------------------------------------------------------------------------------

/** The counts after a tick: whoever ticks an item finds it where it was. */
export function showCounts() {
  for (const part of every("[data-group]")) {
    const nodes = [...part.querySelectorAll(".pb-plan__item")];
    const heading = part.querySelector("h2, h3, summary");
    const text = part.dataset.group === "week" ? weekText(nodes) : headingOf(part.dataset, nodes);
    if (heading.textContent !== text) heading.textContent = text;
  }
}

/**
 * A group's title with how many acts are open in it, or have its state; in a list how many of all are done.
 * @param {{ group?: string, title?: string, counts?: string }} of
 * @param {Found[]} nodes
 */
function headingOf({ group: key, title = "", counts }, nodes) {
  const boxes = nodes.map(plan.boxOf).filter(Boolean);
  if (!boxes.length || !counts) return title;
  const { done, all } = count(boxes.map((box) => box.dataset.names));
  const states = nodes.filter(plan.boxOf).map(plan.stateIn);
  const settled = key === "done" ? ["done"] : key === "skip" ? ["skip"] : ["todo", "doing"];
  const inState = states.filter((state) => settled.includes(state)).length;
  return `${title} (${counts === "list" ? fill(playbook.words.base.count, { done, all }) : inState})`;
}

/** What the reader has said something of, and what has joined it since, while the plan waits for its answers. */
export function used() {
  const nodes = plan.all().filter((node) => plan.isUsed(node) || node.querySelector(".pb-plan__new"));
  const list = h("ul", { class: "pb-plan__items" }, nodes);
  return nodes.length
    ? [h("section", { "data-group": "used", "data-title": words.used }, h("h2", {}, words.used), list)]
    : [];
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
    section(labels.get(list)?.textContent ?? "", nodes, { key: list, counts: "list" }),
  );
}

/**
 * @param {string} title
 * @param {Found[]} nodes
 * @param {{ key: string, counts?: "open" | "list", folded?: boolean }} from
 */
function section(title, nodes, { key, counts = "open", folded = false }) {
  const list = h("ul", { class: "pb-plan__items" }, nodes);
  const facts = { "data-group": key, "data-title": title, "data-counts": counts };
  const heading = headingOf({ group: key, title, counts }, nodes);
  const said = words[`${key}_hint`];
  const hint = said && h("p", { class: "pb-hint" }, said);
  if (!folded) return h("section", facts, h("h3", {}, heading), hint, list);
  return h("details", { ...facts, class: "pb-more pb-plan__folded" }, h("summary", {}, heading), hint, list);
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
