// Finding: the index of what can be found, read once, and what fits a reader's words, best first.
import { at, load } from "./page.js";

const words = playbook.words.search;
const STOP = new Set(words.stop.split(" "));
const TERM = /\d+:\d+|\p{L}&\p{L}|\p{L}+(?:-\p{L}+){2,}|[\p{L}\p{N}]+/gu; // 1:1, P&L and one-to-one are one word each.

/** A text as it is compared: small letters, without accents and apostrophes. */
const fold = (text) => text.normalize("NFD").replace(/[\p{M}'’]/gu, "").toLowerCase();

/** A folded word without the s of a plural, so that each form finds the other. */
const stem = (term) => (/..[^isu]s$/.test(term) ? term.slice(0, -1) : term);

/** The words of a text as the index knows them. */
export const termsOf = (text) => (fold(text).match(TERM) ?? []).map(stem);

// A thing of the index, by its fields: see generator/press/search.py.
const GROUP = 0, PAGE = 1, TITLE = 2, STEP = 3, FUNCTIONS = 4, WORDS = 5, SECTIONS = 6;
const FIELDS = {
  title: (thing) => thing[TITLE],
  words: (thing) => thing[WORDS].join("|"),
  lead: (thing) => thing[SECTIONS][0][2],
  heads: (thing) => thing[SECTIONS].slice(1).map((section) => section[1]).join(" "),
  text: (thing) => thing[SECTIONS].slice(1).map((section) => section[2]).join(" "),
};
const OPTIONS = {
  boost: { title: 4, words: 4, lead: 1.5, heads: 2, text: 1 },
  prefix: (term) => term.length > 2,
};
const LOOSE = { fuzzy: (term) => (term.length > 4 ? 0.2 : false), maxFuzzy: 2 };
const NEAR = 100; // Hits that are looked at more closely.
const WEAK = 0.3; // Of the best score: what has only some of the words must be at least that good.

let index = null;
let reading = null;

/** Read the index, once. */
export function prepare() {
  reading ??= Promise.all([load("vendor/minisearch"), load("search-index")]).then(build)
    .catch((error) => { reading = null; throw error; });
  return reading;
}

async function build() {
  const { things } = playbook.searchIndex;
  const made = new MiniSearch({
    fields: Object.keys(FIELDS),
    extractField: (id, field) => (field === "id" ? id : FIELDS[field](things[id])),
    tokenize: termsOf,
    processTerm: (term) => (STOP.has(term) ? null : term),
  });
  await made.addAllAsync(things.map((_, id) => id), { chunkSize: 60 }); // Typing goes on in between.
  index = made;
}

/** The things that fit, in groups, the group with the best one first: with all the words, else misspelt, else some. */
export function find(query, { step = "", work = "" }) {
  const { things } = playbook.searchIndex;
  const fits = ({ id }) =>
    (step === "" || things[id][STEP] === Number(step)) && (work === "" || things[id][FUNCTIONS].includes(Number(work)));
  const search = (options) => index.search(query, { ...OPTIONS, filter: fits, combineWith: "AND", ...options });
  let all = search({});
  if (!all.length) all = search(LOOSE);
  const some = all.length ? [] : search({ ...LOOSE, combineWith: "OR" });
  const found = all.length ? preferPhrase(query, all) : some.filter(({ score }) => score >= some[0].score * WEAK);
  const groups = new Map();
  for (const hit of found) {
    const group = things[hit.id][GROUP];
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(describe(things[hit.id], hit));
  }
  return { groups, count: found.length, whole: all.length > 0 };
}

/** What is called by the reader's very words was meant; else what has them side by side in its name or its lead. */
function preferPhrase(query, hits) {
  const { things } = playbook.searchIndex;
  const phrase = fold(query).replace(/\s+/g, " ");
  const bonus = (thing) => {
    const names = [thing[TITLE], ...thing[WORDS]].map(fold);
    if (names.includes(phrase)) return 6;
    return phrase.includes(" ") && [...names, fold(FIELDS.lead(thing))].some((text) => text.includes(phrase)) ? 4 : 1;
  };
  const rank = new Map(hits.map((hit, place) => [hit, hit.score * (place < NEAR ? bonus(things[hit.id]) : 1)]));
  return [...hits].sort((one, other) => rank.get(other) - rank.get(one));
}

/** What is shown of a hit, and where it leads: to the section with most of the words, unless it is found by name. */
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

const has = (text, known) => new Set(termsOf(text).filter((term) => known.has(term))).size;

function best(sections, known) {
  const scores = sections.map(([, title, text]) => has(`${title} ${text}`, known));
  return sections[scores.indexOf(Math.max(...scores))];
}

export const isReady = () => index !== null;
