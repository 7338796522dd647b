// The last query, until the tab is closed.
import { textIn, writeIn } from "./records.js";

/** @param {string} query */
export function remember(query) {
  try {
    writeIn("query", query);
  } catch {
    // Then it lasts as long as the page.
  }
}

export function recall() {
  try {
    return textIn("query") ?? "";
  } catch {
    return "";
  }
}
