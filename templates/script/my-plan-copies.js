// Copies of all records: saved to a file, loaded with a look at what they hold, shared as a link without notes, deleted.
import * as days from "./days.js";
import { dialog } from "./dialog.js";
import { fill, h } from "./elements.js";
import * as items from "./items.js";
import * as links from "./links.js";
import { show } from "./my-plan-arranged.js";
import * as files from "./my-plan-files.js";
import * as plan from "./my-plan-items.js";
import { onShow } from "./page.js";
import { VERSION, clean, isRecord, recordsOf } from "./records.js";
import { say } from "./saying.js";
import * as store from "./store.js";

const words = playbook.words.plan;
const FORMAT = "leadership-playbook-records";
const LARGEST = 4_000_000; // Characters: browsers store about five million.
const MOST = 20_000; // Records: with more, which no reader has, a page would stand still at each tick.
const LATEST = 86_400_000; // A record may be this much (in ms) ahead of this device's clock.
const LETTERS = { doing: "d", done: "x", skip: "s" };

const copyText = () =>
  JSON.stringify({ format: FORMAT, version: VERSION, site: playbook.site, saved: days.today(), records: Object.fromEntries(store.all()) }, null, 1);

// Loading ----------------------------------------------------------------------------------------------------

/** The records of a copy, or the words that say why it is refused. */
function readCopy(text) {
  if (text.length > LARGEST) return { refused: words.too_large };
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return { refused: words.not_a_copy };
  }
  if (found?.format !== FORMAT || typeof found.records !== "object" || found.records === null) return { refused: words.not_a_copy };
  if (!Number.isInteger(found.version)) return { refused: words.not_a_copy };
  if (found.version > VERSION) return { refused: words.newer_copy };
  if (Object.keys(found.records).length > MOST) return { refused: words.too_large };
  const named = recordsOf(found.records);
  const valid = [...named].map(([name, record]) => [name, clean(record)])
    .filter(([, record]) => isRecord(record) && record.t <= Date.now() + LATEST);
  return { records: valid, left: Object.keys(found.records).length - valid.length, site: found.site };
}

/** What loading a copy would change: of two records of one thing the newer stays. */
function compareCopy(records) {
  const added = records.filter(([name]) => !store.get(name));
  const newer = records.filter(([name, { t }]) => store.get(name)?.t < t);
  return { added, newer, kept: records.length - added.length - newer.length };
}

async function loadCopy(file) {
  if (file.size > LARGEST) return refuse(words.too_large);
  const text = await file.text().catch(() => null);
  if (text === null) return refuse(words.unreadable);
  const copy = readCopy(text);
  if (copy.refused) return refuse(copy.refused);
  const { added, newer, kept } = compareCopy(copy.records);
  const lines = [
    fill(words.copy_adds, { count: added.length }), fill(words.copy_replaces, { count: newer.length }), fill(words.copy_keeps, { count: kept }),
    copy.left && fill(words.copy_leaves, { count: copy.left }), copy.site !== playbook.site && fill(words.copy_of, { site: typeof copy.site === "string" ? copy.site.slice(0, 60) : "?" }),
  ];
  const apply = () => {
    shown.close();
    store.put([...added, ...newer]);
    show();
    say(fill(words.copy_loaded, { count: added.length + newer.length }), { undo: true });
  };
  const button = h("button", { type: "button", class: "pb-button", onclick: apply, disabled: added.length + newer.length === 0 }, words.load);
  const shown = dialog(words.copy_holds, h("ul", {}, lines.filter(Boolean).map((line) => h("li", {}, line))), h("p", {}, button));
  return shown;
}

const refuse = (reason) => dialog(words.refused, h("p", {}, reason));

// Sharing ----------------------------------------------------------------------------------------------------

/** The states of all items, by step and id: `{ step: { id: letter } }`. */
function statesHeld() {
  const held = {};
  for (const node of plan.all().filter(plan.boxOf)) {
    const { names, item } = plan.boxOf(node).dataset;
    const letter = LETTERS[items.stateOf(items.recordOf(names))];
    const [step, id] = item.split("/");
    if (letter) (held[step] ??= {})[id] = letter;
  }
  return held;
}

