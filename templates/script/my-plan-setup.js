// The plan's form: which step the reader is on, its first day, and the next review.
import * as days from "./days.js";
import { byId, fill, one } from "./elements.js";
import * as plan from "./my-plan-items.js";
import * as store from "./store.js";

const words = playbook.words.plan;

export function showSetup() {
  const form = one("[data-setup]");
  const step = plan.currentStep();
  const record = plan.stepOf(step);
  form.elements.step.value = step;
  const named = form.elements.step.selectedOptions[0].textContent;
  one("[data-setup-now]").textContent = record?.start
    ? fill(words.setup, { step: named, day: days.show(record.start) })
    : fill(words.setup_undated, { step: named });
  for (const [field, value] of /** @type {[string, string | undefined][]} */ ([
    ["start", record?.start],
    ["review", record?.review],
  ])) {
    if (form.elements[field] !== document.activeElement) form.elements[field].value = value ?? "";
  }
  form.elements.free.checked = record?.free === true;
}

/** @param {boolean} open */
function setOpen(open) {
  one("[data-setup]").hidden = !open;
  one("[data-setup-open]").setAttribute("aria-expanded", String(open));
}

/** The cursor goes to the first day. */
export function openSetup() {
  setOpen(true);
  byId("plan-start").focus({ preventScroll: true });
}

/** @param {{ target: Found }} from */
function onSetup({ target }) {
  const form = target.closest?.("[data-setup]");
  if (!form) return;
  if (target.name === "step") store.set("setting:plan", { step: target.value });
  else if (target.type !== "date" || !target.value || days.isDay(target.value)) {
    const value = target.type === "checkbox" ? target.checked : target.value || undefined;
    const step = form.elements.step.value;
    const record = plan.stepOf(step);
    const since = target.name === "start" && value ? { since: record?.start ? record.since : days.today() } : {};
    store.set(`step:${step}`, { ...record, ...since, [target.name]: value });
  }
}

document.addEventListener("change", onSetup);
document.addEventListener("click", ({ target }) => {
  if (target.closest?.("[data-setup-open]")) setOpen(one("[data-setup]").hidden);
});
