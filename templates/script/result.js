// The result of a readiness page: a table with bars, the closest pattern, and a comparison.
import * as days from "./days.js";
import { draw } from "./draw.js";
import { fill, h } from "./elements.js";
import { say } from "./saying.js";
import * as readiness from "./sittings.js";

const words = playbook.words.readiness;
const LOW = 2; // The highest rating that counts as low, as the bands' words say.
const APART = 2; // Steps between two raters from which they should talk, as the content says.
let against = null; // The key of what is compared with; until the reader chooses, the latest before.
let radar = false;

export function showResult(now) {
  const root = document.querySelector("[data-result]");
  const all = readiness.statements();
  const rated = all.filter((statement) => readiness.valueOf(now.record, statement));
  const rest = readiness.sittings().filter(({ key }) => key !== now.key);
  const other = rest.find(({ key }) => key === against) ?? (against === "" ? null : latest(rest, now.key));
  readiness.refresh(root,
    rated.length === 0 && h("p", {}, words.nothing),
    rest.length > 0 && select(rest, other),
    (rated.length > 0 || other) && [compared(all, now, other), table(all, now, other)],
    radar && h("div", { "data-radar": true }),
    rated.length > 0 && h("p", { class: "pb-row" },
      rated.length > 2 && readiness.button("radar", radar ? words.hide_radar : words.radar, () => { radar = !radar; readiness.again(); }),
      readiness.button("print", words.print, () => print("result"))),
    rated.length > 0 && pattern(all, now));
  if (radar) import("./radar.js").then((found) => found.show(rated, now, other), () => say(playbook.words.base.not_loaded));
}

/** What is compared without being asked: the reader's own ratings before these, or else somebody's. */
const latest = (rest, key) => rest.findLast((found) => !found.by && found.key < key) ?? rest.findLast(({ by }) => by);

function select(rest, other) {
  const options = rest.map(({ key, name }) => h("option", { value: key, selected: key === other?.key }, name));
  const choice = h("select", { class: "pb-input", id: "pb-compare" }, h("option", { value: "" }, words.none), options);
  choice.addEventListener("change", () => { against = choice.value; readiness.again(); });
  return h("p", { class: "pb-compare" }, h("label", { for: "pb-compare" }, words.compare), choice);
}

// Table ------------------------------------------------------------------------------------------------------------

function table(all, now, other) {
  const you = fill(words.you, { day: days.show(now.day) });
  const heads = [words.statement, you, ...(other ? [other.name, words.difference] : []), words.evidence];
  return h("table", { class: "pb-table pb-ratings" },
    h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, all.filter((statement) => readiness.valueOf(now.record, statement) || readiness.valueOf(other?.record, statement))
      .map((statement) => row(statement, now.record, other, you))));
}

function row(statement, record, other, you) {
  const evidence = readiness.evidenceOf(record, statement);
  const value = readiness.valueOf(record, statement);
  const changed = readiness.isChanged(record, statement) || readiness.isChanged(other?.record, statement);
  return h("tr", {},
    h("th", { scope: "row" }, `${statement.number}. `, h("a", { href: `#${statement.box.querySelector("h3").id}` }, statement.text),
      changed && h("span", { class: "pb-hint" }, ` (${words.changed_short})`)),
    cell(you, value, evidence !== ""),
    other && cell(other.name, readiness.valueOf(other.record, statement), true),
    other && h("td", { "data-label": words.difference }, difference(value, readiness.valueOf(other.record, statement), other.by)),
    h("td", { "data-label": words.evidence }, evidence ? h("span", { class: "pb-mine__note" }, evidence) : value ? h("em", {}, words.no_evidence) : "–"));
}

function cell(label, value, counted) {
  const rects = [1, 2, 3, 4].map((place) => draw("rect", { x: 25 * place - 24, y: 1, width: 22, height: 8, ...(place <= value && { class: "pb-on" }) }));
  return h("td", { "data-label": label }, value ? fill(words.value, { n: value }) : "–",
    value > 0 && draw("svg", { class: counted ? "pb-gauge" : "pb-gauge pb-gauge--open", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, rects));
}

const arrow = (sign) => h("span", { "aria-hidden": "true" }, `${sign} `);

/** A change over time, or the distance of two raters: in words, with a sign. */
function difference(mine, theirs, by) {
  if (!mine || !theirs) return "–";
  const steps = by ? theirs - mine : mine - theirs;
  if (!steps) return [arrow("="), words.same];
  const said = by ? [words.higher, words.lower] : [words.up, words.down];
  const text = fill(said[steps > 0 ? 0 : 1], { n: Math.abs(steps) });
  return [arrow(steps > 0 ? "↑" : "↓"), by && Math.abs(steps) >= APART ? h("strong", {}, text) : text];
}

function compared(all, { record }, other) {
  if (!other) return null;
  const pairs = all.map((statement) => [statement, readiness.valueOf(record, statement), readiness.valueOf(other.record, statement)])
    .filter(([, mine, theirs]) => mine && theirs);
  const count = (test) => pairs.filter(([, mine, theirs]) => test(mine - theirs)).length;
  const numbers = pairs.filter(([, mine, theirs]) => Math.abs(mine - theirs) >= APART).map(([{ number }]) => number).join(", ");
  if (other.by) return numbers && h("p", { class: "pb-changed" }, fill(words.apart, { numbers }));
  return pairs.length > 0 && h("p", {}, fill(words.moved, {
    day: days.show(other.day), up: count((steps) => steps > 0), down: count((steps) => steps < 0), same: count((steps) => steps === 0),
  }));
}

// Pattern ----------------------------------------------------------------------------------------------------------

function pattern(all, { record }) {
  const counted = all.filter((statement) => readiness.isCounted(record, statement));
  const lows = counted.filter((statement) => readiness.valueOf(record, statement) <= LOW);
  const bands = [...document.querySelectorAll("[data-from-low]")];
  const band = bands.find(({ dataset }) => lows.length >= Number(dataset.fromLow));
  const missing = Number(readiness.place().dataset.enough) - counted.length;
  if (missing > 0 || !band) {
    return h("section", { class: "pb-note pb-pattern" }, h("h3", {}, words.band_none), h("p", {}, fill(words.too_few, { n: missing })));
  }
  const [when, advice] = [...band.querySelectorAll("p")].map((part) => part.cloneNode(true));
  return h("section", { class: "pb-note pb-pattern" }, h("h3", {}, fill(words.band, { title: band.querySelector("h3").textContent })),
    h("p", {}, fill(words.count, { low: lows.length, counted: counted.length })), when, advice, ...starts(lows, record),
    h("p", { class: "pb-hint" }, words.band_note));
}

/** Where to begin: the items of the two lowest statements. */
function starts(lows, record) {
  const lowest = [...lows].sort((one, two) => readiness.valueOf(record, one) - readiness.valueOf(record, two)).slice(0, 2);
  const links = new Map(lowest.flatMap(({ box }) => [...box.querySelectorAll("[data-start] a")]).map((link) => [link.href, link]));
  const items = [...links.values()].map((link) => h("li", {}, link.cloneNode(true)));
  return items.length ? [h("p", { class: "pb-label" }, words.start), h("ul", {}, items)] : [];
}

/** Print one part of the page, which the style sheet picks by this name. */
export function print(part) {
  document.documentElement.dataset.print = part;
  addEventListener("afterprint", () => { delete document.documentElement.dataset.print; }, { once: true });
  window.print();
}

export const compare = (key) => { against = key; };
