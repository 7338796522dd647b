// The calendar audit: one week's hours beside the bands of two levels, three cuts and three additions.
import "./audit-others.js";
import * as audit from "./audit-week.js";
import { fieldsOf, rows } from "./audit-week.js";
import * as days from "./days.js";
import { draw } from "./draw.js";
import { button, byId, every, fill, h, one, unseen } from "./elements.js";
import { onShow } from "./page.js";
import { say } from "./saying.js";
import * as store from "./store.js";

const words = playbook.words.audit;
const SAID = 3; // Differences told in words: more than three at once are nobody's next step.

/**
 * @param {Found} field
 * @param {string | number | undefined} value
 */
function put(field, value) {
  if (field !== document.activeElement && field.value !== String(value ?? "")) field.value = value ?? "";
}

function show() {
  const monday = audit.monday();
  const record = audit.recordOf(monday);
  const hours = audit.hoursOf(record);
  for (const row of rows()) put(row.querySelector("input"), hours[row.dataset.category]);
  for (const field of fieldsOf("cut")) put(field, record?.cut?.[field.dataset.place]);
  for (const field of fieldsOf("add")) put(field, record?.add?.[field.dataset.place]);
  put(byId("log-again"), record?.again);
  put(byId("week"), monday);
  byId("week-said").textContent = [
    fill(words.chosen_week, { first: days.show(monday), last: days.show(days.add(monday, 6)) }),
    due(),
  ].join(" ");
  compare();
}

/** The latest day on which the reader meant to log again, once it has come and no week since is logged. */
function due() {
  const all = audit.weeks();
  const again = all
    .flatMap(([, record]) => record.again ?? [])
    .filter((day) => day <= days.today())
    .sort()
    .at(-1);
  return again && !all.some(([day]) => day >= days.monday(again)) ? fill(words.again, { day: days.show(again) }) : "";
}

// Comparison -------------------------------------------------------------------------------------------------

function compare() {
  const hours = audit.written();
  const shares = audit.sharesOf(hours);
  const all = audit.sum(hours);
  byId("total").textContent = all ? fill(words.hours, { hours: audit.number.format(all) }) : "";
  const wide = rows().flatMap((row) => showRow(row, all ? (shares[row.dataset.category] ?? 0) : null) ?? []);
  byId("said").hidden = !all;
  const told = wide
    .sort((one, other) => other.gap - one.gap)
    .slice(0, SAID)
    .map(({ share, low, high, category }) => fill(words.largest, { share, low, high, category }));
  const text = told.length ? told : [words.in_all];
  if (byId("said").textContent !== text.join("")) byId("said").replaceChildren(...text.map((line) => h("p", {}, line)));
}

/**
 * A row with the reader's share, or without one. Returns how far it is from the band of the level entered.
 * @param {Found} row
 * @param {number | null} share
 */
function showRow(row, share) {
  const known = share !== null;
  row.querySelector("[data-share]").textContent = known ? fill(words.share, { share }) : "";
  const bands = [...row.querySelectorAll("td")].slice(1).map((cell) => cell.querySelector("[data-band]"));
  for (const band of bands) if (band) showBand(band, share);
  if (!known || !bands[1]) return null;
  const { low, high } = bands[1].dataset;
  const gap = Math.max(Number(low) - share, share - Number(high));
  return gap > 0 ? { gap, share, low, high, category: inSentence(row.dataset.name) } : null;
}

/** @param {string} name */
const inSentence = (name) => name[0].toLocaleLowerCase(document.documentElement.lang || "en") + name.slice(1);

/**
 * @param {number} share
 * @param {{ [edge: string]: string }} from
 */
const placeOf = (share, { low, high }) => (share < Number(low) ? "below" : share > Number(high) ? "above" : "within");

/**
 * @param {Found} band
 * @param {number | null} share
 */
function showBand(band, share) {
  band.querySelector(".pb-range__mark")?.remove();
  band.querySelector(".pb-verdict")?.remove();
  if (share === null) return;
  const mark = draw("line", { x1: share, x2: share, y1: -4, y2: 12, class: "pb-range__mark" });
  band.querySelector(".pb-range").append(mark);
  const place = placeOf(share, band.dataset);
  band.append(h("span", { class: `pb-verdict pb-verdict--${place}` }, fill(words.you, { place: words[place] })));
}

// Suggestions ------------------------------------------------------------------------------------------------

/**
 * Each suggestion gets a button that writes it into the first empty field.
 * @param {string} kind
 * @param {string} list
 */
function offer(kind, list) {
  for (const point of every(`${list} > li`)) {
    const text = point.textContent.trim().replace(/\s+/g, " ");
    const take = () => {
      const field = fieldsOf(kind).find((found) => !found.value.trim());
      if (!field) return say(words.three);
      field.value = text;
      audit.save();
      return say(fill(words.taken, { place: field.dataset.place }), { undo: true });
    };
    point.append(" ", button([words.use, unseen(`: ${text}`)], take, { class: "pb-button pb-take" }));
  }
}

/**
 * What reads a calendar file is loaded once somebody has one.
 * @param {{ target: Found }} from
 */
const loadFile = ({ target }) =>
  target.open && import("./calendar.js").catch(() => say(playbook.words.base.not_loaded));

// Together ---------------------------------------------------------------------------------------------------

/** @param {unknown} node */
const isField = (node) => node instanceof Element && node.matches(".pb-hours, [data-own], #log-again");

/** @param {{ target: Found, type: string }} from */
function onChange({ target, type }) {
  if (!audit.isShown()) return;
  if (isField(target)) type === "change" ? audit.save() : compare();
  else if (type === "change" && target.id === "week") audit.choose(target.value || audit.monday());
}

/**
 * Any day chooses its week, but the field shows its Monday only once the reader has finished typing.
 * @param {{ target: Found }} from
 */
function onLeave({ target }) {
  if (target.id === "week" && audit.isShown()) target.value = audit.monday();
}

function start() {
  const found = one("[data-audit]");
  if (found && audit.begin(found)) {
    byId("week-back").addEventListener("click", () => audit.choose(days.add(audit.monday(), -7)));
    byId("week-on").addEventListener("click", () => audit.choose(days.add(audit.monday(), 7)));
    one(".pb-file").addEventListener("toggle", loadFile);
    offer("cut", ".pb-list--no");
    offer("add", ".pb-list--yes");
  }
  audit.tell();
}

document.addEventListener("input", onChange);
document.addEventListener("change", onChange);
document.addEventListener("focusout", onLeave);
audit.onWeek(show);
store.onChange(audit.tell);
onShow(start);
