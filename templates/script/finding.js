// Finding: the index of what can be found, read once, and what is shown of each thing that fits.
import { at, load } from "./page.js";
import { best, build, GROUP, has, PAGE, rank, SECTIONS, STEP, TITLE, WORDS } from "./ranking.js";

const words = playbook.words.search;

/** @type {MiniSearch | null} */
let index = null;
/** @type {Promise<void> | null} */
let reading = null;

/** Read the index, once. */
export function prepare() {
  reading ??= Promise.all([load("vendor/minisearch"), load("search-index")])
    .then(() => build(playbook.searchIndex.things, new Set(words.stop.split(" ")), MiniSearch))
    .then((made) => {
      index = made;
    })
    .catch((error) => {
      reading = null;
      throw error;
    });
  return reading;
}

export const isReady = () => index !== null;

/**
 * The things that fit, in groups, the group with the best one first.
 * @param {string} query
 * @param {{ step?: string, work?: string }} choices
 */
export function find(query, choices) {
  const { things } = playbook.searchIndex;
  const { hits, whole } = index ? rank(index, things, query, choices) : { hits: [], whole: false };
  /** @type {Map<number, ReturnType<typeof describe>[]>} */
  const groups = new Map();
  for (const hit of hits) {
    const group = things[hit.id][GROUP];
    groups.set(group, [...(groups.get(group) ?? []), describe(things[hit.id], hit)]);
  }
  return { groups, count: hits.length, whole };
}

/**
 * What is shown of a hit, and where it leads: to the section with most of the words, unless it is found by name.
 * @param {Thing} thing
 * @param {Hit} hit
 */
function describe(thing, { terms, match }) {
  const { groups, pages, steps } = playbook.searchIndex;
  const known = new Set(terms);
  const named = terms.some((term) => match[term].some((field) => field === "title" || field === "words"));
  const section = named ? thing[SECTIONS][0] : best(thing[SECTIONS], known);
  const [address, pageTitle] = pages[thing[PAGE]];
  return {
    href: at(address) + (section[0] ? `#${section[0]}` : ""),
    title: thing[TITLE],
    section: section === thing[SECTIONS][0] ? "" : section[1],
    page: [thing[TITLE], groups[thing[GROUP]]].includes(pageTitle) ? "" : pageTitle,
    step: thing[STEP],
    stepTitle: steps[thing[STEP]] ?? "",
    also: thing[WORDS].find((word) => has(word, known) > 0 && !has(thing[TITLE], known)),
    text: section[2],
    known,
  };
}
