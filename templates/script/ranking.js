// Ranking: which things of the search's index fit a reader's words, best first.

const TERM = /\d+:\d+|\p{L}&\p{L}|\p{L}+(?:-\p{L}+){2,}|[\p{L}\p{N}]+/gu; // 1:1, P&L and one-to-one are one word each.

/**
 * A text as it is compared: small letters, without accents and apostrophes.
 * @param {string} text
 */
const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase();

/**
 * A folded word without the s of a plural, so that each form finds the other.
 * @param {string} term
 */
const stem = (term) => (/..[^isu]s$/.test(term) ? term.slice(0, -1) : term);

/**
 * The words of a text as the index knows them.
 * @param {string} text
 */
export const termsOf = (text) => (fold(text).match(TERM) ?? []).map(stem);

// A thing of the index, by its fields: see generator/press/search.py.
export const GROUP = 0;
export const PAGE = 1;
export const TITLE = 2;
export const STEP = 3;
const FUNCTIONS = 4;
export const WORDS = 5;
export const SECTIONS = 6;
/** @type {{ [name: string]: (thing: Thing) => string }} */
const FIELDS = {
  title: (thing) => thing[TITLE],
  words: (thing) => thing[WORDS].join("|"),
  lead: (thing) => thing[SECTIONS][0][2],
  heads: (thing) =>
    thing[SECTIONS]
      .slice(1)
      .map((section) => section[1])
      .join(" "),
  text: (thing) =>
    thing[SECTIONS]
      .slice(1)
      .map((section) => section[2])
      .join(" "),
};
const OPTIONS = {
  boost: { title: 4, words: 4, lead: 1.5, heads: 2, text: 1 },
  prefix: (/** @type {string} */ term) => term.length > 2,
};
const LOOSE = { fuzzy: (/** @type {string} */ term) => (term.length > 4 ? 0.2 : false), maxFuzzy: 2 };
const NEAR = 100; // Hits that are looked at more closely.
const WEAK = 0.3; // Of the best score: what has only some of the words must be at least that good.

/**
 * An index of things, made in small steps: typing goes on in between.
 * @param {Thing[]} things
 * @param {Set<string>} stop Words that are in every text.
 * @param {typeof MiniSearch} Index
 */
export async function build(things, stop, Index) {
  const made = new Index({
    fields: Object.keys(FIELDS),
    extractField: (/** @type {number} */ id, /** @type {string} */ field) =>
      field === "id" ? id : FIELDS[field](things[id]),
    tokenize: termsOf,
    processTerm: (/** @type {string} */ term) => (stop.has(term) ? null : term),
  });
  await made.addAllAsync(
    things.map((_, id) => id),
    { chunkSize: 60 },
  );
  return made;
}

/**
 * The hits, best first: with all the words, else misspelt, else with some of them; and whether they have them all.
 * @param {MiniSearch} index
 * @param {Thing[]} things
 * @param {string} query
 * @param {{ step?: string, work?: string }} choices
 */
export function rank(index, things, query, { step = "", work = "" }) {
  const fits = (/** @type {Hit} */ { id }) =>
    (step === "" || things[id][STEP] === Number(step)) && (work === "" || things[id][FUNCTIONS].includes(Number(work)));
  const search = (/** @type {object} */ options) =>
    index.search(query, { ...OPTIONS, filter: fits, combineWith: "AND", ...options });
  let all = search({});
  if (!all.length) all = search(LOOSE);
  const some = all.length ? [] : search({ ...LOOSE, combineWith: "OR" });
  const hits = all.length
    ? preferPhrase(things, query, all)
    : some.filter(({ score }) => score >= some[0].score * WEAK);
  return { hits, whole: all.length > 0 };
}

/**
 * What is called by the reader's very words was meant; else what has them side by side in its name or its lead.
 * @param {Thing[]} things
 * @param {string} query
 * @param {Hit[]} hits
 */
function preferPhrase(things, query, hits) {
  const phrase = fold(query).replace(/\s+/g, " ");
  const bonus = (/** @type {Thing} */ thing) => {
    const names = [thing[TITLE], ...thing[WORDS]].map(fold);
    if (names.includes(phrase)) return 6;
    return phrase.includes(" ") && [...names, fold(FIELDS.lead(thing))].some((text) => text.includes(phrase)) ? 4 : 1;
  };
  const ranked = hits.map((hit, place) => ({ hit, rank: hit.score * (place < NEAR ? bonus(things[hit.id]) : 1) }));
  return ranked.sort((one, other) => other.rank - one.rank).map(({ hit }) => hit);
}

/**
 * How many of the words that are known a text has.
 * @param {string} text
 * @param {Set<string>} known
 */
export const has = (text, known) => new Set(termsOf(text).filter((term) => known.has(term))).size;

/**
 * The section with most of the words.
 * @param {Section[]} sections
 * @param {Set<string>} known
 */
export function best(sections, known) {
  const scores = sections.map(([, title, text]) => has(`${title} ${text}`, known));
  return sections[scores.indexOf(Math.max(...scores))];
}
