// What the scripts find on a page, as far as those need it that are tried here: the data of the site, and storage.

class Shelf {
  kept = new Map();
  full = false;

  getItem(key) {
    return this.kept.get(key) ?? null;
  }

  setItem(key, text) {
    if (this.full) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    this.kept.set(key, text);
  }
}

export const KEY = "playbook:site";
globalThis.playbook = { site: "site", plan: "my-plan/", words: {} };
globalThis.addEventListener = () => {};

let loads = 0;

/** The store of a page that is loaded anew, where this text stands in storage. */
export async function load(text) {
  globalThis.localStorage = new Shelf();
  if (text !== undefined) localStorage.kept.set(KEY, typeof text === "string" ? text : JSON.stringify(text));
  loads += 1;
  return import(`../../templates/script/store.js?load=${loads}`);
}

/** The records as they stand in storage. */
export const stored = () => JSON.parse(localStorage.getItem(KEY)).records;

/** A whole with these records. */
export const whole = (records) => ({ version: 2, records });
