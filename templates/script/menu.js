// The menu of a narrow window for a keyboard: the focus goes into it and comes back, and Escape closes it.
import { byId, every, one } from "./elements.js";

const MENU = ".md-sidebar--primary";
const toggle = byId("__drawer"); // Material's, by which the menu's label opens it for a pointer.
const opener = () => one("[data-opens=menu]");

/** Open or close it. */
export const open = () => toggle.click();

/** @param {Found} node */
const isShown = (node) => node.getClientRects().length > 0 && getComputedStyle(node).visibility === "visible";

function onChange() {
  opener().setAttribute("aria-expanded", String(toggle.checked));
  if (toggle.checked && document.activeElement === opener()) every(`${MENU} :is(a, input)`).find(isShown)?.focus();
}

/** @param {KeyboardEvent & { target: Found }} event */
function onKey({ key, target }) {
  if (key === "Enter" && target.matches?.(`${MENU} .md-nav__toggle`)) target.click();
  if (key !== "Escape" || !toggle.checked) return;
  open();
  opener().focus();
}

/** Whoever goes on past its end has left it. @param {FocusEvent & { target: Found }} event */
function onFocus({ target }) {
  if (toggle.checked && target !== opener() && !one(MENU).contains(target)) open();
}

toggle.addEventListener("change", onChange);
document.addEventListener("keydown", onKey);
document.addEventListener("focusin", onFocus);
onChange();
