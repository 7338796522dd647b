// Dialogs: one at a time.
import { button, h } from "./elements.js";

/** @import { Child } from "./elements.js" */

/**
 * Open a dialog with a title and content in the place of any other, and remove it when it closes. Returns the dialog.
 * @param {string} title
 * @param {...(Child | Child[])} content
 */
export function dialog(title, ...content) {
  document.querySelector(".pb-dialog")?.remove(); // An address may be read twice, when the page is shown again.
  const close = button(playbook.words.base.close, () => found.close());
  const found = h(
    "dialog",
    { class: "pb-dialog md-typeset", "aria-labelledby": "pb-dialog-title" },
    h("h2", { id: "pb-dialog-title" }, title),
    ...content,
    h("p", { class: "pb-dialog__end" }, close),
  );
  found.addEventListener("close", () => found.remove());
  document.body.append(found);
  found.showModal();
  return found;
}
