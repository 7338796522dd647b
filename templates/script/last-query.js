// The last query, until the tab is closed.
const LAST = `playbook:${playbook.site}:search`;

/** @param {string} query */
export function remember(query) {
  try {
    sessionStorage.setItem(LAST, query);
  } catch {
    // Then it lasts as long as the page.
  }
}

export function recall() {
  try {
    return sessionStorage.getItem(LAST) ?? "";
  } catch {
    return "";
  }
}
