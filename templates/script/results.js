// Results: what was found, in groups, each with its place and the words around those that fit.
import { button, fill, h, unseen } from "./elements.js";
import { at } from "./page.js";
import { termsOf } from "./ranking.js";

/** @import { find } from "./finding.js" */
/** @typedef {ReturnType<typeof find>} Results */
/** @typedef {NonNullable<ReturnType<Results["groups"]["get"]>>[number]} Described */

const words = playbook.words.search;
const FIRST = 4; // Of each group, before the reader asks for more.
const LENGTH = 150; // Characters of a snippet.
const WORD = /\d+:\d+|\p{L}&\p{L}|\p{L}+(?:-\p{L}+){2,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu; // As finding has them, in a text as it stands.

/**
 * @param {string} word
 * @param {Set<string>} known
 */
const fits = (word, known) => termsOf(word).some((term) => known.has(term));

/**
 * A text as nodes, with the words that fit marked.
 * @param {string} text
 * @param {Set<string>} known
 */
function marked(text, known) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(WORD)) {
    if (!fits(found[0], known)) continue;
    nodes.push(text.slice(end, found.index), h("mark", {}, found[0]));
    end = found.index + found[0].length;
  }
  return [...nodes, text.slice(end)];
}

/**
 * The stretch of a text that holds most of the words that fit.
 * @param {string} text
 * @param {Set<string>} known
 */
function snippet(text, known) {
  const places = [...text.matchAll(WORD)].filter((found) => fits(found[0], known)).map((found) => found.index);
  const within = (/** @type {number} */ start) =>
    places.filter((place) => place >= start && place < start + LENGTH * 0.8).length;
  const first = places.reduce((best, place) => (within(place) > within(best) ? place : best), places[0] ?? 0);
  const start = first < LENGTH * 0.6 ? 0 : text.indexOf(" ", first - 40) + 1;
  const long = text.length > start + LENGTH;
  const end = long ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  return `${start ? "… " : ""}${text.slice(start, end > start ? end : start + LENGTH)}${long ? " …" : ""}`;
}

/** @param {Described} found */
function hit(found) {
  const place = [found.stepTitle || found.page, found.section].filter((part) => part && part !== found.title);
  return h(
    "li",
    {},
    h(
      "a",
      { class: "pb-hit", href: found.href, "data-step": found.step < 0 ? null : found.step + 1 },
      h("span", { class: "pb-hit__title" }, marked(found.title, found.known)),
      place.length ? h("span", { class: "pb-hit__place" }, place.join(" › ")) : null,
      found.also ? h("span", { class: "pb-hit__also" }, `${words.also} `, marked(found.also, found.known)) : null,
      h("span", { class: "pb-hit__text" }, marked(snippet(found.text, found.known), found.known)),
    ),
  );
}

/**
 * @param {number} number
 * @param {Described[]} hits
 */
function group(number, hits) {
  const { groups } = playbook.searchIndex;
  const id = `pb-group-${number}`;
  const list = h("ul", {}, hits.slice(0, FIRST).map(hit));
  const more = () => {
    list.nextElementSibling?.remove();
    list.append(...hits.slice(FIRST).map(hit));
    list.children[FIRST].querySelector("a")?.focus();
  };
  const name = [fill(words.more, { count: hits.length }), unseen(`: ${groups[number]}`)];
  return h(
    "section",
    { class: "pb-search__group", "aria-labelledby": id },
    h("h3", { id }, groups[number], h("span", { class: "pb-search__count" }, ` ${hits.length}`)),
    list,
    hits.length > FIRST && button(name, more, { class: "pb-search__more" }),
  );
}

/** @param {Results} from */
export function said({ groups, count, whole }) {
  if (!whole) return fill(count === 1 ? words.some_one : words.some, { count });
  if (count === 1) return words.one;
  return groups.size === 1 ? fill(words.many_one, { count }) : fill(words.many, { count, groups: groups.size });
}

/** @param {(text: string) => void} ask */
const suggestion = (ask) => (/** @type {string} */ text) =>
  h(
    "li",
    {},
    button(text, () => ask(text), { class: "pb-chip" }),
  );
/** @param {(text: string) => void} ask */
const suggestions = (ask) => h("ul", { class: "pb-search__try" }, words.try.split("|").map(suggestion(ask)));

function ways() {
  const { ways: found } = playbook.searchIndex;
  return h(
    "p",
    { class: "pb-search__ways" },
    ["symptoms", "glossary"].flatMap((name) => [
      h("a", { class: "pb-button", href: at(found[name]) }, words[name]),
      " ",
    ]),
  );
}

/**
 * Before anything is asked: what others begin with, and where to look around.
 * @param {(text: string) => void} ask
 */
export const start = (ask) => [h("h3", {}, words.try_title), suggestions(ask), h("h3", {}, words.ways_title), ways()];

/**
 * Where nothing fits: say so, and offer another way.
 * @param {(text: string) => void} ask
 * @param {(() => void) | null} clear
 */
export const none = (ask, clear) => [
  h("p", {}, words.none_try),
  clear && h("p", {}, button(words.all_work, clear)),
  h("h3", {}, words.try_title),
  suggestions(ask),
  h("h3", {}, words.ways_title),
  ways(),
];

/** @param {Results} from */
export const list = ({ groups }) => [...groups].map(([number, hits]) => group(number, hits));
