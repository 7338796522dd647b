// Ticks: each item on a page as the reader has left it.
import * as days from "./days.js";
import { button, every, h, one, unseen } from "./elements.js";
import { openNext } from "./folds.js";
import { change, dayOf, isChanged, isSettled, reasonOf, recordOf, stateOf } from "./items.js";
import { boxesIn } from "./lists.js";
import { onShow } from "./page.js";
import { hold } from "./place.js";
import { showProgress } from "./progress.js";
import { say } from "./saying.js";
import * as store from "./store.js";

/** @import { State } from "./fields.js" */
/** @import { Item } from "./records.js" */

const words = playbook.words.base;
const unloaded = () => say(words.not_loaded);

/** @param {Found} box */
function showItem(box) {
  const record = recordOf(box.dataset.names);
  const state = stateOf(record);
  box.checked = state === "done";
  const item = box.closest("[data-item-place]") ?? box.closest("li");
  item.dataset.state = state;
  const mine = item.querySelector("[data-mine]");
  if (!mine) return;
  const beside = item.querySelector("[data-said]"); // Where there is a fold: what is in sight though that is closed.
  const said = saidOf(record, state);
  for (const old of item.querySelectorAll(".pb-mine__said, [data-said] > .pb-chip")) old.remove();
  const folded = beside && isSettled(record) ? said.splice(0) : [];
  sayIn(mine, folded);
  sayIn(beside ?? mine, said);
  if (beside && state === "skip") beside.append(chipOf(words.state_skip, state));
  if (beside && isSettled(record) && record?.n) beside.append(chipOf(words.note, "note"));
  if (!mine.querySelector(".pb-mine__open")) mine.append(opener(box, mine));
  mine.querySelector(".pb-mine__open").childNodes[0].textContent = record?.n ? words.edit_note : words.add_note;
}

/**
 * @param {Found} place
 * @param {(Node | false | "" | null | undefined)[]} said
 */
function sayIn(place, said) {
  const there = said.filter((one) => one instanceof Node);
  if (there.length) place.prepend(h("div", { class: "pb-mine__said" }, there));
}

/**
 * The button that opens the panel for a state and a note: nobody loads that who does not ask for it.
 * @param {Found} box
 * @param {Found} mine
 */
function opener(box, mine) {
  const toggle = () => {
    made.focus(); // Some browsers leave it out: until the field is there, no letter is meant for the page.
    import("./item-panel.js").then((panel) => panel.toggle(box, mine, made), unloaded);
  };
  const made = button([words.add_note, unseen(`: ${box.labels[0].textContent}`)], toggle, {
    class: "pb-mine__open",
    "aria-expanded": "false",
  });
  return made;
}

/**
 * @param {string} text
 * @param {string} sort
 */
const chipOf = (text, sort) => h("span", { class: `pb-chip pb-chip--${sort}` }, text);

/**
 * What the reader has said of an item: its state where a tick does not show it, the reason, the note.
 * @param {Item | undefined} record
 * @param {State} state
 */
function saidOf(record, state) {
  if (!record) return [];
  const when = state === "todo" ? "" : days.show(dayOf(record));
  return [
    state !== "todo" &&
      h("p", {}, chipOf(words[`state_${state}`], state), ` ${when}`, reasonOf(record) && `: ${reasonOf(record)}`),
    record.n && h("p", { class: "pb-mine__note" }, h("strong", { class: "pb-key" }, words.note), ` ${record.n}`),
  ];
}

/** Whether any item of this page, or of the lists that it counts, says something else now than when it was used. */
const isAnyChanged = () =>
  [
    ...boxesIn(document).map(({ dataset: { names, rev } }) => `${names}@${rev}`),
    ...every("[data-ticked]").flatMap((line) => line.dataset.ticked.split(" ")),
  ].some((found) => isChanged(recordOf(found), found.split("@")[1]));

/** Where the reader is, on a page that draws it: what stands below waits for that, even where it does not come. */
const showWhere = () =>
  import("./going.js")
    .then((going) => going.show(), unloaded)
    .finally(() => every(".pb-going").map((card) => card.toggleAttribute("data-shown", true)));

function showCounts() {
  showProgress();
  if (one("[data-climber]")) showWhere();
}

export function show() {
  for (const box of boxesIn(document)) showItem(box);
  openNext();
  const tells = isAnyChanged() || one("[data-changed-note]:not([hidden])");
  if (!tells) return showCounts();
  import("./changes.js").then(({ showChanges }) => showChanges(), unloaded).finally(showCounts);
}

/** @param {{ target: Found }} from */
function onChange({ target }) {
  if (!(target instanceof HTMLInputElement) || !target.dataset.item) return;
  const state = target.checked ? "done" : "todo";
  hold(target.closest("li"), () => change(target, { s: state }));
  import("./telling.js").then(({ tell }) => tell(target, state), unloaded);
}

document.addEventListener("change", onChange);
store.onChange(show);
onShow(show);
