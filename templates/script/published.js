// Where others find a page: a copy on a disk is nobody else's, and leads to the site as it is published.
import { ROOT } from "./page.js";

/**
 * The address under which anybody finds what a link on this page leads to; nothing for a copy of a site that names none.
 * @param {string} href
 */
export function published(href) {
  if (location.protocol !== "file:") return href;
  if (!playbook.home) return "";
  const path = href.slice(ROOT.href.length).replace(/(^|\/)index\.html(?=[?#]|$)/, "$1");
  return new URL(playbook.folders ? path.replace(/\.html(?=[?#]|$)/, "/") : path, playbook.home).href;
}

/** Said where such a copy gives a link all the same. */
export const hereOnly = () => playbook.words.published.here_only;
