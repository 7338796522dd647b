// Whether the browser keeps what the reader does: said where a page speaks of it, and at each change that is not kept.
import { every } from "./elements.js";
import { onShow } from "./page.js";
import { lost, say } from "./saying.js";
import * as store from "./store.js";

function show() {
  for (const note of every("[data-kept-note]")) {
    note.dataset.keptNote ||= note.textContent;
    note.textContent = lost() || note.dataset.keptNote;
    note.toggleAttribute("data-lost", Boolean(lost()));
  }
}

/** Also of what changes in silence, such as a field that is left. */
function onChange() {
  if (lost()) say("", { keeps: true });
  show();
}

store.onChange(onChange);
onShow(show);
