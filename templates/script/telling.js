// What is said when a reader settles an item: how far the list is, and what comes next. Loaded with the first.
import * as days from "./days.js";
import { fill, h } from "./elements.js";
import { addressOf, countIn, nextIn, nextNow, present } from "./lists.js";
import { at } from "./page.js";
import { say } from "./saying.js";
import * as store from "./store.js";

/** @import { State } from "./fields.js" */

const words = playbook.words.telling;
const SAVE_AFTER = 10; // Ticks, after which the reader is asked once to keep a copy: Safari deletes after seven days.

/**
 * A change the reader made: only this is announced, never what was restored.
 * @param {Found} box
 * @param {State} state
 */
export function tell(box, state) {
  const list = box.closest("[data-checklist]");
  const name = state === "todo" ? words.again : playbook.words.base[`state_${state}`];
  const { done, all } = countIn(list ?? document);
  const text = fill(words.after, { state: name, done, all });
  const next = nextIn(list ?? document) && nextNow();
  if (state === "todo" || state === "doing") say(text, { undo: true });
  else if (next)
    say(`${text} ${words.next}`, { undo: true, link: h("a", { href: addressOf(next) }, next.labels[0].textContent) });
  else tellEnd(box, list);
  if (state === "done") keepSafe();
}

/**
 * At the end of a list: the next one that has something open, or what comes after the year.
 * @param {Found} box
 * @param {Found | null} list
 */
function tellEnd(box, list) {
  const other = present();
  const open = other && nextIn(other);
  const end = at(`${playbook.plan}#step-${box.dataset.item.split("/")[0]}`);
  const link = open
    ? h("a", { href: addressOf(open) }, fill(words.open_list, { list: titleOf(other) }))
    : h("a", { href: end }, words.what_next);
  other?.closest("[data-fold]")?.previousElementSibling.scrollIntoView({ block: "nearest" });
  say(list && open ? fill(words.list_done, { list: titleOf(list) }) : words.all_done, { undo: true, link });
}

/** @param {Found} list */
const titleOf = (list) => list.querySelector("legend").textContent;

/** After the first ten ticks: ask the browser to keep them, and the reader to keep a copy. Said once. */
function keepSafe() {
  const done = store.entries("item").filter(([, record]) => record.s === "done").length;
  if (done < SAVE_AFTER || store.get("hint:copy") || store.whyLost()) return;
  store.set("hint:copy", { d: days.today() });
  navigator.storage?.persist?.().catch(() => {});
  const link = h("a", { class: "pb-button", href: at(`${playbook.plan}#keep`) }, words.keep_copy);
  say(words.keep_copy_why, { undo: true, action: link });
}
