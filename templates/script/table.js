// Tables: rows below their titles.
import { h } from "./elements.js";

/** @import { Attributes, Child } from "./elements.js" */

/**
 * A table; a column without a title has nothing to read out.
 * @param {Attributes} attributes
 * @param {string[]} titles
 * @param {Child[]} rows
 */
export const table = (attributes, titles, rows) =>
  h(
    "table",
    attributes,
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        titles.map((title) => (title ? h("th", { scope: "col" }, title) : h("td"))),
      ),
    ),
    h("tbody", {}, rows),
  );
