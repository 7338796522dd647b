// My plan in groups: by date or by phase; and which items are new.
import * as days from "./days.js";
import { every, fill, h } from "./elements.js";
import * as items from "./items.js";
import { count } from "./lists.js";
import * as plan from "./my-plan-items.js";
import { groupOf, week, weekOf, weekText } from "./my-plan-week.js";

const words = playbook.words.plan;

// By date ----------------------------------------------------------------------------------------------------------

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
