// A link's states of items: by step and id, with the day and the words that each is of; and nothing else of the reader's.
import * as days from "./days.js";
import { carried, carrying } from "./links.js";
import { isObject, STATES } from "./fields.js";

/** @import { Each, State } from "./fields.js" */
/** @typedef {{ s: State, d?: string, r?: string }} Said A state, its day, and the revision of the words. */
/** @typedef {[id: string, said: Said]} Stated An item, such as `step/item`, and how far the reader is. */

const NAME = "pb";
const LONGEST = 60_000; // Characters: more than all items of a playbook need.
const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;
/** @type {{ [state in State]?: string }} */
const LETTERS = { doing: "d", done: "x", skip: "s" };
const SAID = /^([dxs])(?:([0-9a-f]{8}|-)([0-9a-z]*))?$/; // A link of before has the letter alone.
const DAY = 86_400_000; // Milliseconds.
const LAST = 8.64e15; // The last moment that a date can have, in ms.

/**
 * A fragment with the states of items; those that are still to do are left out.
 * @param {Stated[]} states
 */
export function linkTo(states) {
  /** @type {Each<Each<string>>} */
  const held = {};
  for (const [id, { s, d, r }] of states) {
    const [step, item] = id.split("/");
    const letter = LETTERS[s];
    const day = days.isDay(d) ? (Date.parse(d) / DAY).toString(36) : "";
    if (letter) held[step] = { ...held[step], [item]: `${letter}${r ?? "-"}${day}` };
  }
  return carrying(NAME, held);
}

/**
 * The states in a link's fragment, or null where it holds none that can be read.
 * @param {string} hash
 */
export function readLink(hash) {
  const held = carried(NAME, hash, LONGEST);
  return held && Object.entries(held).flatMap(([step, items]) => statesOf(step, items));
}

/**
 * @param {string} step
 * @param {unknown} held
 * @returns {Stated[]}
 */
const statesOf = (step, held) =>
  Object.entries(isObject(held) ? held : {}).flatMap(([item, text]) => {
    const [id, said] = [`${step}/${item}`, saidIn(String(text))];
    return said && ID.test(id) ? [/** @type {Stated} */ ([id, said])] : [];
  });

/**
 * @param {string} text
 * @returns {Said | undefined}
 */
function saidIn(text) {
  const [, letter, r, day] = SAID.exec(text) ?? [];
  const s = STATES.find((known) => letter && LETTERS[known] === letter);
  const date = new Date(Number.parseInt(day, 36) * DAY);
  const d = day && date.getTime() < LAST ? date.toISOString().slice(0, 10) : undefined;
  return s && { s, ...(days.isDay(d) && { d }), ...(r && r !== "-" && { r }) };
}
