// Finding in a list: by words that are typed, or by the kind of workplace. Rows say what they are found by.
import { every, fill } from "./elements.js";
import { onShow } from "./page.js";

const said = playbook.words.finder;
/** @param {string} text */
const folded = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'");

/** What a row is found by: the words it shows and those it carries, read once. */
const words = new WeakMap();
/** @param {Found} row */
function wordsOf(row) {
  if (!words.has(row)) words.set(row, folded(`${row.textContent} ${row.dataset.words ?? ""}`));
  return words.get(row);
}

/** @param {Found} finder */
const typed = (finder) =>
  folded(finder.querySelector("[data-find]")?.value ?? "")
    .split(/\s+/)
    .filter(Boolean);
/** @param {Found} finder */
const chosen = (finder) => finder.querySelector("[data-choose][aria-pressed=true]")?.dataset.choose ?? "";

/**
 * Show the rows that hold every word and come from the chosen place; say how many.
 * @param {Found} finder
 */
function narrow(finder) {
  const wanted = typed(finder);
  const place = chosen(finder);
  const rows = every("[data-row]");
  for (const row of rows) {
    row.hidden =
      (place !== "" && row.dataset.function !== place) || !wanted.every((word) => wordsOf(row).includes(word));
    hideHeading(row, row.hidden);
  }
  for (const list of new Set(rows.map((row) => row.parentElement)))
    hideHeading(
      list,
      [...list.children].every((row) => row.hidden),
    );
  tell(finder, rows.filter((row) => !row.hidden).length, rows.length, place !== "" || wanted.length > 0);
}

/**
 * A heading goes with what stands under it.
 * @param {Found} below
 * @param {boolean} hidden
 */
function hideHeading(below, hidden) {
  const heading = below.previousElementSibling;
  if (heading?.matches("h2, h3")) heading.hidden = hidden;
}

/**
 * @param {Found} finder
 * @param {number} left
 * @param {number} all
 * @param {boolean} narrowed
 */
function tell(finder, left, all, narrowed) {
  const none = finder.querySelector("[data-find]") ? said.none : said.none_here;
  const text = left ? fill(said.left, { left, all }) : none;
  finder.querySelector("[data-left]").textContent = narrowed ? text : "";
}

/** @param {{ target: Found }} from */
function onInput({ target }) {
  const finder = target.closest?.("[data-finder]");
  if (finder && target.matches("[data-find]")) narrow(finder);
}

/** @param {{ target: Found }} from */
function onClick({ target }) {
  const chip = target.closest?.("[data-choose]");
  if (!chip) return;
  const finder = chip.closest("[data-finder]");
  for (const other of finder.querySelectorAll("[data-choose]"))
    other.setAttribute("aria-pressed", String(other === chip));
  narrow(finder);
}

document.addEventListener("input", onInput);
document.addEventListener("click", onClick);
// A browser may bring back what was typed before.
onShow(() => {
  for (const finder of every("[data-finder]")) narrow(finder);
});
