// A link's states of items: by step and id, a letter each; and nothing else of the reader's.
import * as links from "./links.js";
import { clean, STATES } from "./records.js";

/** @typedef {{ [step: string]: { [item: string]: string } }} Held */

/** @type {{ [state: string]: string }} */
export const LETTERS = { doing: "d", done: "x", skip: "s" };

/**
 * @param {Held} held
 * @returns {[id: string, letter: string][]}
 */
export const flat = (held) =>
  Object.entries(held).flatMap(([step, states]) =>
    Object.entries(states).map(([id, letter]) => /** @type {[string, string]} */ ([`${step}/${id}`, letter])),
  );
/** @param {string} letter */
export const stateOfLetter = (letter) => STATES.find((state) => LETTERS[state] === letter);

/**
 * The states in a link's fragment, or null where it holds none that can be read.
 * @param {string} hash
 */
export function readLink(hash) {
  const code = /^#pb=1\.([\w-]{2,60000})$/.exec(hash)?.[1];
  try {
    const held = /** @type {Held} */ (clean(links.decode(code ?? "")));
    return flat(held).filter(([id, letter]) => stateOfLetter(letter) && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id));
  } catch {
    return null;
  }
}
