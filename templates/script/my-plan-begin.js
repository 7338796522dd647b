// My plan before anything is in it: which step the reader is on, which day is their first, and nothing else.
import * as days from "./days.js";
import { byId, every, fill, one } from "./elements.js";
import * as plan from "./my-plan-items.js";
import { say } from "./saying.js";
import * as store from "./store.js";

const words = playbook.words.plan;

/** The day that each answer stands for. @returns {{ [answer: string]: string }} */
const starts = () => {
  const today = days.today();
  return { today, monday: days.add(days.monday(today), 7), other: byId("plan-day").value, none: "" };
};

/** Whether the reader has anything that they could miss. */
const hasRecords = () => [...store.all().keys()].some((name) => !store.isAside(name));

/** Whether the answers for the reader's step are missing, and the address names nothing that is there without them. */
export function isAsked() {
  const step = plan.knownStep();
  if (step && plan.stepOf(step)) return false;
  const id = location.hash.slice(1);
  if (plan.nodeNamed(id)) return false;
  return hasRecords() || Boolean(plan.sectionNamed(id)) || !byId(id)?.closest("[data-begin] ~ *");
}

export function showBegin() {
  const form = one("[data-begin]");
  const wasPlan = form.hidden && "shown" in form.dataset;
  form.hidden = !isAsked();
  form.toggleAttribute("data-had", hasRecords());
  if (form.hidden) return;
  choose(form, plan.knownStep() ?? "");
  for (const place of every("[data-on]"))
    place.textContent = days.inWords(starts()[place.dataset.on], { weekday: "long", day: "numeric", month: "long" });
  showOther();
  if (wasPlan) queueMicrotask(focusBegin); // After the button that took it back has given the focus away.
}

/**
 * The step that the reader's ticks and ways tell, unless they have chosen another since.
 * @param {Found} form
 * @param {string} known
 */
function choose(form, known) {
  if (known && form.dataset.known !== known) one(`[data-begin] [name=step][value="${known}"]`).checked = true;
  form.dataset.known = known;
}

/** What is still to be answered takes the cursor. */
export function focusBegin() {
  const answered = (/** @type {string} */ name) => one(`[data-begin] [name=${name}]:checked`);
  const name = answered("step") ? "first" : "step";
  (answered(name) ?? one(`[data-begin] [name=${name}]`)).focus({ preventScroll: true });
}

/** The field for another day is there for who wants one. */
function showOther() {
  const wanted = one("[data-begin] [value=other]").checked;
  one("[data-other]").hidden = !wanted;
  byId("plan-day").disabled = !wanted;
}

/** A step that has its answers brings them along. @param {string} step */
function showAnswers(step) {
  const record = plan.stepOf(step);
  if (!record) return;
  one(`[data-begin] [name=first][value=${record.start ? "other" : "none"}]`).checked = true;
  byId("plan-day").value = record.start ?? "";
}

/** @param {{ target: Found }} from */
function onChange({ target }) {
  if (!target.closest?.("[data-begin]")) return;
  if (target.name === "step") showAnswers(target.value);
  showOther();
}

/** @param {SubmitEvent} event */
function onSubmit(event) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches("[data-begin]")) return;
  event.preventDefault();
  const answers = Object.fromEntries(/** @type {Iterable<[string, string]>} */ (new FormData(form)));
  begin(answers.step, starts()[answers.first]);
}

/**
 * The plan of a step takes the place of the questions.
 * @param {string} step
 * @param {string} start Empty where the reader knows no day yet.
 */
function begin(step, start) {
  const before = plan.stepOf(step);
  const dated = start ? { start, since: before?.start ? before.since : days.today() } : { start: undefined };
  store.put([
    ["setting:plan", { ...store.get("setting:plan"), step }],
    [`step:${step}`, { ...before, ...dated }],
  ]);
  one("h1").scrollIntoView();
  const heading = one("[data-plan] h3");
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  const week = heading.textContent;
  const text = fill(words.begun, { day: days.inWords(start || days.today(), { dateStyle: "full" }), week });
  say(start ? text : words.begun_undated, { undo: true });
}

document.addEventListener("submit", onSubmit);
document.addEventListener("change", onChange);
document.addEventListener("click", ({ target }) => target.closest?.("[data-load]") && byId("plan-import").click());
