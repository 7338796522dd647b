// The lists of a page: how far each is, which one is the present, and what is next in it.
import * as days from "./days.js";
import { every } from "./elements.js";
import { idsOf, isSettled, recordOf, stateOf } from "./items.js";
import * as store from "./store.js";

/** @typedef {{ done: number, all: number, now?: number, of?: number }} Counted `now` of `of` in the present list. */

/**
 * @param {ParentNode} root
 * @returns {Found[]}
 */
export const boxesIn = (root) => /** @type {Found[]} */ ([...root.querySelectorAll("input[data-item]")]);

/**
 * Where an item stands on this page, or on the one that has all that there is to say of it.
 * @param {Found} box
 */
export const addressOf = (box) =>
  box.closest("li").querySelector("[data-way]")?.href ?? `#${box.closest("li[id]")?.id ?? box.id}`;

export const lists = () => every("[data-checklist]");

/**
 * How many items are done, of those that are for the reader.
 * @param {string[]} names
 * @returns {Counted}
 */
export function count(names) {
  const states = names.map((found) => stateOf(recordOf(found)));
  return {
    done: states.filter((state) => state === "done").length,
    all: states.filter((state) => state !== "skip").length,
  };
}

/** @param {ParentNode} root */
export const countIn = (root) => count(boxesIn(root).map((box) => box.dataset.names));

/** @param {Found} box */
const isOpen = (box) => !isSettled(recordOf(box.dataset.names));

/**
 * The first item that is open; nothing where all is settled.
 * @param {ParentNode} root
 */
export const nextIn = (root) => boxesIn(root).find(isOpen);

/**
 * The list of a step to work on now. The calendar has reached one: what is open in the one before it comes first, then
 * it, then what follows. Before a first day is set it is the first with something open.
 * @param {Found[]} all
 * @param {(list: Found) => unknown} hasOpen
 */
export function presentOf(all, hasOpen) {
  const begun = all.filter(({ dataset: { started, from } }) => {
    const start = started && store.find("step", idsOf(started))?.start;
    return start && days.add(start, Number(from)) <= days.today();
  });
  return all.slice(Math.max(0, begun.length - 2)).find(hasOpen) ?? all.find(hasOpen) ?? all.at(-1);
}

export const present = () => presentOf(lists(), nextIn);

/** What is next on the page: the one thing that every page calls so. */
export const nextNow = () => nextIn(present() ?? document);
