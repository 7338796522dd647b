// The lists of a page: how far each is, which one is the present, and what is next in it.
import * as days from "./days.js";
import { every } from "./elements.js";
import { idsOf, isSettled, recordOf, stateOf } from "./items.js";
import * as store from "./store.js";

/** @typedef {{ done: number, all: number, now?: number, of?: number }} Counted `now` of `of` in the present list. */

/** The item that the reader settled last: they go on from there. @type {Found | undefined} */
let last;

/** @param {Found} box */
export function goOnFrom(box) {
  last = box;
}

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
 * The next thing to do: behind what was settled last, else the first that is open; nothing where all is settled.
 * @param {ParentNode} root
 */
export function nextIn(root) {
  const boxes = boxesIn(root);
  const place = last && !isOpen(last) ? boxes.indexOf(last) : -1;
  return boxes.find((box, number) => number > place && isOpen(box)) ?? boxes.find(isOpen);
}

/** The list to work on now: the first with something open, from where the reader is by the day on which they began. */
export function present() {
  const all = lists();
  const begun = all.filter(({ dataset: { started, from } }) => {
    const start = started && store.find("step", idsOf(started))?.start;
    return start && days.add(start, Number(from)) <= days.today();
  });
  return all.slice(Math.max(0, begun.length - 1)).find(nextIn) ?? all.find(nextIn) ?? all.at(-1);
}

/** What is next on the page: in the list of what was settled last, else in the present one. */
export function nextNow() {
  const list = last?.isConnected && last.closest("[data-checklist]");
  const now = present();
  return (list && nextIn(list)) || (now && nextIn(now));
}
