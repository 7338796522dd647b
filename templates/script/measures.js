// Measures: the values that a reader notes, by day, as a table and a line.
import * as days from "./days.js";
import { button, byId, every, fill, h, shown, unseen } from "./elements.js";
import { idsOf, rewordedNotice } from "./items.js";
import { onShow } from "./page.js";
import { say } from "./saying.js";
import * as store from "./store.js";
import { table } from "./table.js";
import { sparkline, values } from "./values.js";

const words = playbook.words.measures;

/**
 * An empty text says that a day's value was deleted.
 * @param {Found} place
 * @param {string} day
 * @param {string} text
 */
function write(place, day, text) {
  const ids = idsOf(place.dataset.measure);
  store.put([[`measure:${ids[0]}`, { v: { ...store.find("measure", ids)?.v, [day]: text }, r: place.dataset.rev }]]);
}

// On the page of measures: a form for each, made once, and its values ---------------------------------------------

/**
 * @param {Found} place
 * @param {string} title
 * @param {string} key
 */
function form(place, title, key) {
  const day = h("input", { type: "date", class: "pb-input", id: `day-${key}`, value: days.today(), required: true });
  const value = h("input", {
    class: "pb-input",
    id: `value-${key}`,
    maxlength: 60,
    autocomplete: "off",
    required: true,
  });
  const onsubmit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!days.isDay(day.value) || !value.value.trim()) return say(words.needs);
    const text = value.value.trim();
    value.value = "";
    return add(place, day.value, text);
  };
  const labelled = (/** @type {string} */ text, /** @type {HTMLInputElement} */ field) =>
    h("p", {}, h("label", { for: field.id }, text, unseen(`: ${title}`)), field);
  return h(
    "form",
    { class: "pb-values__form", onsubmit },
    labelled(words.day, day),
    labelled(words.value, value),
    h("button", { class: "pb-button" }, words.add, unseen(`: ${title}`)),
  );
}

/**
 * @param {Found} place
 * @param {string} day
 * @param {string} text
 */
function add(place, day, text) {
  write(place, day, text);
  say(fill(words.added, { day: days.show(day), value: text }), { undo: true });
}

/**
 * @param {Found} place
 * @param {string} day
 */
function drop(place, day) {
  write(place, day, "");
  say(fill(words.deleted, { day: days.show(day) }), { undo: true });
}

/**
 * @param {Found} place
 * @param {string} title
 * @param {string} key
 */
function noted(place, title, key) {
  const found = values(place.dataset.measure);
  if (!found.length) return [h("p", { class: "pb-hint" }, words.none)];
  const row = (/** @type {[day: string, text: string]} */ [day, text]) => {
    const dropped = () => {
      drop(place, day);
      byId(`value-${key}`).focus();
    };
    const name = [words.delete, unseen(`: ${days.show(day)}, ${text}`)];
    const end = h("td", {}, button(name, dropped, { class: "pb-mine__open" }));
    return h("tr", {}, h("th", { scope: "row" }, days.show(day)), h("td", {}, text), end);
  };
  const made = table({ class: "pb-values__table" }, [words.day, words.value_short, ""], found.map(row));
  made.prepend(h("caption", { class: "pb-visually-hidden" }, fill(words.values, { title })));
  const record = store.find("measure", idsOf(place.dataset.measure));
  return [rewordedNotice(record, place.dataset.rev), made, sparkline(found)];
}

function show() {
  for (const place of every("[data-measure]")) {
    const names = place.dataset.measure;
    const title = byId(names.split(",")[0].split("/")[1])?.textContent ?? "";
    const key = names.split(",")[0].replace(/\W/g, "-");
    if (!place.firstElementChild) place.append(form(place, title, key), h("div", { class: "pb-values__shown" }));
    place.lastElementChild.replaceChildren(...shown(noted(place, title, key)));
  }
}

store.onChange(show);
onShow(show);
