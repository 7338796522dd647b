// The calendar audit's other weeks: each compared with the one that is shown, to open again or to delete.
import * as audit from "./audit-week.js";
import * as days from "./days.js";
import { button, byId, fill, h, unseen } from "./elements.js";
import { say } from "./saying.js";
import * as store from "./store.js";
import { table } from "./table.js";

/** @import { Each } from "./fields.js" */
/** @import { Week } from "./records.js" */

const words = playbook.words.audit;

/** @param {Each<number>} hours */
const hoursText = (hours) => fill(words.hours, { hours: audit.number.format(audit.sum(hours)) });
/** @param {number | undefined} share */
const shareText = (share) => fill(words.share, { share: share ?? 0 });
/** @param {number} change */
const signed = (change) => (change > 0 ? `+${change}` : String(change).replace("-", "−"));

function show() {
  const place = byId("weeks");
  const others = audit.weeks().filter(([monday]) => monday !== audit.monday());
  const open = new Set([...place.querySelectorAll("details[open]")].map((part) => part.dataset.week));
  if (!place.querySelector("details") && others.length) open.add(others[0][0]);
  place.hidden = !others.length;
  place.replaceChildren(
    h("h3", { id: "other-weeks", tabindex: "-1" }, words.earlier),
    ...others.map(([monday, record]) => week(monday, record, open.has(monday))),
  );
}

/**
 * @param {string} monday
 * @param {Week} record
 * @param {boolean} open
 */
function week(monday, record, open) {
  const hours = audit.hoursOf(record);
  return h(
    "details",
    { class: "pb-choice", "data-week": monday, open },
    h("summary", {}, `${days.show(monday)} · ${hoursText(hours)}`),
    comparison(monday, hours),
    meant(record),
    buttons(monday),
  );
}

/**
 * Category by category, the earlier of the two weeks first.
 * @param {string} monday
 * @param {Each<number>} hours
 */
function comparison(monday, hours) {
  /** @type {[string, Each<number>]} */
  const shown = [audit.monday(), audit.hoursOf(audit.recordOf(audit.monday()))];
  /** @type {[string, Each<number>]} */
  const other = [monday, hours];
  const pair = [other, shown].filter(([, found]) => audit.sum(found)).sort(([one], [two]) => (one < two ? -1 : 1));
  if (!pair.length) return null;
  const titles = [...pair.map(([day]) => days.show(day)), ...(pair.length > 1 ? [words.change] : [])];
  const shares = pair.map(([, found]) => audit.sharesOf(found));
  const rows = audit.rows().map(({ dataset: { category, name } }) =>
    row(
      name,
      titles,
      shares.map((found) => found[category] ?? 0),
    ),
  );
  return table({ class: "pb-table pb-then" }, [words.category, ...titles], rows);
}

/**
 * @param {string} name
 * @param {string[]} titles
 * @param {number[]} values
 */
function row(name, titles, values) {
  const cells = [...values.map(shareText), ...(values.length > 1 ? [signed(values[1] - values[0])] : [])];
  const tds = cells.map((cell, at) => h("td", { "data-label": titles[at] }, cell));
  return h("tr", {}, h("th", { scope: "row" }, name), tds);
}

/**
 * What the reader meant to change in that week.
 * @param {Week} record
 */
function meant(record) {
  const lines = [
    ...Object.values(record.cut ?? {}).map((text) => fill(words.cut, { words: text })),
    ...Object.values(record.add ?? {}).map((text) => fill(words.add, { words: text })),
  ];
  if (record.again) lines.push(fill(words.again, { day: days.show(record.again) }));
  const points = lines.map((line) => h("li", {}, line));
  return points.length ? h("ul", { class: "pb-list" }, points) : null;
}

/** @param {string} monday */
function buttons(monday) {
  const named = (/** @type {string} */ text) => [text, unseen(`: ${days.show(monday)}`)];
  const open = () => {
    audit.choose(monday);
    byId("week").focus();
  };
  const remove = () => {
    store.put([[audit.nameOf(monday), {}]]); // An empty record, so that the deletion wins where two copies meet.
    say(words.removed, { undo: true });
    byId(byId("weeks").hidden ? "week" : "other-weeks").focus();
  };
  return h("p", {}, button(named(words.open), open), " ", button(named(words.remove), remove));
}

audit.onWeek(show);
