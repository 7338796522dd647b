// Material's script exchanges pages and folds the header. Nobody needs that before they
// move, and on a phone it keeps a page from answering for a fifth of a second: it waits for the reader's first move.
import { h, one } from "./elements.js";
import { show, whenIdle } from "./page.js";

const MOVES = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"];

/** @type {HTMLScriptElement | null} */
const waiting = document.querySelector("script[data-theme]"); // None where Material's script came at once.

/** Have it near by then: the first link that is followed shall find it running. */
function fetchAhead() {
  if (!waiting?.isConnected) return; // It has come already.
  document.head.append(h("link", { rel: "prefetch", as: "script", href: waiting.src }));
}

function wake() {
  for (const move of MOVES) removeEventListener(move, wake, true);
  const script = document.createElement("script");
  script.src = waiting?.src ?? "";
  script.onload = () => {
    document.dispatchEvent(new Event("DOMContentLoaded")); // It starts with this, which has long been.
    follow();
  };
  waiting?.replaceWith(script);
}

/** Show each page that takes another's place; the one that stands there now has been shown. */
function follow() {
  let isNew = false;
  window.document$?.subscribe(() => {
    if (isNew) show();
    isNew = true;
  });
}

function listen() {
  for (const move of MOVES) addEventListener(move, wake, { capture: true, passive: true });
  whenIdle(fetchAhead);
}

// Material opens its menu for a pointer; what a keyboard needs comes with the first time.
one("#__drawer")?.addEventListener("change", () => import("./menu.js").catch(() => {}), { once: true });

// Not before the page has loaded and its reader stands where they stood before: from then on Material keeps the place.
if (waiting) addEventListener("pageshow", listen, { once: true });
else document.addEventListener("DOMContentLoaded", follow, { once: true });
