// Progress: how many items are done, on the page and in each list, said when the reader changes one.
import * as days from "./days.js";
import { every, fill, h, one } from "./elements.js";
import { change, idsOf, newIn, recordOf, stateOf } from "./items.js";
import { at } from "./page.js";
import { say } from "./saying.js";
import * as store from "./store.js";

/** @import { Item } from "./records.js" */
/** @typedef {{ done: number, all: number }} Counted */

const words = playbook.words.base;
const SAVE_AFTER = 10; // Ticks, after which the reader is asked once to keep a copy: Safari deletes after seven days.

/**
 * @param {ParentNode} root
 * @returns {Found[]}
 */
export const boxesIn = (root) => /** @type {Found[]} */ ([...root.querySelectorAll("input[data-item]")]);

/**
 * How many items are done, of those that are for the reader.
 * @param {string[]} names
 */
function count(names) {
  const states = names.map((found) => stateOf(recordOf(found)));
  return {
    done: states.filter((state) => state === "done").length,
    all: states.filter((state) => state !== "skip").length,
  };
}

/**
 * Show what is counted in a place's words, and on its meter where it has one.
 * @param {Found} place
 * @param {Counted} counted
 */
function showCount(place, counted) {
  const meter = place.querySelector("progress");
  if (meter) meter.value = counted.all ? (100 * counted.done) / counted.all : 0;
  const said = place.querySelector("[data-count]");
  const text = fill(said.dataset.count, counted);
  if (said.textContent !== text) said.textContent = text;
  return text;
}

/**
 * @param {Found} place
 * @param {ParentNode} root
 */
const countBoxes = (place, root) => showCount(place, count(boxesIn(root).map((box) => box.dataset.names)));

export function showProgress() {
  for (const list of every("[data-checklist]")) {
    countBoxes(list, list);
    announceNew(list);
  }
  for (const line of every("[data-ticked]")) {
    const counted = count(line.dataset.ticked.split(" "));
    line.hidden =
      counted.done === 0 && !(line.dataset.started && store.find("step", idsOf(line.dataset.started))?.start);
    line.toggleAttribute("data-finished", counted.done >= counted.all);
    line.dataset.share = String(counted.done / (counted.all || 1));
    showCount(line, counted);
    line.dataset.counted = "";
  }
  const bar = one("[data-progress]");
  return bar ? countBoxes(bar, document) : "";
}

/** @param {Found} list */
function announceNew(list) {
  const added = newIn(boxesIn(list));
  list.querySelector(":scope > .pb-new")?.remove();
  if (!added.length) return;
  const links = added.map((box) =>
    h("li", {}, h("a", { href: `#${box.closest("li").id}` }, box.labels[0].textContent)),
  );
  list
    .querySelector(".pb-items")
    .before(h("div", { class: "pb-new" }, h("p", {}, words.new_items), h("ul", {}, links)));
}

/**
 * A change the reader made: only this is announced, never what was restored.
 * @param {Found} box
 * @param {Partial<Item>} fields
 */
export function tell(box, fields) {
  change(box, fields);
  say(one("[data-progress]") ? showProgress() : words[`state_${fields.s}`], { undo: true });
  if (fields.s === "done") keepSafe();
}

/** After the first ten ticks: ask the browser to keep them, and the reader to keep a copy. Said once. */
function keepSafe() {
  const done = store.entries("item").filter(([, record]) => record.s === "done").length;
  if (done < SAVE_AFTER || store.get("hint:copy") || store.whyLost()) return;
  store.set("hint:copy", { d: days.today() });
  navigator.storage?.persist?.().catch(() => {});
  const link = h("a", { class: "pb-button", href: at(`${playbook.plan}#keep`) }, words.keep_copy);
  say(words.keep_copy_why, { undo: true, action: link });
}
