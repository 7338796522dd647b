// My plan: the reader's items by date, by phase or all of them; dates are the first day of the step plus an item's days.
// Records: `setting:plan` { step, order }; `step:<id>` { start, since: the day on which it was first set, free: no
// weekends, review: day, seq: exports }.
(() => {
  "use strict";

  const { store, days, items } = playbook;
  const { h, fill, onShow } = playbook.page;
  const words = playbook.words.plan;
  const originals = new WeakMap(); // The page as it came: its sections and items, by the place that holds them.

  const place = () => document.querySelector("[data-plan]");
  const boxOf = (node) => node.querySelector("input[data-item]");
  const stepOf = (id) => store.find("step", document.querySelector(`#plan-step option[value="${id}"]`)?.dataset.names.split(",") ?? [id]);
  const answerOf = (node) => store.find("review", node.dataset.review.split(","));
  const setting = () => store.get("setting:plan") ?? {};

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
    const started = store.entries("step").filter(([id, { start }]) => ids.includes(id) && days.isDay(start))
      .sort((one, other) => other[1].t - one[1].t)[0]?.[0];
    const ticked = store.entries("item").sort((one, other) => other[1].t - one[1].t)
      .map(([id]) => id.split("/")[0]).find((id) => ids.includes(id));
    return [setting().step, started, ticked, ids[0]].find((id) => ids.includes(id));
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
  const monday = (day) => days.add(day, -((days.noon(day).getDay() + 6) % 7));

  // Groups -----------------------------------------------------------------------------------------------------

  /** The state of an item or of a review. */
  const stateIn = (node) => items.stateOf(boxOf(node) ? items.recordOf(boxOf(node).dataset.names) : answerOf(node));

  /** Which group an item stands in by date: a key of the words. */
  function groupOf(node, today) {
    const state = stateIn(node);
    if (state === "done" || state === "skip") return state;
    const due = dueOf(node);
    if (!due) return "undated";
    if (due < monday(today)) return isMissed(node, due, today) ? "missed" : "overdue";
    return due < days.add(monday(today), 7) ? "week" : due < days.add(monday(today), 35) ? "soon" : "later";
  }

  /** Whether an item's day had passed before the reader set a first day, or before the item was there. */
  function isMissed(node, due, today) {
    const { since } = stepOf(node.dataset.of);
    const added = boxOf(node)?.dataset.added;
    return days.isDay(since) && (due < monday(since) || (days.isDay(added) && added > due && added > since && added <= today));
  }

  function byDate(step) {
    const today = days.today();
    const found = group(nodesOf(step), (node) => groupOf(node, today));
    const order = (nodes) => nodes.sort((one, other) => (dueOf(one) ?? "").localeCompare(dueOf(other) ?? ""));
    return ["overdue", "week", "missed", "undated", "soon", "later", "done", "skip"].filter((key) => found.get(key)?.length || key === "week" && stepOf(step)?.start)
      .map((key) => section(words[`group_${key}`], order(found.get(key) ?? []), { key, folded: ["later", "done", "skip"].includes(key) || (key === "missed" && stepOf(step).since < monday(today)) }));
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

  function arrange() {
    const found = place();
    const { sections, nodes } = original();
    const step = currentStep();
    const order = ["phase", "all"].includes(setting().order) ? setting().order : "date";
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

  function showSetup() {
    const form = document.querySelector("[data-setup]");
    const step = currentStep();
    const record = stepOf(step);
    form.elements.step.value = step;
    document.querySelector("[data-setup-fold] summary").textContent = days.isDay(record?.start)
      ? fill(words.setup, { step: form.elements.step.selectedOptions[0].textContent, day: days.show(record.start) }) : form.ariaLabel;
    for (const [field, value] of [["start", record?.start], ["review", record?.review]]) {
      if (form.elements[field] !== document.activeElement) form.elements[field].value = days.isDay(value) ? value : "";
    }
    form.elements.free.checked = record?.free === true;
  }

  function onSetup({ target }) {
    const form = target.closest?.("[data-setup]");
    if (!form) return;
    if (target.name === "step") store.set("setting:plan", { step: target.value });
    else if (target.type !== "date" || !target.value || days.isDay(target.value)) {
      const value = target.type === "checkbox" ? target.checked : target.value || undefined;
      const step = form.elements.step.value;
      const since = target.name === "start" && value ? { since: stepOf(step)?.since ?? days.today() } : {};
      store.set(`step:${step}`, { ...stepOf(step), ...since, [target.name]: value });
    }
    show();
  }

  function onOrder({ target }) {
    const button = target.closest?.("[data-orders] button");
    if (button) { store.set("setting:plan", { order: button.value }); arrange(); }
  }

  // Together ----------------------------------------------------------------------------------------------------

  function showRecords() {
    if (!place()) return;
    showSetup();
    showDates();
    playbook.plan_page.showWritten();
    playbook.plan_page.showReviews();
  }

  function show() {
    if (!place()) return;
    original();
    showSetup();
    arrange();
    showRecords();
    items.show(); // The boxes on the page have changed, and so have their counts.
  }

  Object.assign(playbook.plan_page, {
    show, currentStep, dueOf, nodesOf, boxOf, stepOf, answerOf, stateIn, all: () => original().nodes.map(([node]) => node),
    sections: () => original().sections,
  });
  document.addEventListener("change", onSetup);
  document.addEventListener("click", onOrder);
  store.onChange(showRecords);
  onShow(show);
})();
