// The plan's form: which step the reader is on, its first day, and the next review.
import * as days from "./days.js";
import { fill, one } from "./elements.js";
import * as plan from "./my-plan-items.js";
import * as store from "./store.js";

const words = playbook.words.plan;

export function showSetup() {
  const form = one("[data-setup]");
  const step = plan.currentStep();
  const record = plan.stepOf(step);
  form.elements.step.value = step;
  one("[data-setup-fold] summary").textContent = record?.start
    ? fill(words.setup, { step: form.elements.step.selectedOptions[0].textContent, day: days.show(record.start) })
    : fill(words.setup_undated, { step: form.elements.step.selectedOptions[0].textContent });
  for (const [field, value] of /** @type {[string, string | undefined][]} */ ([
    ["start", record?.start],
    ["review", record?.review],
  ])) {
    if (form.elements[field] !== document.activeElement) form.elements[field].value = value ?? "";
  }
  form.elements.free.checked = record?.free === true;
}

/** @param {{ target: Found }} from */
function onSetup({ target }) {
  const form = target.closest?.("[data-setup]");
  if (!form) return;
  if (target.name === "step") store.set("setting:plan", { step: target.value });
  else if (target.type !== "date" || !target.value || days.isDay(target.value)) {
    const value = target.type === "checkbox" ? target.checked : target.value || undefined;
    const step = form.elements.step.value;
    const since = target.name === "start" && value ? { since: plan.stepOf(step)?.since ?? days.today() } : {};
    store.set(`step:${step}`, { ...plan.stepOf(step), ...since, [target.name]: value });
  }
}

document.addEventListener("change", onSetup);
