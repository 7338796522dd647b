// Files that a page saves.
import * as days from "./days.js";
import { fill, h } from "./elements.js";
import { say } from "./saying.js";

const words = playbook.words.plan;

/**
 * @param {string} name
 * @param {string} type
 * @param {string} text
 * @param {string} [said]
 */
export function save(name, type, text, said) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  say(said ?? fill(words.saved, { name }));
}

export const stem = () => `${playbook.site}-${days.today()}`;
