// The buttons of My plan that take something along or bring it, and links that come: what they ask for loads with them.
import { one } from "./elements.js";
import { onShow } from "./page.js";
import { say } from "./saying.js";

const LINK = "#pb="; // A link to My plan, as others share theirs.

/**
 * @param {string} what
 * @param {...unknown} details
 */
const ask = (what, ...details) =>
  import("./my-plan-takes.js").then(
    (loaded) =>
      /** @type {{ takes: { [what: string]: (...details: unknown[]) => unknown } }} */ (loaded).takes[what](...details),
    () => say(playbook.words.base.not_loaded),
  );

/** An address that brings states is cleaned at once: the page may be shown twice before what reads it has loaded. */
function onHash() {
  const { hash } = location;
  if (!hash.startsWith(LINK) || !one("[data-plan]")) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  ask("link", hash);
}

document.addEventListener("click", ({ target }) => {
  const what = target.closest?.("[data-take]")?.dataset.take;
  if (what === "print") window.print();
  else if (what) ask(what);
});
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("[data-import]") || !target.files[0]) return;
  ask("load", target.files[0]);
  target.value = "";
});
addEventListener("hashchange", onHash);
onShow(onHash);
