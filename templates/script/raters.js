// Somebody else rates: a blank sheet on paper, or a link to this page that comes back as a link with numbers.
// Loaded when it is asked for. `#rate=1` opens the page for the other person, `#rated=1.…` brings { statement: 1 to 4 }.
import * as days from "./days.js";
import { dialog } from "./dialog.js";
import { byId, fill, h, one } from "./elements.js";
import * as links from "./links.js";
import { rating } from "./fields.js";
import { hereOnly, published } from "./published.js";
import { compare, print } from "./result.js";
import { say } from "./saying.js";
import * as readiness from "./sittings.js";
import * as store from "./store.js";

/** @import { Each } from "./fields.js" */
/** @import { Statement } from "./sittings.js" */

const words = playbook.words.raters;
const LONGEST = 4000; // Characters of a link: more than the longest list of statements needs.

/** @param {string} hash */
const here = (hash) => location.href.replace(/#.*/, "") + hash;
/** @param {string} hash */
const everywhere = (hash) => published(here(hash)) || here(hash);

// Links ------------------------------------------------------------------------------------------------------------

/**
 * The ratings in a link of statements on this page, or the words that say why there are none.
 * @param {string} hash
 */
function ratingsIn(hash) {
  const held = links.carried("rated", hash, LONGEST);
  const pairs = readiness.statements().map((one) => [one.id, rating(readiness.found(held ?? {}, one))]);
  const valid = pairs.filter(([, value]) => value);
  if (valid.length) return Object.fromEntries(valid);
  return /^#rated=(?!1\.)\d+\./.test(hash) ? words.bad_newer : words.bad_empty;
}

/**
 * Copy a link, and show it in a field for browsers that do not let a page copy.
 * @param {Found} after
 * @param {string} link
 */
function offerLink(after, link) {
  const field = h("input", { class: "pb-input", id: "pb-link", readonly: true, value: link });
  byId("pb-link")?.parentElement.remove();
  after
    .closest("p")
    .after(
      h("p", {}, h("label", { for: "pb-link" }, words.link_label), field, !published(location.href) && hereOnly()),
    );
  links.copy(field).then((done) => say(done ? words.copied : words.copy_by_hand));
}

// What came back -----------------------------------------------------------------------------------------------------

/**
 * Keep somebody else's ratings. Returns whether they are new.
 * @param {Each<number>} v
 * @param {string} label
 */
function keepRatings(v, label) {
  const others = readiness.sittings().filter(({ by }) => by);
  if (others.some(({ record }) => JSON.stringify(record.v) === JSON.stringify(v))) return false;
  const numbers = store.entries("sitting").map(([id]) => Number(id.split("@other-")[1]) || 0);
  const rated = readiness.statements().filter(({ id }) => v[id]);
  const r = Object.fromEntries(rated.map(({ id, revision }) => [id, revision]));
  const key = `${days.today()}@other-${Math.max(0, ...numbers) + 1}`;
  compare(key);
  store.put([[`sitting:${readiness.step()}/${key}`, { v, r, ...(label && { n: label }) }]]);
  return true;
}

/** @param {string | Each<number>} held */
function ask(held) {
  if (typeof held === "string") return dialog(words.bad_link, h("p", {}, held));
  const rated = readiness.statements().filter(({ id }) => held[id]);
  const lines = rated.map(({ id, text }) => h("li", {}, `${text} ${fill(words.value, { n: held[id] })}`));
  const label = h("input", { class: "pb-input", id: "pb-label", maxlength: 60, autocomplete: "off" });
  const keep = () => {
    const isNew = keepRatings(held, label.value.trim());
    shown.close();
    say(isNew ? words.kept : words.kept_already, { undo: isNew });
  };
  const shown = dialog(
    words.new_link,
    h("p", {}, fill(words.held, { n: rated.length })),
    h("details", { class: "pb-used" }, h("summary", {}, words.see), h("ul", {}, lines)),
    h("p", {}, h("label", { for: "pb-label" }, words.label), label),
    h("p", {}, readiness.button("keep", words.keep, keep)),
  );
  return shown;
}

// Paper --------------------------------------------------------------------------------------------------------------

export function blank() {
  const line = (/** @type {string} */ text) => h("span", { class: "pb-form__blank" }, text);
  one(".pb-blank")?.remove();
  byId("title").parentElement.append(
    h(
      "div",
      { class: "pb-blank" },
      h("h2", {}, fill(words.blank_title, { title: byId("title").textContent })),
      h("p", { class: "pb-form__head" }, line(words.blank_who), line(words.blank_by), line(words.blank_day)),
      h("p", {}, words.blank_how),
      readiness.statements().map(blankOf),
    ),
  );
  addEventListener("afterprint", () => one(".pb-blank")?.remove(), { once: true });
  print("blank");
}

/** @param {Statement} statement */
function blankOf({ box, number, text }) {
  const anchors = [...box.querySelectorAll(".pb-anchor label")].map(({ lastChild }) => lastChild?.textContent?.trim());
  return h(
    "section",
    {},
    h("h3", {}, `${number}. ${text}`),
    h(
      "ol",
      {},
      anchors.map((anchor) => h("li", {}, anchor)),
    ),
    h("p", { class: "pb-form__line" }, words.blank_saw),
  );
}

// What the page's buttons ask for -----------------------------------------------------------------------------------

/** @param {Found} button */
export function send(button) {
  const held = readiness.current().record?.v ?? {};
  Object.keys(held).length ? offerLink(button, everywhere(links.carrying("rated", held))) : say(words.send_none);
}

function showOwn() {
  history.replaceState(history.state, "", here(""));
  readiness.setOther(false);
}

/**
 * Follow the address: rate for somebody else, or take in what somebody has sent.
 * @param {string} hash
 */
export function read(hash) {
  if (hash.startsWith("#rated=")) {
    showOwn();
    ask(ratingsIn(hash));
  } else if (hash.startsWith("#rate=") && location.hash === hash) {
    // A second call may come after the reader has stopped.
    readiness.setOther(true);
  }
}

/** Back to the reader's own ratings; the button that did it is gone, so the focus goes to where it began. */
export function stop() {
  showOwn();
  one("[data-raters=link]").focus();
}

/** @param {Found} button */
export const link = (button) => offerLink(button, everywhere("#rate=1"));
