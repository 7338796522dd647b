// What is folded: lists under their headings, of which the present one is open; and the fold of the next item, which opens
// by itself. Whatever leads into a fold opens it. Paper, and pages without this script, show everything.
import { every, h, one } from "./elements.js";
import { nextNow, present } from "./lists.js";
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
  const button = h("button", { type: "button", class: "pb-fold__name", onclick: toggle });
  button.append(...heading.childNodes, " ", count);
  heading.append(button);
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
}

/** Open the list that an element stands in, or is the heading of. Returns whether that was folded. @param {Found} found */
export function unfold(found) {
  const part = found.closest("[data-fold]") ?? found.nextElementSibling;
  const isFolded = Boolean(part?.matches("[data-fold][hidden]"));
  if (isFolded) setOpen(part, true);
  return isFolded;
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
  if (used) chosen.add(used.closest("details"));
};

document.addEventListener("click", choose, true);
onShow(foldLists);
