// Checklist items: the state and note the reader gives each, progress, and what has changed since.
// A record `item:step/id` is { t, s: state, d: day of the state, r: revision it was given for, w: reason, n: note }.
(() => {
  "use strict";

  const { store, days } = playbook;
  const { h, fill, say, onShow } = playbook.page;
  const words = playbook.words.base;
  const STATES = ["todo", "doing", "done", "skip"];
  const SAVE_AFTER = 10; // Ticks, after which the reader is asked once to keep a copy: Safari deletes after seven days.

  const idsOf = (names) => names.split(",");
  const textOf = (value) => (typeof value === "string" && value ? value : undefined);

  /** A record with its note and reason. What should be words and is none, say in a file that somebody made, is left out. */
  const readable = (found) => found && { ...found, n: textOf(found.n), w: textOf(found.w) };

  /** An item's record. */
  const recordOf = (names) => readable(store.find("item", idsOf(names)));

  const stateOf = (record) => (STATES.includes(record?.s) ? record.s : "todo");
  const isSettled = (record) => ["done", "skip"].includes(stateOf(record));
  const dayOf = (record) => (days.isDay(record?.d) ? record.d : days.of(new Date(record.t)));
  const isChanged = (record, revision) => isSettled(record) && Boolean(record.r && revision) && record.r !== revision;

  /** An item's record with other fields, as a pair of name and record: under the id that it has now. */
  function changed(box, fields) {
    const [id] = idsOf(box.dataset.names);
    const state = "s" in fields ? { d: days.today(), r: box.dataset.rev } : {};
    const next = { ...recordOf(box.dataset.names), ...state, ...fields, t: Date.now() };
    if (next.s !== "skip") delete next.w;
    return [`item:${id}`, next];
  }

  const change = (box, fields) => store.put([changed(box, fields)]);

  // One item ---------------------------------------------------------------------------------------------------

  const boxesIn = (root) => [...root.querySelectorAll("input[data-item]")];

  function showItem(box) {
    const record = recordOf(box.dataset.names);
    const state = stateOf(record);
    box.checked = state === "done";
    const item = box.closest("[data-item-place]") ?? box.closest("li");
    item.dataset.state = state;
    const mine = item.querySelector("[data-mine]");
    if (!mine) return;
    mine.firstElementChild?.matches(".pb-mine__said") && mine.firstElementChild.remove();
    const said = [...saidOf(record, state), isChanged(record, box.dataset.rev) && changedNotice(box, record)].filter(Boolean);
    if (said.length) mine.prepend(h("div", { class: "pb-mine__said" }, said));
    if (!mine.querySelector(".pb-mine__open")) mine.append(playbook.panel.opener(box, mine));
  }

  /** What the reader has said of an item: its state where a tick does not show it, the reason, the note. */
  function saidOf(record, state) {
    if (!record) return [];
    const when = state === "todo" ? "" : days.show(dayOf(record));
    const chip = state === "todo" ? null : h("span", { class: `pb-chip pb-chip--${state}` }, words[`state_${state}`]);
    return [
      chip && h("p", {}, chip, ` ${when}`, record.w ? `: ${record.w}` : ""),
      record.n && h("p", { class: "pb-mine__note" }, h("strong", { class: "pb-key" }, words.note), ` ${record.n}`),
    ];
  }

  function changedNotice(box, record) {
    const since = days.isDay(box.dataset.changed) ? days.show(box.dataset.changed) : words.lately;
    const accept = () => { change(box, { r: box.dataset.rev }); box.focus(); say(words.accepted, { undo: true }); };
    const reopen = () => { change(box, { s: "todo" }); box.focus(); say(words.reopened, { undo: true }); };
    return h("div", { class: "pb-changed" },
      h("p", {}, fill(words.changed, { ticked: days.show(dayOf(record)), changed: since })),
      h("p", {}, h("button", { type: "button", class: "pb-button", onclick: accept }, words.accept), " ",
        h("button", { type: "button", class: "pb-button", onclick: reopen }, words.reopen)));
  }

  // Progress ---------------------------------------------------------------------------------------------------

  /** How many items are done, of those that are for the reader. */
  function count(names) {
    const states = names.map((found) => stateOf(recordOf(found)));
    return { done: states.filter((state) => state === "done").length, all: states.filter((state) => state !== "skip").length };
  }

  function showCount(place, counted) {
    const text = fill(place.dataset.count, counted);
    if (place.textContent !== text) place.textContent = text;
    return text;
  }

  function countBoxes(place, root) {
    const counted = count(boxesIn(root).map((box) => box.dataset.names));
    const meter = place.querySelector("progress");
    if (meter) meter.value = counted.all ? (100 * counted.done) / counted.all : 0;
    return showCount(place.querySelector("[data-count]"), counted);
  }

  function showProgress() {
    for (const list of document.querySelectorAll("[data-checklist]")) {
      countBoxes(list, list);
      announceNew(list);
    }
    for (const line of document.querySelectorAll("[data-ticked]")) {
      const counted = count(line.dataset.ticked.split(" "));
      line.hidden = counted.done === 0 && !(line.dataset.started && store.find("step", idsOf(line.dataset.started))?.start);
      line.toggleAttribute("data-finished", counted.done >= counted.all);
      const meter = line.querySelector("progress");
      if (meter) meter.value = counted.all ? (100 * counted.done) / counted.all : 0;
      showCount(line.querySelector("[data-count]"), counted);
      line.dataset.counted = "";
    }
    const bar = document.querySelector("[data-progress]");
    return bar ? countBoxes(bar, document) : "";
  }

  /** The items that joined a list after the reader had settled every other one in it. */
  function newIn(boxes) {
    const settled = boxes.map((box) => recordOf(box.dataset.names)).filter(isSettled);
    const open = boxes.filter((box) => !isSettled(recordOf(box.dataset.names)));
    const last = settled.map(dayOf).sort().at(-1);
    const first = boxes.filter((box) => !open.includes(box)).map((box) => box.dataset.added ?? "").sort().at(-1);
    const isNew = ({ dataset: { added } }) => days.isDay(added) && added > last && added > first;
    return last && open.every(isNew) ? open : [];
  }

  function announceNew(list) {
    const added = newIn(boxesIn(list));
    list.querySelector(":scope > .pb-new")?.remove();
    if (!added.length) return;
    const links = added.map((box) => h("li", {}, h("a", { href: `#${box.closest("li").id}` }, box.labels[0].textContent)));
    list.querySelector(".pb-items").before(h("div", { class: "pb-new" }, h("p", {}, words.new_items), h("ul", {}, links)));
  }

  // Together ---------------------------------------------------------------------------------------------------

  function show() {
    for (const box of boxesIn(document)) {
      showItem(box);
      playbook.panel.show(box, box.closest("li")?.querySelector("[data-mine]"));
    }
    const volatile = store.isVolatile();
    for (const note of document.querySelectorAll("[data-ticks-note]")) {
      note.dataset.stored ??= note.textContent;
      note.textContent = volatile ? note.dataset.memory : note.dataset.stored;
    }
    return showProgress();
  }

  /** A change the reader made: only this is announced, never what was restored. */
  function tell(box, fields) {
    change(box, fields);
    say(document.querySelector("[data-progress]") ? showProgress() : words[`state_${fields.s}`], { undo: true });
    if (fields.s === "done") keepSafe();
  }

  function onChange({ target }) {
    if (target instanceof HTMLInputElement && target.dataset.item) tell(target, { s: target.checked ? "done" : "todo" });
  }

  /** After the first ten ticks: ask the browser to keep them, and the reader to keep a copy. Said once. */
  function keepSafe() {
    const done = store.entries("item").filter(([, record]) => record.s === "done").length;
    if (done < SAVE_AFTER || store.get("hint:copy") || store.isVolatile()) return;
    store.set("hint:copy", { d: days.today() });
    navigator.storage?.persist?.().catch(() => {});
    const link = h("a", { class: "pb-button", href: playbook.page.at(`${playbook.plan}#keep`) }, words.keep_copy);
    say(words.keep_copy_why, { undo: true, action: link });
  }

  playbook.items = { STATES, readable, recordOf, stateOf, dayOf, change, changed, tell, newIn, show };
  document.addEventListener("change", onChange);
  store.onChange(show);
  onShow(show);
})();
