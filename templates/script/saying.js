// Saying something at the foot of a page, also to screen readers, and taking back what was done.
import { button, h } from "./elements.js";
import * as store from "./store.js";

const SECONDS = 10;
const GAP = 8; // Pixels between what has the focus and the box.
const PAUSE = 50; // Milliseconds after which a screen reader has noticed a box that was hidden, and hears its words.
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;
/** @type {HTMLElement | null} */
let before = null; // What had the focus before the box's buttons.

/** That what the reader does is not kept, why, and what helps; nothing where it is kept. */
export const lost = () => {
  const { base } = playbook.words;
  return { "": "", blocked: base.lost_blocked, full: base.lost_full, newer: base.lost_newer }[store.whyLost()];
};

/**
 * Say something at the foot of the page, also to screen readers; with a link to what comes next, and with a button that
 * takes the last change back. Of a change that is not kept nothing is said but that.
 * @param {string} words
 * @param {{ undo?: boolean, keeps?: boolean, link?: HTMLElement, action?: HTMLElement | null }} more
 */
export function say(words, { undo = false, keeps = undo, link, action = null } = {}) {
  const box = sayBox();
  clearTimeout(timer);
  clearTimeout(speaking);
  const { base } = playbook.words;
  const undoing = (/** @type {MouseEvent} */ event) => {
    takeBack();
    leave(event);
  };
  link?.addEventListener("click", hide);
  const close = (/** @type {MouseEvent} */ event) => {
    hide();
    leave(event);
  };
  box.buttons.replaceChildren(
    ...(action ? [action] : []),
    ...(undo ? [button(base.undo, undoing)] : []),
    button(h("span", { "aria-hidden": "true" }, "×"), close, { "aria-label": base.close }),
  );
  box.words.textContent = "";
  box.whole.classList.toggle("pb-said--next", Boolean(link));
  box.whole.hidden = false;
  speaking = setTimeout(() => {
    const isLost = keeps && lost();
    box.words.append(...(isLost ? [isLost] : link ? [h("span", {}, `${words} `), link] : [words]));
    uncover(box.whole);
  }, PAUSE);
  timer = setTimeout(() => box.whole.contains(document.activeElement) || hide(), SECONDS * 1000);
}

/** What has the focus stays in sight. @param {HTMLElement} box */
function uncover(box) {
  const focused = document.activeElement;
  if (!focused || focused === document.body || box.contains(focused)) return;
  const covered = focused.getBoundingClientRect().bottom + GAP - box.getBoundingClientRect().top;
  if (covered > 0) scrollBy({ top: covered, behavior: "instant" });
}

/** Take the last change back, and say whether that could be done. */
export function takeBack() {
  const done = store.undo();
  if (done !== null) say(done ? playbook.words.base.undone : playbook.words.base.changed_since);
}

/** @returns {HTMLElement | null} */
const found = () => document.querySelector(".pb-said");

function hide() {
  const box = found();
  if (box) box.hidden = true;
}

/**
 * Give the focus back, since the button that had it is gone; a mouse's click moves the page nowhere.
 * @param {UIEvent} event
 */
function leave({ detail }) {
  /** @type {HTMLElement | null} */
  const left = document.querySelector("[data-next] input, .pb-said:not([hidden]) button");
  (before?.getClientRects().length ? before : left)?.focus({ preventScroll: detail > 0 });
}

function sayBox() {
  const whole = found() ?? makeBox();
  const top = document.querySelector("dialog[open]") ?? document.body; // What is behind a dialog nobody hears or reaches.
  if (whole.parentElement !== top) top.append(whole);
  const [words, buttons] = whole.children;
  return { whole, words, buttons };
}

function makeBox() {
  const made = h(
    "div",
    { class: "pb-said md-typeset", hidden: true },
    h("p", { role: "status" }),
    h("div", { class: "pb-said__do" }),
  );
  made.addEventListener("focusin", ({ relatedTarget: from }) => {
    if (from instanceof HTMLElement && !made.contains(from)) before = from;
  });
  return made;
}
