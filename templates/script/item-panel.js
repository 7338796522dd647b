// The panel in which a reader gives an item a state, a reason and a note: made when it is first asked for.
import { h } from "./elements.js";
import * as items from "./items.js";
import { tell } from "./progress.js";
import { STATES } from "./fields.js";
import { say } from "./saying.js";

const words = playbook.words.base;

/**
 * @param {Found} box
 * @param {Found} mine
 */
export function opener(box, mine) {
  const name = (box.closest("li") ?? document).querySelector("label")?.textContent ?? "";
  const button = h(
    "button",
    { type: "button", class: "pb-mine__open", "aria-expanded": "false" },
    words.state_and_note,
    h("span", { class: "pb-visually-hidden" }, `: ${name}`),
  );
  button.addEventListener("click", () => {
    const open = mine.querySelector(".pb-mine__panel");
    open ? open.remove() : mine.append(panel(box, name));
    button.setAttribute("aria-expanded", String(!open));
  });
  return button;
}

/**
 * @param {Found} box
 * @param {string} name
 */
function panel(box, name) {
  const record = items.recordOf(box.dataset.names);
  const key = box.dataset.item.replace(/\W/g, "-");
  const because = h("input", { type: "text", id: `why-${key}`, maxlength: 500, autocomplete: "off" });
  because.value = record?.w ?? "";
  const reason = h(
    "p",
    { class: "pb-mine__reason", hidden: items.stateOf(record) !== "skip" },
    h("label", { for: `why-${key}` }, words.reason),
    because,
  );
  because.addEventListener("change", () => items.change(box, { w: because.value.trim() || undefined }));
  const note = h("textarea", { id: `note-${key}`, rows: 3, maxlength: 5000 });
  note.value = record?.n ?? "";
  note.addEventListener("change", () => {
    items.change(box, { n: note.value.trim() || undefined });
    say(words.note_kept, { undo: true });
  });
  const radios = STATES.map((state) => {
    const radio = h("input", { type: "radio", name: `state-${key}`, value: state, id: `${state}-${key}` });
    radio.checked = items.stateOf(record) === state;
    radio.addEventListener("change", () => {
      reason.hidden = state !== "skip";
      tell(box, { s: state });
    });
    return h(
      "span",
      { class: "pb-mine__state" },
      radio,
      h("label", { for: `${state}-${key}` }, words[`state_${state}`]),
    );
  });
  return h(
    "div",
    { class: "pb-mine__panel" },
    h("fieldset", {}, h("legend", {}, words.state, h("span", { class: "pb-visually-hidden" }, `: ${name}`)), radios),
    reason,
    h("p", {}, h("label", { for: `note-${key}` }, words.note), note),
  );
}

/**
 * A panel that is open follows what else changes the item: a tick, an undo, another tab.
 * @param {Found} box
 * @param {Found} mine
 */
export function show(box, mine) {
  const open = mine?.querySelector(".pb-mine__panel");
  if (!open) return;
  const record = items.recordOf(box.dataset.names);
  for (const radio of open.querySelectorAll("input[type=radio]")) radio.checked = radio.value === items.stateOf(record);
  open.querySelector(".pb-mine__reason").hidden = items.stateOf(record) !== "skip";
  for (const [field, value] of [
    [open.querySelector("input[type=text]"), record?.w],
    [open.querySelector("textarea"), record?.n],
  ]) {
    if (field !== document.activeElement) field.value = value ?? "";
  }
}
