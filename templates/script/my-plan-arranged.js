// My plan: the reader's items by date, by phase or all of them; dates are the first day of the step plus an item's days.
import * as days from "./days.js";
import { every, one } from "./elements.js";
import { arrangement } from "./fields.js";
import { isAsked, showBegin } from "./my-plan-begin.js";
import { byDate, byPhase, markNew, showCounts, used } from "./my-plan-groups.js";
import * as plan from "./my-plan-items.js";
import { showReviews } from "./my-plan-reviews.js";
import { showSetup } from "./my-plan-setup.js";
import { groupOf } from "./my-plan-week.js";
import { showWritten } from "./my-plan-written.js";
import { onShow } from "./page.js";
import * as store from "./store.js";
import * as ticks from "./ticks.js";

let arranged = ""; // The ground on which the plan was arranged last.

/** What decides where an item stands, but for its state: whoever ticks one finds it where it was. */
function ground() {
  const { start, free } = plan.stepOf(plan.currentStep()) ?? {};
  return JSON.stringify([plan.currentStep(), plan.orderNow(), start, free, isAsked()]);
}

function arrange() {
  const found = plan.place();
  const { sections, nodes } = plan.original();
  const step = plan.currentStep();
  const order = plan.orderNow();
  arranged = ground();
  markNew();
  if (isAsked()) found.replaceChildren(...used());
  else if (order === "all") {
    for (const [node, list] of nodes) list.append(node);
    found.replaceChildren(...sections);
  } else found.replaceChildren(...(order === "date" ? byDate(step) : byPhase(step)));
  for (const button of every("[data-orders] button"))
    button.setAttribute("aria-pressed", String(button.value === order));
  const number = one("#plan-step").selectedOptions[0]?.dataset.number;
  for (const part of [found, one("[data-setup]"), one("[data-progress]")]) part.dataset.step = number ?? "";
}

// Words beside the items -------------------------------------------------------------------------------------

function showDates() {
  const today = days.today();
  for (const [node] of plan.original().nodes) {
    const due = plan.dueOf(node);
    const time = node.querySelector("[data-due]");
    time.textContent = due ? days.near(due, today) : "";
    time.dateTime = due ?? "";
    node.toggleAttribute("data-overdue", Boolean(due) && groupOf(node, today) === "overdue");
  }
}

/** @param {{ target: Found }} from */
function onOrder({ target }) {
  const button = target.closest?.("[data-orders] button");
  if (button) store.set("setting:plan", { order: arrangement(button.value) });
}

// Together ----------------------------------------------------------------------------------------------------

export function showRecords() {
  if (!plan.place()) return;
  if (ground() !== arranged) return void show();
  showBegin();
  showSetup();
  showCounts();
  showDates();
  showWritten();
  showReviews();
}

export function show() {
  if (!plan.place()) return;
  plan.original();
  showSetup();
  arrange();
  showRecords();
  ticks.show(); // The boxes on the page have changed, and so have their counts.
}

document.addEventListener("click", onOrder);
store.onChange(showRecords);
onShow(show);
