// Ticks: each item on a page as the reader has left it.
import * as days from "./days.js";
import { showChanges } from "./changes.js";
import { showClimber } from "./climber.js";
import { button, fill, h } from "./elements.js";
import * as panel from "./item-panel.js";
import { change, dayOf, isChanged, isSettled, reasonOf, recordOf, stateOf } from "./items.js";
import { onShow } from "./page.js";
import { boxesIn, showProgress, tell } from "./progress.js";
import { say } from "./saying.js";
import * as store from "./store.js";

/** @import { State } from "./fields.js" */
/** @import { Item } from "./records.js" */

const words = playbook.words.base;

/** @param {Found} box */
function showItem(box) {
  const record = recordOf(box.dataset.names);
  const state = stateOf(record);
  box.checked = state === "done";
  const item = box.closest("[data-item-place]") ?? box.closest("li");
  item.dataset.state = state;
  const mine = item.querySelector("[data-mine]");
  if (!mine) return;
  mine.firstElementChild?.matches(".pb-mine__said") && mine.firstElementChild.remove();
  const said = [
    ...saidOf(record, state),
    record && isChanged(record, box.dataset.rev) && changedNotice(box, record),
  ].filter(Boolean);
  if (said.length) mine.prepend(h("div", { class: "pb-mine__said" }, said));
  if (!mine.querySelector(".pb-mine__open")) mine.append(panel.opener(box, mine));
}

/**
 * What the reader has said of an item: its state where a tick does not show it, the reason, the note.
 * @param {Item | undefined} record
 * @param {State} state
 */
function saidOf(record, state) {
  if (!record) return [];
  const when = state === "todo" ? "" : days.show(dayOf(record));
  const chip = state === "todo" ? null : h("span", { class: `pb-chip pb-chip--${state}` }, words[`state_${state}`]);
  return [
    chip && h("p", {}, chip, ` ${when}`, reasonOf(record) && `: ${reasonOf(record)}`),
    record.n && h("p", { class: "pb-mine__note" }, h("strong", { class: "pb-key" }, words.note), ` ${record.n}`),
  ];
}

/**
 * @param {Found} box
 * @param {Item} record
 */
function changedNotice(box, record) {
  const since = days.isDay(box.dataset.changed) ? days.show(box.dataset.changed) : words.lately;
  const settled = isSettled(record);
  const ticked = days.show(settled || stateOf(record) === "doing" ? dayOf(record) : days.of(new Date(record.t)));
  const accept = () => {
    change(box, { r: box.dataset.rev });
    box.focus();
    say(settled ? words.accepted : words.accepted_open, { undo: true });
  };
  const reopen = () => {
    change(box, { s: "todo" });
    box.focus();
    say(words.reopened, { undo: true });
  };
  return h(
    "div",
    { class: "pb-changed" },
    h("p", {}, fill(settled ? words.changed : words.changed_open, { ticked, changed: since })),
    h(
      "p",
      {},
      button(settled ? words.accept : words.accept_open, accept),
      " ",
      settled && button(words.reopen, reopen),
    ),
  );
}

export function show() {
  for (const box of boxesIn(document)) {
    showItem(box);
    panel.show(box, box.closest("li")?.querySelector("[data-mine]"));
  }
  showChanges();
  const said = showProgress();
  showClimber();
  return said;
}

/** @param {{ target: Found }} from */
function onChange({ target }) {
  if (target instanceof HTMLInputElement && target.dataset.item) tell(target, { s: target.checked ? "done" : "todo" });
}

document.addEventListener("change", onChange);
store.onChange(show);
onShow(show);
