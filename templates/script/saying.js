// Saying something at the foot of a page, also to screen readers, and taking back what was done.
import { h } from "./elements.js";
import * as store from "./store.js";

const SECONDS = 10;
const PAUSE = 50; // Milliseconds after which a screen reader has noticed a box that was hidden, and hears its words.
let timer;
let speaking;
let before = null; // What had the focus before the box's buttons.

/** Say something at the foot of the page, also to screen readers; with a button that takes the last change back. */
export function say(words, { undo = false, action = null } = {}) {
  const box = sayBox();
  clearTimeout(timer);
  clearTimeout(speaking);
  const { base } = playbook.words;
  const undoing = (event) => { takeBack(); leave(event); };
  const close = (event) => { hide(); leave(event); };
  box.buttons.replaceChildren(
    ...(action ? [action] : []),
    ...(undo ? [h("button", { type: "button", class: "pb-button", onclick: undoing }, base.undo)] : []),
    h("button", { type: "button", class: "pb-button", onclick: close }, base.close),
  );
  box.words.textContent = "";
  box.whole.hidden = false;
  speaking = setTimeout(() => { box.words.textContent = words; }, PAUSE);
  timer = setTimeout(() => box.whole.contains(document.activeElement) || hide(), SECONDS * 1000);
}

/** Take the last change back, and say whether that could be done. */
export function takeBack() {
  const done = store.undo();
  if (done !== null) say(done ? playbook.words.base.undone : playbook.words.base.changed_since);
}

const hide = () => { document.querySelector(".pb-said").hidden = true; };

/** Give the focus back, since the button that had it is gone; a mouse's click moves the page nowhere. */
function leave({ detail }) {
  const found = before?.isConnected ? before : document.querySelector(".pb-said:not([hidden]) button");
  found?.focus({ preventScroll: detail > 0 });
}

function sayBox() {
  let whole = document.querySelector(".pb-said");
  if (!whole) {
    whole = h("div", { class: "pb-said md-typeset", hidden: true },
      h("p", { role: "status" }), h("div", { class: "pb-said__do" }));
    whole.addEventListener("focusin", ({ relatedTarget }) => { if (!whole.contains(relatedTarget)) before = relatedTarget; });
  }
  const top = document.querySelector("dialog[open]") ?? document.body; // What is behind a dialog nobody hears or reaches.
  if (whole.parentElement !== top) top.append(whole);
  return { whole, words: whole.firstChild, buttons: whole.lastChild };
}
