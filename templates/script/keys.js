// The list of keyboard shortcuts, with the switch that turns single keys off.
import { dialog } from "./dialog.js";
import { h } from "./elements.js";
import * as store from "./store.js";

const words = playbook.words.keys;

/**
 * Keys in a row: `or` between those that do the same.
 * @param {...string} names
 */
const keys = (...names) =>
  names.flatMap((name, place) => [
    place ? ` ${words.or} ` : null,
    ...name.split("+").flatMap((key, part) => [part ? "\u00a0" : null, h("kbd", {}, key)]),
  ]);

/**
 * @param {string} meaning
 * @param {...string} names
 */
const row = (meaning, ...names) =>
  h("div", { class: "pb-keys__row" }, h("dt", {}, meaning), h("dd", {}, keys(...names)));

const list = () =>
  h(
    "dl",
    { class: "pb-keys" },
    row(words.search, "/", "s", "Ctrl+K", "⌘+K"),
    row(words.plan, "m"),
    row(words.undo, "u"),
    row(words.next, "n", "."),
    row(words.previous, "p", ","),
    row(words.help, "?"),
    row(words.focus, "Tab", "Shift+Tab"),
    row(words.press, words.space),
    row(words.close, "Esc"),
  );

function setting() {
  const box = h("input", { type: "checkbox", id: "pb-single", role: "switch", "aria-describedby": "pb-single-why" });
  box.checked = !store.get("setting:keys")?.off;
  box.addEventListener("change", () => store.set("setting:keys", { off: !box.checked }));
  return [
    h("p", { class: "pb-keys__single" }, box, h("label", { for: "pb-single" }, words.single)),
    h("p", { id: "pb-single-why", class: "pb-hint" }, words.single_why),
  ];
}

export const open = () => dialog(words.title, h("p", {}, words.intro), list(), ...setting());
