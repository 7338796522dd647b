// The search's dialog as it stands before anything is asked: a field, two choices that narrow it, and room for hits.
import { button, h, one } from "./elements.js";

const words = playbook.words.search;
export const LONGEST = 200; // Characters of a query: a page of text that was pasted would keep the search busy.

/** @param {() => void} close */
export const searchBox = (close) =>
  h(
    "dialog",
    { class: "pb-search md-typeset", "aria-label": words.title },
    bar(close),
    h(
      "div",
      { class: "pb-search__choices" },
      choice("step", words.step, words.any_step),
      choice("work", words.function, words.any_function),
    ),
    h("p", { class: "pb-search__said", id: "pb-search-said", role: "status" }),
    h("div", { class: "pb-search__found" }),
    h(
      "p",
      { class: "pb-search__foot" },
      h("span", {}, words.hint),
      button(words.keys, close, { class: "pb-search__more", "data-opens": "keys" }),
    ),
  );

/** @param {() => void} close */
const bar = (close) =>
  h(
    "form",
    { class: "pb-search__bar", role: "search" },
    one("[data-opens=search] svg")?.cloneNode(true),
    h("label", { for: "pb-query", class: "pb-visually-hidden" }, words.title),
    field(),
    button([h("kbd", {}, "Esc"), h("span", {}, "✕")], close, { class: "pb-search__close", "aria-label": words.close }),
  );

const field = () =>
  h("input", {
    type: "text",
    inputmode: "search",
    id: "pb-query",
    class: "pb-search__field",
    placeholder: words.placeholder,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    maxlength: LONGEST,
    enterkeyhint: "go",
    "aria-describedby": "pb-search-said",
  });

/**
 * @param {string} name
 * @param {string} label
 * @param {string} any
 */
function choice(name, label, any) {
  const id = `pb-search-${name}`;
  const select = h("select", { id, class: "pb-input" }, h("option", { value: "" }, any));
  return h("div", {}, h("label", { for: id }, label), " ", select);
}
