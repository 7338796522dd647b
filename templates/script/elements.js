// Elements, and words with their places filled: as text, never as HTML.
/** @typedef {Node | string | number | false | null | undefined} Child */
/** @typedef {{ [name: string]: any }} Attributes Those that begin with `on` are listeners; `false` and nothing are left out. */

/**
 * An element with attributes and children. Text is only ever text: nothing is parsed as HTML.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} attributes
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...shown(children.flat()));
  return made;
}

/**
 * A button that says what it does.
 * @param {Child | Child[]} words
 * @param {(event: MouseEvent) => unknown} onclick
 * @param {Attributes} more
 */
export const button = (words, onclick, more = {}) =>
  h("button", { type: "button", class: "pb-button", onclick, ...more }, words);

/**
 * What only a screen reader says: of which thing words that stand many times on a page are.
 * @param {string} words
 */
export const unseen = (words) => h("span", { class: "pb-visually-hidden" }, words);

/**
 * The children that there are: `false` and nothing are left out.
 * @param {Child[]} children
 */
export const shown = (children) =>
  children.flatMap((child) => (child === null || child === undefined || child === false ? [] : [asText(child)]));

/** @param {Node | string | number} child */
const asText = (child) => (typeof child === "number" ? String(child) : child);

/**
 * Words with their places filled: `fill("{done} of {all}", { done: 1, all: 2 })`.
 * @param {string} words
 * @param {{ [name: string]: unknown }} values
 */
export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));

// Elements of the page, which its template has: `Found` is one that is there, with what its tag has.

/**
 * The first element, or null where the page is another one.
 * @param {string} selector
 * @returns {Found}
 */
export const one = (selector) => /** @type {Found} */ (document.querySelector(selector));

/**
 * @param {string} selector
 * @returns {Found[]}
 */
export const every = (selector) => /** @type {Found[]} */ ([...document.querySelectorAll(selector)]);

/**
 * @param {string} id
 * @returns {Found}
 */
export const byId = (id) => /** @type {Found} */ (document.getElementById(id));

/**
 * New content for a place; the focus stays on what has the same id, or else in the place.
 * @param {Found} root
 * @param {...(Child | Child[])} content
 */
export function refresh(root, ...content) {
  const focused = root.contains(document.activeElement) && document.activeElement?.id;
  root.replaceChildren(...shown(content.flat()));
  if (!focused) return;
  root.tabIndex = -1; // Where nothing in it takes the focus.
  (byId(focused) ?? root.querySelector("button, select, input") ?? root).focus();
}
