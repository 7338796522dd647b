// My plan: the reader's items by date, by phase or all of them; dates are the first day of the step plus an item's days.
// A record `setting:plan` is { step, order }.
(() => {
  "use strict";

  const { store, days, items } = playbook;
  const { h, fill, onShow } = playbook.page;
  const words = playbook.words.plan;
  let arranged = ""; // The ground on which the plan was arranged last.
  const originals = new WeakMap(); // The page as it came: its sections and items, by the place that holds them.

  const place = () => document.querySelector("[data-plan]");
  const boxOf = (node) => node.querySelector("input[data-item]");
  const namesOf = (step) => document.querySelector(`#plan-step option[value="${step}"]`)?.dataset.names.split(",") ?? [step];
  const stepOf = (step) => store.find("step", namesOf(step));
  const setting = () => store.get("setting:plan") ?? {};
  const orderNow = () => (["phase", "all"].includes(setting().order) ? setting().order : "date");
  const answerOf = (node) => items.readable(store.find("review", node.dataset.review.split(",")));

  function original() {
    const found = place();
    if (!originals.has(found)) {
      originals.set(found, { sections: [...found.children], nodes: [...found.querySelectorAll("li")].map((node) => [node, node.parentElement]) });
    }
    return originals.get(found);
  }

  /** The step the reader has chosen, else the one they have started, else the one they ticked last, else the first. */
  function currentStep() {
    const ids = [...document.querySelectorAll("#plan-step option")].map((option) => option.value);
    const all = ids.map((id) => [id, namesOf(id)]);
    const newest = (found) => found.sort((one, other) => other[1].t - one[1].t).map(([id]) => id.split("/")[0]);
    const started = newest(store.entries("step").filter(([, { start }]) => days.isDay(start)));
    const named = [setting().step, ...started, ...newest(store.entries("item"))];
    const now = named.map((name) => all.find(([, names]) => names.includes(name))?.[0]);
    return now.find(Boolean) ?? ids[0];
  }

  /** The day of an item or a review, or null while the step has no first day. */
  function dueOf(node) {
    const { start, free } = stepOf(node.dataset.of) ?? {};
    if (!days.isDay(start)) return null;
    const day = days.add(start, Number(node.dataset.day));
    const weekday = days.noon(day).getDay();
    return free && weekday % 6 === 0 ? days.add(day, weekday === 6 ? 2 : 1) : day;
  }

  const nodesOf = (step) => original().nodes.map(([node]) => node).filter((node) => node.dataset.of === step);

  // Groups -----------------------------------------------------------------------------------------------------

  /** The state of an item or of a review. */
  const stateIn = (node) => items.stateOf(boxOf(node) ? items.recordOf(boxOf(node).dataset.names) : answerOf(node));

  /** Which group an item stands in by date: a key of the words. */
  function groupOf(node, today) {
    const state = stateIn(node);
    if (state === "done" || state === "skip") return state;
    const due = dueOf(node);
    if (!due) return "undated";
    const monday = days.monday(today);
    if (due < monday) return isMissed(node, due, today) ? "missed" : "overdue";
    return due < days.add(monday, 7) ? "week" : due < days.add(monday, 35) ? "soon" : "later";
  }

  /** Whether an item's day had passed before the reader set a first day, or before the item was there. */
  function isMissed(node, due, today) {
    const { since } = stepOf(node.dataset.of);
    const added = boxOf(node)?.dataset.added;
    return days.isDay(since) && (due < days.monday(since) || (days.isDay(added) && added > due && added > since && added <= today));
  }

  function byDate(step) {
    const today = days.today();
    const found = group(nodesOf(step), (node) => groupOf(node, today));
    const order = (nodes) => nodes.sort((one, other) => (dueOf(one) ?? "").localeCompare(dueOf(other) ?? ""));
    return ["overdue", "week", "missed", "undated", "soon", "later", "done", "skip"].filter((key) => found.get(key)?.length || key === "week" && stepOf(step)?.start)
      .map((key) => section(words[`group_${key}`], order(found.get(key) ?? []), { key, folded: ["later", "done", "skip"].includes(key) || (key === "missed" && stepOf(step).since < days.monday(today)) }));
  }

  function group(nodes, keyOf) {
    const found = new Map();
    for (const node of nodes) found.set(keyOf(node), [...(found.get(keyOf(node)) ?? []), node]);
    return found;
  }

  function byPhase(step) {
    const labels = new Map(original().nodes.map(([node, list]) => [node.dataset.list ?? "reviews", list.previousElementSibling]));
    return [...group(nodesOf(step), (node) => node.dataset.list ?? "reviews")]
      .map(([list, nodes]) => section(labels.get(list).textContent, nodes, { key: list }));
  }

  function section(title, nodes, { key, folded = false }) {
    const list = h("ul", { class: "pb-plan__items" }, nodes);
    const heading = `${title} (${nodes.length})`;
    const body = nodes.length ? list : h("p", { class: "pb-hint" }, words.nothing_this_week);
    const said = words[`${key}_hint`];
    const hint = said && h("p", { class: "pb-hint" }, said);
    if (!folded) return h("section", { "data-group": key }, h("h3", {}, heading), hint, body);
    return h("details", { "data-group": key, class: "pb-more pb-plan__folded" }, h("summary", {}, heading), body);
  }

  /** What decides where an item stands, but for its state: whoever ticks one finds it where it was. */
  function ground() {
    const { start, free } = stepOf(currentStep()) ?? {};
    return JSON.stringify([currentStep(), orderNow(), start, free]);
  }

  function arrange() {
    const found = place();
    const { sections, nodes } = original();
    const step = currentStep();
    const order = orderNow();
    arranged = ground();
    markNew();
    if (order === "all") {
      for (const [node, list] of nodes) list.append(node);
      found.replaceChildren(...sections);
    } else found.replaceChildren(...(order === "date" ? byDate(step) : byPhase(step)));
    for (const button of document.querySelectorAll("[data-orders] button")) button.setAttribute("aria-pressed", String(button.value === order));
    const number = document.querySelector("#plan-step").selectedOptions[0]?.dataset.number;
    for (const part of [found, document.querySelector("[data-setup]"), document.querySelector("[data-progress]")]) part.dataset.step = number ?? "";
  }

  /** Items that joined a list which the reader had finished. */
  function markNew() {
    const lists = group(original().nodes.map(([node]) => node).filter(boxOf), (node) => `${node.dataset.of}/${node.dataset.list}`);
    for (const nodes of lists.values()) {
      const added = new Set(items.newIn(nodes.map(boxOf)));
      for (const node of nodes) node.querySelector(".pb-plan__new")?.remove();
      for (const box of added) box.closest("li").querySelector("label").after(h("span", { class: "pb-chip pb-plan__new" }, words.is_new));
    }
  }

  // Words beside the items -------------------------------------------------------------------------------------

  function showDates() {
    const today = days.today();
    for (const [node] of original().nodes) {
      const due = dueOf(node);
      node.querySelector("[data-due]").textContent = due ? days.show(due) : "";
      node.toggleAttribute("data-overdue", Boolean(due) && groupOf(node, today) === "overdue");
    }
  }

  function onOrder({ target }) {
    const button = target.closest?.("[data-orders] button");
    if (button) store.set("setting:plan", { order: button.value });
  }

  // Together ----------------------------------------------------------------------------------------------------

  function showRecords() {
    if (!place()) return;
    if (ground() !== arranged) return void show();
    playbook.plan_page.showSetup();
    showDates();
    playbook.plan_page.showWritten();
    playbook.plan_page.showReviews();
  }

  function show() {
    if (!place()) return;
    original();
    playbook.plan_page.showSetup();
    arrange();
    showRecords();
    items.show(); // The boxes on the page have changed, and so have their counts.
  }

  Object.assign(playbook.plan_page, {
    show, currentStep, namesOf, dueOf, nodesOf, boxOf, stepOf, answerOf, stateIn, all: () => original().nodes.map(([node]) => node),
    sections: () => original().sections,
  });
  document.addEventListener("click", onOrder);
  store.onChange(showRecords);
  onShow(show);
})();
