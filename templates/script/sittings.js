// Ratings of the statements on a readiness page: the reader's own, and those of somebody else.
import * as days from "./days.js";
import * as elements from "./elements.js";
import { every, fill, one } from "./elements.js";
import * as store from "./store.js";

/** @import { Child } from "./elements.js" */
/** @import { Sitting } from "./records.js" */
/** @typedef {{ box: Found, ids: string[], id: string, number: number, revision: string, text: string }} Statement */
/** @typedef {{ key: string, record: Sitting, day: string, by: string | undefined, name: string }} Rated */
/** @typedef {{ key: string, record: Partial<Sitting> | undefined, day: string, open: boolean, today?: boolean, other?: boolean }} Shown */

const words = playbook.words.readiness;
const KEY = /^[\d-]{10}(@other-\d+)?$/;
/** @type {{ step: string, key: string, open: boolean } | null} */
let picked = null; // What the reader chose to see: { step, key, open }.
/** @type {(() => void)[]} */
const listeners = [];
/** @type {{ step: string, v: { [id: string]: number } } | null} */
let other = null; // While somebody else rates here: { step, v }. Never stored.

export const place = () => one("[data-readiness]");
const steps = () => place().dataset.readiness.split(","); // The step's id, then those it had before.
export const step = () => steps()[0];
export const isOther = () => other?.step === step();

/** The page's statements. A statement may have had other ids before; the first is the one it has now. */
export const statements = () =>
  every("[data-statement]").map((box, index) => {
    const ids = box.dataset.names.split(",").map((name) => name.split("/")[1]);
    return {
      box,
      ids,
      id: ids[0],
      number: index + 1,
      revision: box.dataset.rev,
      text: box.querySelector("h3").textContent,
    };
  });

/**
 * What a map of a record holds for a statement, under any of its ids.
 * @template T
 * @param {{ [id: string]: T } | undefined} map
 * @param {Statement} from
 */
export function found(map, { ids }) {
  const id = ids.find((name) => Object.hasOwn(map ?? {}, name));
  return id === undefined ? undefined : map?.[id];
}

/**
 * @param {Partial<Sitting> | undefined} record
 * @param {Statement} statement
 */
export const ratingOf = (record, statement) => found(record?.v, statement) ?? 0;
/**
 * @param {Partial<Sitting> | undefined} record
 * @param {Statement} statement
 */
export const evidenceOf = (record, statement) => found(record?.e, statement)?.trim() ?? "";
/**
 * @param {Partial<Sitting> | undefined} record
 * @param {Statement} statement
 */
export const isCounted = (record, statement) => ratingOf(record, statement) > 0 && evidenceOf(record, statement) !== "";

/**
 * Whether the words have changed since they were rated.
 * @param {Partial<Sitting> | undefined} record
 * @param {Statement} statement
 */
export const isChanged = (record, statement) =>
  ratingOf(record, statement) > 0 && ![undefined, statement.revision].includes(found(record?.r, statement));

/** Every record of this step by day and rater, whichever id the step had. @returns {Map<string, Sitting>} */
function records() {
  const ids = store.entries("sitting").map(([id]) => id.split("/"));
  const keys = new Set(ids.flatMap(([of, key]) => (steps().includes(of) && key ? [key] : [])));
  const found = (/** @type {string} */ key) =>
    store.find(
      "sitting",
      steps().map((/** @type {string} */ of) => `${of}/${key}`),
    );
  return new Map([...keys].map((key) => [key, /** @type {Sitting} */ (found(key))]));
}

/** Everything rated so far on this page, oldest first: the reader's own, and that of others. */
export const sittings = () =>
  [...records()]
    .filter(
      ([key, { v, e }]) =>
        KEY.test(key) &&
        days.isDay(key.slice(0, 10)) &&
        (Object.keys(v ?? {}).length || Object.values(e ?? {}).some(Boolean)),
    )
    .map(([key, record]) => ({ key, record, day: key.slice(0, 10), by: key.split("@")[1] }))
    .map((found) => ({ ...found, name: nameOf(found) }))
    .sort((one, two) => (one.key < two.key ? -1 : 1));

/** @param {{ day: string, by: string | undefined, record: Sitting }} from */
function nameOf({ day, by, record }) {
  const who = record.n || words.other;
  return fill(by ? words.them : words.you, { day: days.show(day), who });
}

/**
 * The ratings in the form: today's, or older ones, which stay closed until the reader opens them.
 * @returns {Shown}
 */
export function current() {
  if (other && isOther()) return { key: "", record: other, open: true, other: true, day: days.today() };
  const key =
    picked && picked.step === step() ? picked.key : (sittings().findLast(({ by }) => !by)?.key ?? days.today());
  const today = key === days.today();
  return { key, day: key, today, record: records().get(key), open: today || Boolean(picked?.open) };
}

/**
 * Show other ratings in the form.
 * @param {string} key
 * @param {boolean} [open]
 */
export const pick = (key, open = false) => {
  picked = { step: step(), key, open };
  again();
};

/**
 * Rate for somebody else, or for oneself again.
 * @param {boolean} on
 */
export function setOther(on) {
  other = on ? (isOther() ? other : { step: step(), v: {} }) : null;
  again();
}

/**
 * @template T
 * @param {{ [id: string]: T } | undefined} map
 * @param {Statement} from
 */
const without = (map, { ids }) => Object.fromEntries(Object.entries(map ?? {}).filter(([id]) => !ids.includes(id)));

/**
 * @param {string} key
 * @param {{ [field: string]: unknown }} fields
 */
const write = (key, fields) => store.put([[`sitting:${step()}/${key}`, fields]]);

/**
 * Rate a statement in the form, or take its rating back with 0.
 * @param {Statement} statement
 * @param {number} value
 */
export function rate(statement, value) {
  const { key, record } = current();
  const v = { ...without(record?.v, statement), ...(value && { [statement.id]: value }) };
  const r = { ...without(record?.r, statement), ...(value && { [statement.id]: statement.revision }) };
  if (other && isOther()) other.v = v;
  else write(key, { ...record, v, r });
}

/**
 * @param {Statement} statement
 * @param {string} text
 */
export function explain(statement, text) {
  const { key, record } = current();
  if (text === evidenceOf(record, statement)) return;
  write(key, { ...record, e: { ...without(record?.e, statement), [statement.id]: text } });
}

/**
 * Empty a record rather than drop it: that it is gone has a time, too, when two browsers meet.
 * @param {string} key
 */
export function remove(key) {
  if (picked?.key === key) picked = null;
  write(key, {});
}

/**
 * Call whenever other ratings, or others beside them, are to be shown.
 * @param {() => void} listener
 */
export const onAgain = (listener) => listeners.push(listener);

export function again() {
  for (const listener of listeners) listener();
}

/**
 * @param {string} id
 * @param {Child | Child[]} text
 * @param {() => void} onclick
 */
export const button = (id, text, onclick) => elements.button(text, onclick, { id: `pb-${id}` });
