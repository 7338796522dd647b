// Opening the search and the list of shortcuts, by a button or a key; a reader can turn single keys off.
import { h, one } from "./elements.js";
import { at } from "./page.js";
import { say, takeBack } from "./saying.js";
import * as store from "./store.js";

const TYPING =
  ":is(input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, .pb-mine__open, [contenteditable])" +
  ":not(dialog:not([open]) *)"; // A field keeps the focus for a moment after its dialog has been closed.

const OPENED = {
  search: () => import("./search.js"),
  keys: () => import("./keys.js"),
  menu: () => import("./menu.js"),
};

/** @param {keyof typeof OPENED} name */
const open = (name) =>
  OPENED[name]().then(
    (found) => void found.open(),
    () => say(playbook.words.base.not_loaded),
  );

/** @param {string} address */
function visit(address) {
  const link = h("a", { href: at(address), hidden: true }); // As a link, it is exchanged and not loaded.
  document.body.append(link);
  link.click();
  link.remove();
}

const search = () => open("search");
/** @type {{ [key: string]: () => void }} */
const ACTS = {
  "/": search,
  s: search,
  "?": () => open("keys"),
  u: takeBack,
  m: () => visit(playbook.plan),
};

/** @param {KeyboardEvent & { target: Found }} event */
function onKey(event) {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const chord = (ctrlKey || metaKey) && !altKey && key.toLowerCase() === "k";
  const single = key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;
  if (event.isComposing || !(chord || single) || one("dialog[open]")) return;
  if (single && target.closest?.(TYPING)) return;
  if (single && store.get("setting:keys")?.off)
    event.stopPropagation(); // Material's keys rest as well.
  else {
    const act = chord ? search : ACTS[key];
    if (!act || (act === search && !one("[data-opens=search]"))) return; // Others have their own.
    event.preventDefault();
    act();
  }
}

/** @param {{ target: Found }} from */
function onClick({ target }) {
  const name = target.closest?.("[data-opens]")?.dataset.opens;
  if (name) open(/** @type {keyof typeof OPENED} */ (name));
}

addEventListener("keydown", onKey, true);
document.addEventListener("click", onClick);
