// Reviews: the question at the end of each phase, the reader's answer to it, the review that comes next, and the year's end.
import * as days from "./days.js";
import { button, every, fill, h, one } from "./elements.js";
import * as items from "./items.js";
import * as plan from "./my-plan-items.js";
import { rewordedNotice } from "./rewording.js";
import { say } from "./saying.js";
import * as store from "./store.js";
import { fillIn, writtenIn } from "./writing.js";

/** @import { Review } from "./records.js" */

const words = playbook.words.plan;
const WEEK = 7; // Days from one review of the reader's own to the next.

/** @param {Found} node */
const isReview = (node) => !plan.boxOf(node);
/** @param {string} step */
const reviewsOf = (step) => plan.nodesOf(step).filter(isReview);
/** @param {Found} target */
const reviewAt = (target) => target.closest?.("[data-review]");

// Answers ----------------------------------------------------------------------------------------------------

/**
 * @param {Found} node
 * @param {Partial<Review>} fields
 */
function change(node, fields) {
  const [id] = node.dataset.review.split(",");
  store.put([[`review:${id}`, { ...plan.answerOf(node), ...fields, r: node.dataset.rev }]]);
}

/** @param {{ target: Found }} from */
function onChange({ target }) {
  const node = reviewAt(target);
  if (!node) return;
  if (target.type === "checkbox") {
    const s = target.checked ? "done" : "todo";
    change(node, { s, d: days.today() });
    say(target.checked ? words.review_done : playbook.words.base.state_todo, { undo: true });
  } else {
    change(node, { n: writtenIn(target, plan.answerOf(node)?.n) });
    say(words.answer_kept, { undo: true });
  }
}

/** @param {Found} node */
function showAnswer(node) {
  const record = plan.answerOf(node);
  const [box, area] = [node.querySelector("input"), node.querySelector("textarea")];
  box.checked = items.stateOf(record) === "done";
  node.dataset.state = items.stateOf(record);
  node.querySelector(".pb-changed")?.remove();
  const changed = (box.checked || record?.n) && rewordedNotice(record, node.dataset.rev);
  if (changed) area.closest("details").before(changed);
  if (area === document.activeElement || area.value === (record?.n ?? "")) return;
  fillIn(area, record?.n);
  if (record?.n) area.closest("details").open = true;
}

// The review that comes next -----------------------------------------------------------------------------------

/**
 * The reader's own next review with the day that it has, or the next one of the plan.
 * @param {string} step
 * @param {string} today
 */
function showNext(step, today) {
  const line = one("[data-next-review]");
  const own = plan.stepOf(step)?.review;
  const next = own ? undefined : nextOf(step, today);
  const day = own ?? (next && plan.dueOf(next));
  line.hidden = !day;
  if (!day) return;
  const text = fill(day < today ? words.review_missed : words.review_next, { day: days.show(day) });
  const again = () => {
    store.set(`step:${step}`, { ...plan.stepOf(step), review: plan.workday(days.add(today, WEEK)) });
    line.focus(); // The button is gone.
    say(words.review_again, { undo: true });
  };
  const held = day <= today ? button(words.review_held, again) : "";
  line.replaceChildren(...(next ? [h("a", { href: `#${next.id}` }, text)] : [text, " ", held]));
}

/**
 * The first review of the plan that is still to come, and not before the first day.
 * @param {string} step
 * @param {string} today
 */
function nextOf(step, today) {
  const from = [plan.stepOf(step)?.start ?? "", today].sort()[1];
  return reviewsOf(step)
    .filter((node) => String(plan.dueOf(node) ?? "") >= from && plan.stateIn(node) !== "done")
    .sort((one, other) => String(plan.dueOf(one)).localeCompare(String(plan.dueOf(other))))[0];
}

// The end --------------------------------------------------------------------------------------------------------

/**
 * Whether everything in a step is settled, or else whether its last day has passed.
 * @param {string} step
 * @param {string} today
 */
function endOf(step, today) {
  const nodes = plan.nodesOf(step);
  if (nodes.length && nodes.every(plan.isSettled)) return "settled";
  const last = nodes.map(plan.plannedOf).filter(Boolean).sort().at(-1);
  return last && last < today ? "over" : "";
}

/**
 * @param {string} step
 * @param {string} today
 */
function showEnd(step, today) {
  for (const part of every("[data-end]")) {
    const end = part.dataset.end === step ? endOf(step, today) : "";
    part.hidden = !end;
    for (const line of part.querySelectorAll("[data-when]")) line.hidden = line.dataset.when !== end;
  }
}

export function showReviews() {
  const [step, today] = [plan.currentStep(), days.today()];
  plan.all().filter(isReview).forEach(showAnswer);
  showNext(step, today);
  showEnd(step, today);
}

document.addEventListener("change", onChange);
