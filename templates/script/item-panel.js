// The panel in which a reader gives an item a state, a reason and a note: made when it is first asked for.
import { every, h, unseen } from "./elements.js";
import * as items from "./items.js";
import { STATES } from "./fields.js";
import { hold } from "./place.js";
import { say } from "./saying.js";
import * as store from "./store.js";
import { tell } from "./telling.js";
import { fillIn, writtenIn } from "./writing.js";

/** @import { State } from "./fields.js" */
/** @import { Item } from "./records.js" */

const words = playbook.words.panel;

/**
 * Open an item's panel, or close it.
 * @param {Found} box
 * @param {Found} mine
 * @param {HTMLElement} opener
 */
export function toggle(box, mine, opener) {
  const open = mine.querySelector(".pb-mine__panel");
  if (open) open.remove();
  else mine.append(panel(box, box.labels[0].textContent));
  opener.setAttribute("aria-expanded", String(!open));
  const note = mine.querySelector("textarea");
  note?.focus({ preventScroll: true });
  note?.scrollIntoView({ block: "nearest" }); // Above what stands at the foot of a phone.
}

/**
 * @param {Found} box
 * @param {string} name
 */
function panel(box, name) {
  const record = items.recordOf(box.dataset.names);
  const key = box.dataset.item.replace(/\W/g, "-");
  const reason = reasonOf(box, record, key);
  const radios = STATES.map((state) => radioOf(box, record, key, state, reason));
  return h(
    "div",
    { class: "pb-mine__panel" },
    h("p", {}, h("label", { for: `note-${key}` }, playbook.words.base.note), noteOf(box, record, key)),
    h("fieldset", {}, h("legend", {}, words.state, unseen(`: ${name}`)), radios),
    reason,
  );
}

/**
 * Why the item is not for the reader: asked of what is skipped alone.
 * @param {Found} box
 * @param {Item | undefined} record
 * @param {string} key
 */
function reasonOf(box, record, key) {
  const id = `why-${key}`;
  const field = h("input", { type: "text", id, maxlength: 500, autocomplete: "off", value: record?.w ?? "" });
  field.addEventListener("change", () => items.change(box, { w: field.value.trim() }));
  const hidden = items.stateOf(record) !== "skip";
  return h("p", { class: "pb-mine__reason", hidden }, h("label", { for: id }, words.reason), field);
}

/**
 * @param {Found} box
 * @param {Item | undefined} record
 * @param {string} key
 * @param {State} state
 * @param {HTMLElement} reason
 */
function radioOf(box, record, key, state, reason) {
  const id = `${state}-${key}`;
  const radio = h("input", { type: "radio", name: `state-${key}`, value: state, id });
  radio.checked = items.stateOf(record) === state;
  radio.addEventListener("change", () => {
    reason.hidden = state !== "skip";
    hold(radio, () => items.change(box, { s: state }));
    tell(box, state);
  });
  return h("span", { class: "pb-mine__state" }, radio, h("label", { for: id }, playbook.words.base[`state_${state}`]));
}

/**
 * @param {Found} box
 * @param {Item | undefined} record
 * @param {string} key
 */
function noteOf(box, record, key) {
  const note = h("textarea", { id: `note-${key}`, rows: 3, maxlength: 5000 });
  fillIn(note, record?.n);
  note.addEventListener("change", () => {
    items.change(box, { n: writtenIn(note, items.recordOf(box.dataset.names)?.n) });
    say(words.note_kept, { undo: true });
  });
  return note;
}

/** A panel that is open follows what else changes the item: a tick, an undo, another tab. */
function follow() {
  for (const open of every(".pb-mine__panel")) {
    const place = open.closest("[data-item-place]") ?? open.closest("li");
    const record = items.recordOf(place.querySelector("input[data-item]").dataset.names);
    for (const radio of open.querySelectorAll("input[type=radio]"))
      radio.checked = radio.value === items.stateOf(record);
    open.querySelector(".pb-mine__reason").hidden = items.stateOf(record) !== "skip";
    fillIn(open.querySelector("input[type=text]"), record?.w);
    fillIn(open.querySelector("textarea"), record?.n);
  }
}

store.onChange(follow);
