// Measures: the values that a reader notes, by day, as a table and a line.
import * as days from "./days.js";
import { byId, every, fill, h } from "./elements.js";
import { onShow } from "./page.js";
import { say } from "./saying.js";
import * as store from "./store.js";
import { sparkline, values } from "./values.js";

const words = playbook.words.measures;

/**
 * @param {string} names
 * @param {[day: string, text: string][]} held
 */
const write = (names, held) => store.put([[`measure:${names.split(",")[0]}`, { v: Object.fromEntries(held) }]]);

// On the page of measures: a form for each, made once, and its values ---------------------------------------------

/**
 * @param {string} names
 * @param {string} title
 * @param {string} key
 */
function form(names, title, key) {
  const day = h("input", { type: "date", class: "pb-input", id: `day-${key}`, value: days.today(), required: true });
  const value = h("input", {
    class: "pb-input",
    id: `value-${key}`,
    maxlength: 60,
    autocomplete: "off",
    required: true,
  });
  const hidden = () => h("span", { class: "pb-visually-hidden" }, `: ${title}`);
  const onsubmit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!days.isDay(day.value) || !value.value.trim()) return say(words.needs);
    const text = value.value.trim();
    value.value = "";
    write(names, [...values(names).filter(([other]) => other !== day.value), [day.value, text]]);
    return say(fill(words.added, { day: days.show(day.value), value: text }), { undo: true });
  };
  return h(
    "form",
    { class: "pb-values__form", onsubmit },
    h("p", {}, h("label", { for: day.id }, words.day, hidden()), day),
    h("p", {}, h("label", { for: value.id }, words.value, hidden()), value),
    h("button", { class: "pb-button" }, words.add, hidden()),
  );
}

/**
 * @param {string} names
 * @param {string} title
 * @param {string} key
 */
function table(names, title, key) {
  const found = values(names);
  if (!found.length) return [h("p", { class: "pb-hint" }, words.none)];
  const drop = (/** @type {string} */ day) => {
    write(
      names,
      values(names).filter(([other]) => other !== day),
    );
    byId(`value-${key}`).focus();
    say(fill(words.deleted, { day: days.show(day) }), { undo: true });
  };
  return [
    h(
      "table",
      { class: "pb-values__table" },
      h("caption", { class: "pb-visually-hidden" }, fill(words.values, { title })),
      h(
        "thead",
        {},
        h("tr", {}, h("th", { scope: "col" }, words.day), h("th", { scope: "col" }, words.value_short), h("td", {})),
      ),
      h(
        "tbody",
        {},
        found.map(([day, text]) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, days.show(day)),
            h("td", {}, text),
            h(
              "td",
              {},
              h(
                "button",
                { type: "button", class: "pb-mine__open", onclick: () => drop(day) },
                words.delete,
                h("span", { class: "pb-visually-hidden" }, `: ${days.show(day)}, ${text}`),
              ),
            ),
          ),
        ),
      ),
    ),
    sparkline(found),
  ];
}

function show() {
  for (const place of every("[data-measure]")) {
    const names = place.dataset.measure;
    const title = byId(names.split(",")[0].split("/")[1])?.textContent ?? "";
    const key = names.split(",")[0].replace(/\W/g, "-");
    if (!place.firstElementChild) place.append(form(names, title, key), h("div", { class: "pb-values__shown" }));
    place.lastElementChild.replaceChildren(...table(names, title, key).filter(Boolean));
  }
}

store.onChange(show);
onShow(show);
