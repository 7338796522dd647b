// A week's hours out of the reader's own calendar file, for the audit: read here, sent nowhere, and not kept.
// A title's category is recorded only where the reader asks to be reminded.
import * as audit from "./audit-week.js";
import { MOST } from "./calendar-values.js";
import { groups, minutesBy } from "./calendar-sums.js";
import * as titles from "./calendar-titles.js";
import * as calendar from "./calendar-week.js";
import { button, byId, fill, h, shown } from "./elements.js";
import { onShow } from "./page.js";
import { say } from "./saying.js";
import * as store from "./store.js";
import { table } from "./table.js";

/** @import { Group } from "./calendar-sums.js" */
/** @import { Stretch, Week as CalendarWeek } from "./calendar-week.js" */

const words = playbook.words.calendar;

/** @type {string | null} */
let text = null; // The file, as long as the page is shown.
const categories = () => audit.rows().map(({ dataset }) => [dataset.category, dataset.name]);

// Reading ----------------------------------------------------------------------------------------------------

/** @param {{ target: Found }} from */
async function readFile({ target }) {
  const [file] = target.files;
  if (!file) return;
  try {
    read(file.size > MOST.characters ? "too_large" : null, file.size > MOST.characters ? null : await file.text());
  } catch {
    read("unreadable", null);
  }
}

/**
 * Browsers do not tell of a file that is chosen again, unless the field has forgotten it.
 * @param {{ target: Found }} from
 */
function forgetFile({ target }) {
  target.value = "";
}

/**
 * @param {string | null} problem
 * @param {string | null} found
 */
function read(problem, found) {
  text = found;
  titles.begin();
  show(problem);
}

/** @param {string | null} [problem] */
function show(problem = null) {
  const place = byId("file-found");
  if (!place) return;
  const found = text === null ? { problem: "" } : calendar.read(text, audit.monday());
  const wrong = problem ?? ("problem" in found && found.problem);
  byId("file-wrong").textContent = wrong ? words[wrong] : "";
  place.replaceChildren(...shown(found.events ? sorting(found) : []));
}

// Sorting ----------------------------------------------------------------------------------------------------

/** @param {string} title */
const titled = (title) => h("bdi", {}, title || words.unnamed);

/** @param {CalendarWeek} week */
function sorting({ events, ...apart }) {
  const all = groups(events);
  const count = all.length;
  const said = count ? fill(count === 1 ? words.group : words.groups, { count }) : words.none;
  return [
    h("p", { role: "status" }, said, " ", count > 1 && words.clashes),
    count > 0 && table({ class: "pb-table pb-titles" }, [words.title, words.often, words.category], all.map(row)),
    aside(words.unread, apart.unread),
    aside(words.elsewhere, apart.elsewhere),
    aside(words.whole, apart.whole),
    aside(words.declined, apart.declined),
    aside(words.cancelled, apart.cancelled),
    ...(count ? ending(events, all) : []),
  ];
}

/** @param {Group} group */
const row = (group) =>
  h(
    "tr",
    {},
    h("th", { scope: "row" }, titled(group.title)),
    h("td", {}, fill(words.times, { count: group.times, hours: audit.number.format(group.minutes / 60) })),
    h("td", {}, select(group)),
  );

/** @param {Group} from */
function select({ key, title }) {
  const chosen = titles.categoryOf(key);
  titles.choose(key, chosen); // What is shown is what counts, also once nothing is remembered.
  const options = [["", words.leave_out], ...categories()];
  return h(
    "select",
    {
      class: "pb-input",
      autocomplete: "off",
      "aria-label": `${words.category}: ${title || words.unnamed}`,
      onchange: (/** @type {{ target: Found }} */ { target }) => titles.choose(key, target.value),
    },
    options.map(([value, name]) => h("option", { value, selected: value === chosen }, name)),
  );
}

/**
 * @param {string} said
 * @param {Set<string>} titles
 */
const aside = (said, titles) =>
  titles.size > 0 &&
  h(
    "p",
    { class: "pb-hint" },
    said,
    " ",
    [...titles].slice(0, 50).flatMap((title, at) => [at ? ", " : "", titled(title)]),
    titles.size > 50 ? " …" : "",
  );

/**
 * @param {Stretch[]} events
 * @param {Group[]} groups
 */
function ending(events, groups) {
  const box = h("input", {
    type: "checkbox",
    id: "remember",
    autocomplete: "off",
    "aria-describedby": "remember-note",
  });
  box.checked = titles.remembered().length > 0;
  box.addEventListener("change", () => box.checked || titles.forget());
  const use = () => useHours(events, groups, box.checked);
  return [
    h("p", { class: "pb-remember" }, box, " ", h("label", { for: "remember" }, words.remember)),
    h("p", { class: "pb-hint", id: "remember-note" }, words.remember_note),
    h("p", {}, button(words.use_hours, use)),
  ];
}

/**
 * Into the fields in quarter hours; the choices, where the reader wants that, as one step of undo with them.
 * @param {Stretch[]} events
 * @param {Group[]} groups
 * @param {boolean} remember
 */
function useHours(events, groups, remember) {
  const minutes = minutesBy(events, titles.categoryOf);
  const chosen = groups
    .filter(({ key }) => titles.categoryOf(key) || store.get(`calendar-title:${titles.codeOf(key)}`)?.c)
    .map(titles.namedOf);
  for (const row of audit.rows()) {
    const quarters = Math.round((minutes.get(row.dataset.category) ?? 0) / 15);
    row.querySelector("input").value = quarters ? quarters / 4 : "";
  }
  audit.save(remember ? chosen : []);
  say(words.filled, { undo: true });
  audit.rows()[0].querySelector("input").focus();
}

function start() {
  const file = byId("file");
  if (file?.dataset.ready) return;
  text = null;
  titles.begin(); // Another page: nothing of the file outlives the one it was read on.
  if (!file) return;
  file.dataset.ready = "true";
  file.addEventListener("change", readFile);
  for (const act of ["click", "drop"]) file.addEventListener(act, forgetFile);
  byId("read").addEventListener("click", () => read(null, byId("pasted").value));
}

let week = "";
audit.onWeek(() => {
  if (week !== audit.monday() && text !== null) show();
  week = audit.monday();
});
onShow(start);
