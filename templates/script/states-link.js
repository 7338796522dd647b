// A link's states of items: by step and id, a letter each; and nothing else of the reader's.
import { carried, carrying } from "./links.js";
import { isObject, STATES } from "./fields.js";

/** @import { Each, State } from "./fields.js" */
/** @typedef {[id: string, state: State]} Stated An item, such as `step/item`, and how far the reader is. */

const NAME = "pb";
const LONGEST = 60_000; // Characters: more than all items of a playbook need.
const ID = /^[a-z0-9-]+\/[a-z0-9-]+$/;
/** @type {{ [state in State]?: string }} */
const LETTERS = { doing: "d", done: "x", skip: "s" };

/**
 * A fragment with the states of items; those that are still to do are left out.
 * @param {Stated[]} states
 */
export function linkTo(states) {
  /** @type {Each<Each<string>>} */
  const held = {};
  for (const [id, state] of states) {
    const [step, item] = id.split("/");
    const letter = LETTERS[state];
    if (letter) held[step] = { ...held[step], [item]: letter };
  }
  return carrying(NAME, held);
}

/** @param {string} hash */
export const isLink = (hash) => hash.startsWith(`#${NAME}=`);

/**
 * The states in a link's fragment, or null where it holds none that can be read.
 * @param {string} hash
 */
export function readLink(hash) {
  const held = carried(NAME, hash, LONGEST);
  return held && Object.entries(held).flatMap(([step, letters]) => statesOf(step, letters));
}

/**
 * @param {string} step
 * @param {unknown} letters
 * @returns {Stated[]}
 */
const statesOf = (step, letters) =>
  Object.entries(isObject(letters) ? letters : {}).flatMap(([item, letter]) => {
    const [id, state] = [`${step}/${item}`, STATES.find((known) => LETTERS[known] === letter)];
    return state && ID.test(id) ? [/** @type {Stated} */ ([id, state])] : [];
  });
