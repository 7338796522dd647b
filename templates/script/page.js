// A page's life: shown, exchanged by instant navigation, extended by the scripts it asks for.
import { say } from "./saying.js";

const ASSETS = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src);
export const ROOT = new URL("..", ASSETS);
/** @type {(() => void)[]} */
const shows = [];
/** The scripts that pages asked for, by name. @type {Map<string, Promise<unknown>>} */
const loaded = new Map();
let shown = false;

/**
 * Call now, if a page is shown, and again whenever another page takes its place.
 * @param {() => void} listener
 */
export function onShow(listener) {
  shows.push(listener);
  if (shown) listener();
}

/**
 * Load a script of the site once, after those asked for before it. Returns what it exports.
 * @param {string} name
 * @returns {Promise<unknown>}
 */
export function load(name) {
  if (!loaded.has(name)) {
    loaded.set(
      name,
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.async = false;
        script.src = new URL(`${name}.js`, ASSETS).href;
        script.onload = () => resolve(playbook.start(name));
        script.onerror = () => {
          loaded.delete(name);
          script.remove();
          reject(new Error(name));
        };
        document.head.append(script);
      }),
    );
  }
  return /** @type {Promise<unknown>} */ (loaded.get(name));
}

export function show() {
  shown = true;
  document.body.dataset.shown = location.pathname;
  for (const listener of shows) listener();
  whenIdle(layOut);
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-scripts]"))) {
    Promise.all((place.dataset.scripts ?? "").split(" ").map(load))
      .catch(() => say(playbook.words.base.not_loaded))
      .finally(() => {
        place.dataset.ready = "";
      });
  }
}

/** @param {() => void} act */
export const whenIdle = (act) => (window.requestIdleCallback ?? setTimeout)(act);

/** Lay out what is far down, part by part, while the browser has nothing else to do: then every height is known. */
function layOut() {
  const part = document.querySelector(".pb-later");
  if (!part) return;
  part.classList.remove("pb-later");
  whenIdle(layOut);
}

// Leaving: a field is kept when it changes, which browsers say when the cursor leaves it. Whoever closes the tab or
// goes back while writing leaves it, too.

let written = ""; // The field's text as it was last kept.

/** @param {Event} event */
const note = ({ target }) => {
  written = isField(target) ? target.value : "";
};

/**
 * @param {unknown} node
 * @returns {node is HTMLInputElement | HTMLTextAreaElement}
 */
const isField = (node) => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement;

function keepField() {
  const field = document.activeElement;
  if (!isField(field) || field.value === written) return;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

addEventListener("focusin", note);
addEventListener("change", note);
addEventListener("popstate", keepField);
document.addEventListener("visibilitychange", keepField);

/**
 * Where a page stands, by its address from the site's root; on a disk there is no server to find a folder's page.
 * @param {string} address
 */
export function at(address) {
  const found = new URL(address, ROOT);
  if (found.protocol === "file:" && found.pathname.endsWith("/")) found.pathname += "index.html";
  return found.href;
}

// Before this script has run to its end no part of it is there, so the first page waits for that.
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show, { once: true });
else setTimeout(show);
addEventListener("pageshow", ({ persisted }) => persisted && show()); // Back from the browser's cache.
