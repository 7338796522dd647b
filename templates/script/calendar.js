// A week's hours out of the reader's own calendar file, for the audit: read here, sent nowhere, and not kept.
// A title's category is recorded only where the reader asks to be reminded.
import * as audit from "./audit-week.js";
import { byId } from "./audit-week.js";
import { MOST } from "./calendar-file.js";
import * as calendar from "./calendar-week.js";
import { fill, h } from "./elements.js";
import { onShow } from "./page.js";
import { say } from "./saying.js";
import * as store from "./store.js";

const words = playbook.words.calendar;

let text = null; // The file, as long as the page is shown.
let choices = new Map(); // The category of each title, by its key.

/** A title's code: 53 bits that do not show the title (cyrb53, public domain). */
function codeOf(key) {
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (const sign of key) {
    one = Math.imul(one ^ sign.codePointAt(0), 2654435761);
    other = Math.imul(other ^ sign.codePointAt(0), 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(16).padStart(14, "0");
}

const remembered = () => store.entries("calendar-title").filter(([, record]) => record.c);
const categories = () => audit.rows().map(({ dataset }) => [dataset.category, dataset.name]);
const categoryOf = (key) => choices.get(key) ?? store.get(`calendar-title:${codeOf(key)}`)?.c ?? "";

// Reading ----------------------------------------------------------------------------------------------------

async function readFile({ target }) {
  const [file] = target.files;
  if (!file) return;
  try {
    read(file.size > MOST.characters ? "too_large" : null, file.size > MOST.characters ? null : await file.text());
  } catch {
    read("unreadable", null);
  }
}

function read(problem, found) {
  text = found;
  choices = new Map();
  show(problem);
}

function show(problem = null) {
  const place = byId("file-found");
  if (!place) return;
  const found = text === null ? {} : calendar.read(text, audit.monday());
  const wrong = problem ?? found.problem;
  byId("file-wrong").textContent = wrong ? words[wrong] : "";
  place.replaceChildren(...(found.events ? sorting(found) : []));
}

// Sorting ----------------------------------------------------------------------------------------------------

const titled = (title) => h("bdi", {}, title || words.unnamed);

function sorting({ events, whole, unread }) {
  const groups = calendar.groups(events);
  return [
    h("p", { role: "status" }, groups.length ? fill(words.groups, { count: groups.length }) : words.none, " ", groups.length > 1 && words.clashes),
    groups.length > 0 && table(groups),
    apart(words.unread, unread),
    apart(words.whole, whole),
    ...(groups.length ? ending(events, groups) : []),
  ].filter(Boolean);
}

function table(groups) {
  const heads = [words.title, words.often, words.category];
  return h("table", { class: "pb-table pb-titles" },
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, groups.map((group) => h("tr", {}, h("th", { scope: "row" }, titled(group.title)),
      h("td", {}, fill(words.times, { count: group.times, hours: audit.number.format(group.minutes / 60) })),
      h("td", {}, select(group))))));
}

function select({ key, title }) {
  const chosen = categoryOf(key);
  choices.set(key, chosen); // What is shown is what counts, also once nothing is remembered.
  const options = [["", words.leave_out], ...categories()];
  return h("select", { class: "pb-input", autocomplete: "off", "aria-label": `${words.category}: ${title || words.unnamed}`,
    onchange: ({ target }) => choices.set(key, target.value) },
    options.map(([value, name]) => h("option", { value, selected: value === chosen }, name)));
}

const apart = (said, titles) =>
  titles.size > 0 && h("p", { class: "pb-hint" }, said, " ",
    [...titles].slice(0, 50).flatMap((title, at) => [at ? ", " : "", titled(title)]), titles.size > 50 ? " …" : "");

function ending(events, groups) {
  const box = h("input", { type: "checkbox", id: "remember", autocomplete: "off", "aria-describedby": "remember-note" });
  box.checked = remembered().length > 0;
  box.addEventListener("change", () => box.checked || forget());
  const use = () => useHours(events, groups, box.checked);
  return [
    h("p", { class: "pb-remember" }, box, " ", h("label", { for: "remember" }, words.remember)),
    h("p", { class: "pb-hint", id: "remember-note" }, words.remember_note),
    h("p", {}, h("button", { type: "button", class: "pb-button", onclick: use }, words.use_hours)),
  ];
}

/** Into the fields in quarter hours; the choices, where the reader wants that, as one step of undo with them. */
function useHours(events, groups, remember) {
  const minutes = calendar.minutesBy(events, categoryOf);
  const chosen = groups.map(({ key }) => [`calendar-title:${codeOf(key)}`, { c: categoryOf(key) }]).filter(([name, { c }]) => c || store.get(name)?.c);
  for (const row of audit.rows()) {
    const quarters = Math.round((minutes.get(row.dataset.category) ?? 0) / 15);
    row.querySelector("input").value = quarters ? quarters / 4 : "";
  }
  audit.save(remember ? chosen : []);
  say(words.filled, { undo: true });
  audit.rows()[0].querySelector("input").focus();
}

function forget() {
  if (!remembered().length) return;
  store.put(remembered().map(([code]) => [`calendar-title:${code}`, {}]));
  say(words.forgotten, { undo: true });
}

function start() {
  const file = byId("file");
  if (file?.dataset.ready) return;
  [text, choices] = [null, new Map()]; // Another page: nothing of the file outlives the one it was read on.
  if (!file) return;
  file.dataset.ready = "true";
  file.addEventListener("change", readFile);
  byId("read").addEventListener("click", () => read(null, byId("pasted").value));
}

let week = "";
audit.onWeek(() => {
  if (week !== audit.monday() && text !== null) show();
  week = audit.monday();
});
onShow(start);