const flat = (held) => Object.entries(held).flatMap(([step, states]) => Object.entries(states).map(([id, letter]) => [`${step}/${id}`, letter]));
const stateOfLetter = (letter) => Object.keys(LETTERS).find((state) => LETTERS[state] === letter);

/** The box of each item, by each of its ids. */
const boxes = () =>
  new Map(plan.all().map(plan.boxOf).filter(Boolean).flatMap((box) => box.dataset.names.split(",").map((id) => [id, box])));

function listStates(pairs) {
  const known = boxes();
  const lines = pairs.map(([id, letter]) => h("li", {}, `${playbook.words.base[`state_${stateOfLetter(letter)}`]}: `, known.get(id)?.closest("li").querySelector("label").textContent ?? h("code", {}, id)));
  return h("details", { class: "pb-used" }, h("summary", {}, fill(words.link_holds, { count: pairs.length })), h("ul", {}, lines));
}

function share() {
  const held = statesHeld();
  const link = new URL(location.href);
  link.hash = `pb=1.${links.encode(held)}`;
  const field = h("input", { class: "pb-input", type: "text", readonly: true, value: link.href, "aria-label": words.link, onfocus: () => field.select() });
  const copy = async () => { said.textContent = (await links.copy(field)) ? words.link_copied : words.copy_by_hand; };
  const said = h("span", { role: "status" });
  dialog(words.share, h("p", {}, words.share_why), listStates(flat(held)), h("p", {}, field),
    h("p", {}, h("button", { type: "button", class: "pb-button", onclick: copy }, words.copy_link), " ", said));
}

/** The states in a link's fragment, or null where it holds none that can be read. */
function readLink(hash) {
  const code = /^#pb=1\.([\w-]{2,60000})$/.exec(hash)?.[1];
  try {
    const held = clean(links.decode(code));
    return flat(held).filter(([id, letter]) => stateOfLetter(letter) && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(id));
  } catch {
    return null;
  }
}

function offerLink() {
  if (!location.hash.startsWith("#pb=") || !document.querySelector("[data-plan]")) return;
  const pairs = readLink(location.hash);
  history.replaceState(history.state, "", location.pathname + location.search);
  if (!pairs?.length) return void refuse(words.bad_link);
  const known = boxes();
  const held = (id) => (known.has(id) ? items.recordOf(known.get(id).dataset.names) : store.get(`item:${id}`));
  const taken = (id, s) => (known.has(id) ? items.changed(known.get(id), { s }) : [`item:${id}`, { ...held(id), s, d: days.today(), t: Date.now() }]);
  const differ = pairs.filter(([id, letter]) => items.stateOf(held(id)) !== stateOfLetter(letter));
  const apply = () => {
    shown.close();
    store.put(differ.map(([id, letter]) => taken(id, stateOfLetter(letter))));
    show();
    say(fill(words.link_applied, { count: differ.length }), { undo: true });
  };
  const shown = dialog(words.link_came, h("p", {}, fill(words.link_differs, { count: differ.length })), listStates(pairs),
    h("p", {}, h("button", { type: "button", class: "pb-button", onclick: apply, disabled: differ.length === 0 }, words.apply)));
}

// Deleting ---------------------------------------------------------------------------------------------------

function forget() {
  const saveFirst = h("button", { type: "button", class: "pb-button", onclick: () => takes.json() }, words.save_first);
  const erase = h("button", { type: "button", class: "pb-button", onclick: () => { shown.close(); store.clear(); show(); say(words.forgotten, { undo: true }); } }, words.forget);
  const shown = dialog(words.forget_title, h("p", {}, fill(words.forget_why, { count: store.all().size })), h("p", {}, saveFirst, " ", erase));
}

const takes = {
  json: () => files.save(`${files.stem()}.json`, "application/json", copyText()),
  ics: () => files.saveCalendar(),
  md: () => files.save(`${files.stem()}.md`, "text/markdown", files.markdown()),
  csv: () => files.save(`${files.stem()}.csv`, "text/csv", files.spreadsheet()),
  print: () => window.print(),
  share,
  forget,
};

document.addEventListener("click", ({ target }) => takes[target.closest?.("[data-take]")?.dataset.take]?.());
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("[data-import]") || !target.files[0]) return;
  loadCopy(target.files[0]);
  target.value = "";
});
addEventListener("hashchange", offerLink);
onShow(offerLink);
