// A decision: evidence, answers, the way the reader leans, days, and one side of paper with all of it. Never a score.
import * as days from "./days.js";
import { byId, every, fill, h, one } from "./elements.js";
import { isObject } from "./fields.js";
import { rewordedNotice } from "./rewording.js";
import { onShow } from "./page.js";
import * as store from "./store.js";
import { fillIn, writtenIn } from "./writing.js";

/** @import { Decision } from "./records.js" */

const words = playbook.words.decision;
/** @type {{ [kept: string]: number }} */
const LINES = { e: 3, q: 2, m: 2 }; // To write on by hand, by what is asked.

const button = () => one("[data-decide]");
const ids = () => button().dataset.decide.split(","); // The decision's id, then those it had before.
const recorded = () => store.find("decision", ids());
/** @param {Partial<Decision>} fields */
const set = (fields) => store.put([[`decision:${ids()[0]}`, { ...recorded(), ...fields, r: button().dataset.rev }]]);
const fields = () => every("[data-keep]");
const leanings = () => every("[name=lean]");
/** @param {Found} field */
const asked = (field) => field.dataset.asked;

// Fields and record ------------------------------------------------------------------------------------------

/**
 * What a record holds by key in a field that the template names.
 * @param {{ [field: string]: unknown }} record
 * @param {string} field
 */
const inEach = (record, field) => (isObject(record[field]) ? record[field] : {});

/**
 * @param {Decision | undefined} record
 * @param {Found} from
 */
function keptIn(record, { dataset: { keep, key } }) {
  const held = key ? inEach(record ?? {}, keep) : /** @type {{ [field: string]: unknown }} */ (record ?? {});
  return String(held[key ?? keep] ?? "");
}

/** @param {{ target: Found }} from */
function onChange({ target }) {
  if (!button() || !target.dataset) return;
  const { keep, key } = target.dataset;
  const isText = target instanceof HTMLTextAreaElement;
  const value = isText ? writtenIn(target, keptIn(recorded(), target)) : target.value?.trim();
  if (target.name === "lean") set({ o: value });
  else if (key) set({ [keep]: { ...inEach(recorded() ?? {}, keep), [key]: value } });
  else if (keep) set({ [keep]: value });
}

function show() {
  if (!button()) return;
  const record = recorded();
  for (const field of fields()) fillIn(field, keptIn(record, field));
  for (const radio of leanings()) radio.checked = radio.value === (record?.o ?? "");
  const last = leanings().at(-1);
  if (last && !leanings().some((radio) => radio.checked)) last.checked = true; // An option that is no more.
  const said = byId("decision-said");
  said.textContent = [due(record), rewordedNotice(record, button().dataset.rev)?.textContent].filter(Boolean).join(" ");
  said.hidden = !said.textContent;
}

/**
 * What a day that has come asks for.
 * @param {Decision | undefined} record
 */
function due(record) {
  const { again, by, on } = record ?? {};
  if (again && again <= days.today()) return fill(words.review, { day: days.show(again) });
  return by && by < days.today() && !on ? fill(words.passed, { day: days.show(by) }) : "";
}

// One side of paper ------------------------------------------------------------------------------------------

/**
 * What was asked and written, or lines to write on.
 * @param {Found} field
 */
function answer(field) {
  const value = field.value.trim();
  const text = field.type === "date" && value ? days.show(value) : value;
  const empty = () => Array.from({ length: LINES[field.dataset.keep] ?? 1 }, () => h("p", { class: "pb-form__line" }));
  return h(
    "div",
    { class: field.type === "date" ? "pb-summary__day" : "" },
    h("dt", {}, asked(field)),
    h("dd", {}, text || empty()),
  );
}

/**
 * @param {string} title
 * @param {Found[]} found
 */
const part = (title, found) =>
  h("section", {}, h("p", { class: "pb-form__title" }, title), h("dl", {}, found.map(answer)));

/** The options in words, with a ring around the one the reader leans to. */
const options = () =>
  h(
    "ul",
    { class: "pb-summary__options" },
    leanings()
      .filter(({ value }) => value)
      .map((radio) =>
        h("li", { class: radio.checked ? "pb-summary__chosen" : "" }, radio.checked ? "● " : "○ ", radio.dataset.title),
      ),
  );

function summary() {
  const kept = (/** @type {string} */ kind) => fields().filter(({ dataset }) => dataset.keep === kind);
  return h(
    "section",
    { class: "pb-summary", "aria-label": words.summary },
    h(
      "p",
      { class: "pb-ask" },
      one(".pb-ask").textContent,
      " ",
      h("small", {}, fill(words.written, { day: days.show(days.today()) })),
    ),
    h("dl", { class: "pb-summary__days" }, ["by", "on", "again"].flatMap(kept).map(answer)),
    part(words.criteria, kept("e")),
    part(words.questions, kept("q")),
    h(
      "section",
      {},
      h("p", { class: "pb-form__title" }, words.options),
      options(),
      h("dl", { class: "pb-summary__wide" }, kept("m").map(answer)),
    ),
  );
}

function print() {
  clear();
  one("h1").after(summary());
  window.print();
}

const clear = () => one(".pb-summary")?.remove();

function start() {
  show();
  if (button()) button().onclick = print; // Set, not added: the same page may be shown again.
}

addEventListener("afterprint", clear);
document.addEventListener("change", onChange);
store.onChange(show);
onShow(start);
