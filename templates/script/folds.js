// What is folded: lists under their headings, of which the present one is open; and the fold of the next item, which opens
// by itself. Whatever leads into a fold opens it. Paper, and pages without this script, show everything.
import { button, every, fill, h, one } from "./elements.js";
import { isChanged, isSettled, recordOf } from "./items.js";
import { boxesIn, nextIn, nextNow, present } from "./lists.js";
import { onShow } from "./page.js";

/** Folds that the reader has opened, closed or written in: they stay as they are. @type {WeakSet<Element>} */
const chosen = new WeakSet();

// Lists ------------------------------------------------------------------------------------------------------------

/**
 * @param {Found} part
 * @param {boolean} open
 */
function setOpen(part, open) {
  if (open) part.removeAttribute("hidden");
  else part.setAttribute("hidden", "until-found"); // A browser that finds something in it opens it.
  part.previousElementSibling.querySelector("button").setAttribute("aria-expanded", String(open));
}

/** @param {Found} part */
function make(part) {
  const heading = part.previousElementSibling;
  const toggle = () => setOpen(part, part.hasAttribute("hidden"));
  const count = h("span", { class: "pb-fold__count" });
  const name = h("button", { type: "button", class: "pb-fold__name", onclick: toggle });
  name.append(...heading.childNodes, " ", count);
  heading.append(name);
  part.addEventListener("beforematch", () => setOpen(part, true));
  part.dataset.fold = "made";
}

function foldLists() {
  const made = every("[data-fold='']");
  const now = present();
  for (const part of made) {
    make(part);
    setOpen(part, Boolean(now && part.contains(now)));
  }
  if (!now || !made.length) return;
  gather(now);
  if (boxesIn(document).some(({ dataset }) => isSettled(recordOf(dataset.names))))
    one(".pb-if summary")?.after(one(".pb-intro"));
}

/**
 * What is settled before the next item stands behind one line: whoever comes back begins with what is open.
 * @param {Found} list
 */
function gather(list) {
  const boxes = boxesIn(list);
  const before = boxes.slice(0, Math.max(0, boxes.indexOf(/** @type {Found} */ (nextIn(list)))));
  const rows = before.filter(isQuiet).map((box) => box.closest("li"));
  if (rows.length < 2) return;
  const show = () => {
    for (const row of rows) row.removeAttribute("hidden");
    rows[0].querySelector("input").focus();
    more.remove();
  };
  const words = fill(playbook.words.base.gathered, { count: rows.length });
  const more = h("li", { class: "pb-gathered" }, button(words, show, { class: "pb-mine__open" }));
  rows[0].before(more);
  for (const row of rows) {
    row.setAttribute("hidden", "until-found");
    row.addEventListener("beforematch", show);
  }
}

/** Settled, in the words of now. @param {Found} box */
function isQuiet({ dataset: { names, rev } }) {
  const record = recordOf(names);
  return isSettled(record) && !isChanged(record, rev);
}

/** Open what an element is folded in, or is the heading of. Returns whether it was. @param {Found} found */
export function unfold(found) {
  const folded = [found.closest("[data-fold][hidden]") ?? found.nextElementSibling, found.closest("li[hidden]")];
  const closed = folded.filter((part) => part?.getAttribute("hidden") === "until-found");
  for (const part of closed) part.dispatchEvent(new Event("beforematch"));
  return closed.length > 0;
}

// The next item ----------------------------------------------------------------------------------------------------

/** Mark it and open it, and close the one before, but for what the reader has opened or closed. */
export function openNext() {
  const row = nextNow()?.closest("li");
  const before = one("[data-next]");
  if (row && row === before) return;
  const hadFocus = before?.contains(document.activeElement);
  if (before) setNext(before, false);
  if (row?.closest("[data-fold], [data-next-act]")) setNext(row, true);
  if (before && row) unfold(row);
  one(".pb-next-act__end")?.toggleAttribute("hidden", Boolean(row));
  // Where only the next item is shown, the one before is gone, and the focus with it.
  if (hadFocus && !before.getClientRects().length) row?.querySelector("input").focus();
}

/**
 * @param {Found} row
 * @param {boolean} isNext
 */
function setNext(row, isNext) {
  const how = row.querySelector("details");
  row.toggleAttribute("data-next", isNext);
  if (how && !chosen.has(how)) how.open = isNext;
}

/** @param {{ target: Found }} from */
const choose = ({ target }) => {
  const used = target.closest?.(".pb-item :is(summary, [data-mine])");
  if (used) chosen.add(used.closest(".pb-item__how"));
};

document.addEventListener("click", choose, true);
onShow(foldLists);
