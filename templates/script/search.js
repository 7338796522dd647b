// The search: a dialog with a field, two choices that narrow it, and what was found, all by keyboard.
import { fill, h, shown as elements } from "./elements.js";
import * as finding from "./finding.js";
import { recall, remember } from "./last-query.js";
import * as results from "./results.js";
import { LONGEST, searchBox } from "./search-box.js";

/** @import { Child } from "./elements.js" */

const words = playbook.words.search;
const PAUSE = 90; // Milliseconds without a key before the search runs.

/** @type {Found & HTMLDialogElement} */
let dialog;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let shown = ""; // What was asked of what stands there: made anew, it would lose the reader's place.

// The dialog: made once, and shown again ------------------------------------------------------------------------

function make() {
  const made = /** @type {Found & HTMLDialogElement} */ (searchBox(close));
  const [form, field] = [made.querySelector("form"), made.querySelector("input")];
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
    part(".pb-search__found a.pb-hit")?.click();
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  for (const select of made.querySelectorAll("select")) select.addEventListener("change", show);
  made.addEventListener("close", () => field.blur()); // Else keys would still be taken for typing.
  made.addEventListener("keydown", onKey);
  made.addEventListener("click", onClick);
  return made;
}

/** @param {string} name */
const part = (name) => dialog.querySelector(name);
const hits = () => [...dialog.querySelectorAll(".pb-search__found :is(a, button)")];
const close = () => dialog.close();

function fillChoices() {
  if (part("select").options.length > 1) return; // It was opened twice before the index had come.
  const { steps, functions } = playbook.searchIndex;
  for (const [name, options] of /** @type {[string, string[]][]} */ ([
    ["step", steps],
    ["work", functions],
  ])) {
    part(`#pb-search-${name}`).append(...options.map((title, number) => h("option", { value: number }, title)));
  }
}

export async function open() {
  if (!dialog) {
    dialog = make();
    document.body.append(dialog);
    part("#pb-query").value = recall();
  }
  dialog.showModal();
  part("#pb-query").focus();
  part("#pb-query").select();
  if (finding.isReady()) return;
  part(".pb-search__said").textContent = words.loading;
  try {
    await finding.prepare();
    fillChoices();
    show();
  } catch {
    part(".pb-search__said").textContent = words.failed;
  }
}

// What is found ---------------------------------------------------------------------------------------------------

/** @param {string} query */
function ask(query) {
  part("#pb-query").value = query;
  part("#pb-query").focus();
  show();
}

function clear() {
  for (const select of dialog.querySelectorAll("select")) select.value = "";
  part("#pb-query").focus();
  show();
}

/** Run now what still waits for a pause. */
function run() {
  clearTimeout(timer);
  show();
}

function show() {
  if (!finding.isReady()) return;
  const query = part("#pb-query").value.trim().slice(0, LONGEST);
  const [step, work] = [part("#pb-search-step").value, part("#pb-search-work").value];
  const asked = JSON.stringify([query, step, work]);
  if (asked === shown) return;
  shown = asked;
  remember(query);
  const found = query ? finding.find(query, { step, work }) : null;
  dialog.toggleAttribute("data-asked", Boolean(found));
  part(".pb-search__found").scrollTop = 0;
  if (!found) put(words.start, results.start(ask));
  else if (found.count) put(results.said(found), results.list(found));
  else
    put(
      fill(step || work ? words.none_filtered : words.none, { query }),
      results.none(ask, step || work ? clear : null),
    );
}

/**
 * @param {string} said
 * @param {Child[]} nodes
 */
function put(said, nodes) {
  part(".pb-search__said").textContent = said;
  part(".pb-search__found").replaceChildren(...elements(nodes));
}

// Keys ------------------------------------------------------------------------------------------------------------

/** @param {KeyboardEvent & { target: Found }} event */
function onKey(event) {
  const { key, target } = event;
  const field = part("#pb-query");
  if (target.matches("select") || event.isComposing) return;
  if (key === "ArrowDown" || key === "ArrowUp") {
    if (target === field) run(); // The way leads into what was typed last.
    const stops = [field, ...hits()];
    const next = stops[stops.indexOf(/** @type {Found} */ (document.activeElement)) + (key === "ArrowDown" ? 1 : -1)];
    event.preventDefault();
    next?.focus();
  } else if (key.length === 1 && key !== " " && target !== field && !event.ctrlKey && !event.metaKey && !event.altKey) {
    field.focus(); // The letter lands in the field.
  }
}

/** @param {{ target: Found }} from */
function onClick({ target }) {
  if (target === dialog || target.closest("a")) close(); // A click beside the dialog, or a way that was chosen.
}
