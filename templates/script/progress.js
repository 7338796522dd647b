// Progress: how many items are done, on the page and in each list; and what has come to a list since it was finished.
import { every, fill, h, one } from "./elements.js";
import { idsOf, newIn } from "./items.js";
import { boxesIn, count, countIn, lists, present } from "./lists.js";
import * as store from "./store.js";

/** @import { Counted } from "./lists.js" */

const words = playbook.words.base;

/**
 * Show what is counted in a place's words, and on its meters: one of all, or one for each list.
 * @param {Found} place
 * @param {Counted} counted
 * @param {Counted[]} each
 */
function showCount(place, counted, each = []) {
  const meters = [...place.querySelectorAll("progress")];
  for (const [number, meter] of meters.entries()) {
    const { done, all } = meters.length > 1 ? each[number] : counted;
    meter.value = all ? (100 * done) / all : 0;
  }
  const said = place.querySelector("[data-count]");
  const text = fill(said.dataset.count, counted);
  if (said.textContent !== text) said.textContent = text;
  place.dataset.counted = "";
}

export function showProgress() {
  for (const list of lists()) {
    const place = list.closest("[data-fold]")?.previousElementSibling.querySelector(".pb-fold__count");
    const { done, all } = countIn(list);
    if (place) place.textContent = fill(words.count, { done, all });
    announceNew(list);
  }
  for (const line of every("[data-ticked]")) {
    const counted = count(line.dataset.ticked.split(" "));
    line.hidden =
      counted.done === 0 && !(line.dataset.started && store.find("step", idsOf(line.dataset.started))?.start);
    line.toggleAttribute("data-finished", counted.done >= counted.all);
    line.dataset.far = String(counted.done / (counted.all || 1));
    showCount(line, counted);
  }
  const bar = one("[data-progress]");
  const now = countIn(present() ?? document);
  if (bar) showCount(bar, { ...countIn(document), now: now.done, of: now.all }, lists().map(countIn));
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
