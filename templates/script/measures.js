// Measures: the values that a reader notes, by day, as a table and a line.
import * as days from "./days.js";
import { button, every, fill, h, shown, unseen } from "./elements.js";
import { idsOf } from "./items.js";
import { rewordedNotice } from "./rewording.js";
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

// What the form of a measure takes, and its values below it ----------------------------------------------------------

/** @param {Event & { target: Found }} event */
function onSubmit(event) {
  const place = event.target.closest("[data-measure]");
  if (!place) return;
  event.preventDefault();
  const { day, value } = event.target.elements;
  const text = value.value.trim();
  if (!days.isDay(day.value) || !text) return say(words.needs);
  value.value = "";
  return add(place, day.value, text);
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
 * @param {[day: string, text: string][]} found
 */
function noted(place, found) {
  const row = (/** @type {[day: string, text: string]} */ [day, text]) => {
    const dropped = () => {
      drop(place, day);
      place.querySelector("[name=value]").focus();
    };
    const name = [words.delete, unseen(`: ${days.show(day)}, ${text}`)];
    const end = h("td", {}, button(name, dropped, { class: "pb-mine__open" }));
    return h("tr", {}, h("th", { scope: "row" }, days.show(day)), h("td", {}, text), end);
  };
  const made = table({ class: "pb-values__table" }, [words.day, words.value_short, ""], found.map(row));
  const { title } = place.dataset;
  made.prepend(h("caption", { class: "pb-visually-hidden" }, fill(words.values, { title })));
  const record = store.find("measure", idsOf(place.dataset.measure));
  return [rewordedNotice(record, place.dataset.rev), made, sparkline(found)];
}

function show() {
  for (const place of every("[data-measure]")) {
    const found = values(place.dataset.measure);
    place.querySelector("[name=day]").value ||= days.today();
    place.querySelector("[data-none]").hidden = found.length > 0;
    place.lastElementChild.replaceChildren(...(found.length ? shown(noted(place, found)) : []));
  }
}

document.addEventListener("submit", onSubmit);
store.onChange(show);
onShow(show);
