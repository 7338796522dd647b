// The form of a readiness page: it shows a sitting, keeps what the reader enters, and lists what was rated before.
import * as days from "./days.js";
import { button, every, fill, h, one, refresh, unseen } from "./elements.js";
import { onShow } from "./page.js";
import { showResult } from "./result.js";
import { say } from "./saying.js";
import * as readiness from "./sittings.js";
import * as store from "./store.js";
import { fillIn, writtenIn } from "./writing.js";

/** @import { Rated, Shown, Statement } from "./sittings.js" */
/** @typedef {"read" | "blank" | "link" | "send" | "stop"} Asked */

const words = playbook.words.readiness;

/**
 * @param {Statement} statement
 * @param {Shown} from
 */
function showStatement(statement, { record, open, day }) {
  const { box } = statement;
  const value = readiness.ratingOf(record, statement);
  for (const radio of box.querySelectorAll("input[type=radio]")) radio.checked = Number(radio.value) === value;
  const area = box.querySelector("textarea");
  fillIn(area, readiness.evidenceOf(record, statement));
  box.disabled = !open;
  const changed = readiness.isChanged(record, statement);
  refresh(
    saidOf(box),
    changed && h("p", { class: "pb-changed" }, fill(words.changed, { day: days.show(day) })),
    value > 0 && open && clearing(statement),
  );
}

/**
 * The place below a statement's ratings, made once.
 * @param {Found} box
 */
function saidOf(box) {
  const said = ".pb-rating__said";
  if (!box.querySelector(said)) box.querySelector(".pb-anchors").after(h("div", { class: said.slice(1) }));
  return box.querySelector(said);
}

/** @param {Statement} statement */
function clearing(statement) {
  const clear = () => {
    readiness.rate(statement, 0);
    show();
    statement.box.querySelector("input").focus();
  };
  const name = [words.clear, unseen(`: ${statement.text}`)];
  return button(name, clear, { class: "pb-mine__open", id: `pb-clear-${statement.id}` });
}

// Above the form, where it shows older ratings; and below the result, all that was rated before --------------------

/** @param {Shown} from */
function panel({ day, today, open, record }) {
  if (today) return [];
  return [
    h("p", {}, h("strong", {}, fill(open ? words.open_old : words.closed, { day: days.show(day) }))),
    h(
      "p",
      { class: "pb-row" },
      readiness.button("again", words.again, () => choose(days.today())),
      !open && record && readiness.button("change", words.change, () => choose(day, true)),
    ),
  ];
}

/**
 * @param {string} key
 * @param {boolean} [open]
 */
function choose(key, open) {
  readiness.pick(key, open);
  if (open !== false) one("[data-statement] textarea").focus();
}

/**
 * @param {Rated[]} all
 * @param {boolean} wasOpen
 */
function list(all, wasOpen) {
  const count = readiness.statements();
  return h(
    "details",
    { class: "pb-used", open: wasOpen },
    h("summary", {}, `${words.earlier} (${all.length})`),
    h(
      "ul",
      { class: "pb-sitting__list" },
      all.map(({ key, by, record, name }) => {
        const rated = count.filter((statement) => readiness.ratingOf(record, statement)).length;
        const hidden = unseen(`: ${name}`);
        return h(
          "li",
          {},
          h("span", {}, `${name}: ${fill(words.progress_other, { rated, all: count.length })}`),
          !by && readiness.button(`show-${key}`, [words.show, hidden.cloneNode(true)], () => choose(key, false)),
          readiness.button(`delete-${key}`, [words.delete, hidden], () => drop(key, name)),
        );
      }),
    ),
  );
}

/**
 * @param {string} key
 * @param {string} name
 */
function drop(key, name) {
  readiness.remove(key);
  say(fill(words.deleted, { what: name }), { undo: true });
}

// What few readers need loads when it is asked for: the radar, and everything for somebody else ------------------

/**
 * Do something of that script, once it is there.
 * @param {Asked} what
 * @param {...any} details
 */
const ask = (what, ...details) =>
  import("./raters.js").then(
    (raters) => /** @type {(...details: any[]) => void} */ (raters[what])(...details),
    () => say(playbook.words.base.not_loaded),
  );

/** An address that brings ratings is cleaned at once: the page may be shown twice before what reads it has loaded. */
function onHash() {
  const { hash } = location;
  if (!readiness.place() || !/^#rated?=/.test(hash)) return;
  if (hash.startsWith("#rated=")) history.replaceState(history.state, "", location.pathname + location.search);
  ask("read", hash);
}

// Together ---------------------------------------------------------------------------------------------------------

function show() {
  if (!readiness.place()) return;
  const now = readiness.current();
  const all = readiness.statements();
  for (const own of every("[data-own]")) own.hidden = Boolean(now.other);
  for (const others of every("[data-others]")) others.hidden = !now.other;
  for (const statement of all) showStatement(statement, now);
  refresh(readiness.place(), panel(now));
  const rated = all.filter((statement) => readiness.ratingOf(now.record, statement)).length;
  const counted = all.filter((statement) => readiness.isCounted(now.record, statement)).length;
  const bar = one("[data-rated]");
  bar.querySelector("progress").value = rated;
  const text = fill(now.other ? words.progress_other : words.progress, { rated, counted, all: all.length });
  const said = bar.querySelector("[role=status]");
  if (said.textContent !== text) said.textContent = text;
  if (now.other) return;
  showResult(now);
  const [earlier, sittings] = [one("[data-sittings]"), readiness.sittings()];
  refresh(earlier, sittings.length > 0 && list(sittings, earlier.querySelector("details")?.open));
}

/** @param {Found} node */
const statementOf = (node) => readiness.statements().find(({ box }) => box.contains(node));

/** @param {Found} area */
function keepText(area) {
  const statement =
    area instanceof HTMLTextAreaElement && readiness.place() && !readiness.isOther() && statementOf(area);
  if (!statement) return;
  readiness.explain(statement, writtenIn(area, readiness.evidenceOf(readiness.current().record, statement)));
}

document.addEventListener("change", ({ target }) => {
  if (!readiness.place()) return;
  keepText(target);
  const statement = target instanceof HTMLInputElement && target.type === "radio" && statementOf(target);
  if (!statement) return;
  readiness.rate(statement, Number(target.value));
  if (readiness.isOther()) show();
});
document.addEventListener("click", ({ target }) => {
  const pressed = target.closest?.("[data-raters]");
  if (pressed) ask(/** @type {Asked} */ (pressed.dataset.raters), pressed);
});
store.onChange(show);
addEventListener("hashchange", onHash);
readiness.onAgain(show);
onShow(show);
onShow(onHash);
