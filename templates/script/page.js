// A page's life: shown, exchanged by instant navigation, extended by the scripts it asks for; and what all scripts share.
(() => {
  "use strict";

  const ASSETS = new URL(".", document.currentScript.src);
  const ROOT = new URL("..", ASSETS);
  const shows = [];
  const loaded = new Map(); // The scripts that pages asked for, by name, each as a promise.
  let shown = false;

  /** Call now, if a page is shown, and again whenever another page takes its place. */
  function onShow(show) {
    shows.push(show);
    if (shown) show();
  }

  /** Load a script of the site once, after those asked for before it. */
  function load(name) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.async = false;
        script.src = new URL(`${name}.js`, ASSETS);
        script.onload = resolve;
        script.onerror = () => { loaded.delete(name); script.remove(); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }

  function showPage() {
    shown = true;
    document.body.dataset.shown = location.pathname;
    for (const show of shows) show();
    whenIdle(layOut);
    for (const place of document.querySelectorAll("[data-scripts]")) {
      Promise.all(place.dataset.scripts.split(" ").map(load))
        .catch(() => say(playbook.words.base.not_loaded))
        .finally(() => { place.dataset.ready = ""; });
    }
  }

  const whenIdle = (act) => (window.requestIdleCallback ?? setTimeout)(act);

  /** Lay out what is far down, part by part, while the browser has nothing else to do: then every height is known. */
  function layOut() {
    const part = document.querySelector(".pb-later");
    if (!part) return;
    part.classList.remove("pb-later");
    whenIdle(layOut);
  }

  // Leaving: a field is kept when it changes, which browsers say when the cursor leaves it. Whoever closes the tab or
  // goes back while writing leaves it, too.

  let written = ""; // The field's text as it was last kept.

  const note = ({ target }) => { written = target.value; };

  function keepField() {
    const field = document.activeElement;
    if (!field?.matches("input, textarea") || field.value === written) return;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  addEventListener("focusin", note);
  addEventListener("change", note);
  addEventListener("popstate", keepField);
  document.addEventListener("visibilitychange", keepField);

  // Elements ---------------------------------------------------------------------------------------------------

  /** An element with attributes and children. Text is only ever text: nothing is parsed as HTML. */
  function h(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
      else if (value === true) made.setAttribute(name, "");
      else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
    }
    made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  /** Words with their places filled: `fill("{done} of {all}", { done: 1, all: 2 })`. */
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

  // Saying -----------------------------------------------------------------------------------------------------

  const SECONDS = 10;
  const PAUSE = 50; // Milliseconds after which a screen reader has noticed a box that was hidden, and hears its words.
  let timer;
  let speaking;
  let before = null; // What had the focus before the box's buttons.

  /** Say something at the foot of the page, also to screen readers; with a button that takes the last change back. */
  function say(words, { undo = false, action = null } = {}) {
    const box = sayBox();
    clearTimeout(timer);
    clearTimeout(speaking);
    const { base } = playbook.words;
    const undoing = (event) => { takeBack(); leave(event); };
    const close = (event) => { hide(); leave(event); };
    box.buttons.replaceChildren(
      ...(action ? [action] : []),
      ...(undo ? [h("button", { type: "button", class: "pb-button", onclick: undoing }, base.undo)] : []),
      h("button", { type: "button", class: "pb-button", onclick: close }, base.close),
    );
    box.words.textContent = "";
    box.whole.hidden = false;
    speaking = setTimeout(() => { box.words.textContent = words; }, PAUSE);
    timer = setTimeout(() => box.whole.contains(document.activeElement) || hide(), SECONDS * 1000);
  }

  /** Take the last change back, and say whether that could be done. */
  function takeBack() {
    const done = playbook.store.undo();
    if (done !== null) say(done ? playbook.words.base.undone : playbook.words.base.changed_since);
  }

  const hide = () => { document.querySelector(".pb-said").hidden = true; };

  /** Give the focus back, since the button that had it is gone; a mouse's click moves the page nowhere. */
  function leave({ detail }) {
    const found = before?.isConnected ? before : document.querySelector(".pb-said:not([hidden]) button");
    found?.focus({ preventScroll: detail > 0 });
  }

  function sayBox() {
    let whole = document.querySelector(".pb-said");
    if (!whole) {
      whole = h("div", { class: "pb-said md-typeset", hidden: true },
        h("p", { role: "status" }), h("div", { class: "pb-said__do" }));
      whole.addEventListener("focusin", ({ relatedTarget }) => { if (!whole.contains(relatedTarget)) before = relatedTarget; });
    }
    const top = document.querySelector("dialog[open]") ?? document.body; // What is behind a dialog nobody hears or reaches.
    if (whole.parentElement !== top) top.append(whole);
    return { whole, words: whole.firstChild, buttons: whole.lastChild };
  }

  /** Open a dialog with a title and content in the place of any other, and remove it when it closes. Returns the dialog. */
  function dialog(title, ...content) {
    document.querySelector(".pb-dialog")?.remove(); // An address may be read twice, when the page is shown again.
    const close = h("button", { type: "button", class: "pb-button" }, playbook.words.base.close);
    const found = h("dialog", { class: "pb-dialog md-typeset", "aria-labelledby": "pb-dialog-title" },
      h("h2", { id: "pb-dialog-title" }, title), ...content, h("p", { class: "pb-dialog__end" }, close));
    close.addEventListener("click", () => found.close());
    found.addEventListener("close", () => found.remove());
    document.body.append(found);
    found.showModal();
    return found;
  }

  /** Where a page stands, by its address from the site's root; on a disk there is no server to find a folder's page. */
  function at(address) {
    const found = new URL(address, ROOT);
    if (found.protocol === "file:" && found.pathname.endsWith("/")) found.pathname += "index.html";
    return found.href;
  }

  // Dates: a day is text such as 2026-11-24, in the reader's own time. While somebody types 2026 into a field, it gives
  // the years 2, 20 and 202, which are nobody's ------------------------------------------

  const isDay = (text) => typeof text === "string" && /^[12]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  const noon = (day) => new Date(`${day}T12:00:00`);
  const dayOf = (date) =>
    [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

  /** The Monday of a day's week. */
  const mondayOf = (day) => addDays(day, -((noon(day).getDay() + 6) % 7));

  function addDays(day, days) {
    const date = noon(day);
    date.setDate(date.getDate() + days);
    return dayOf(date);
  }

  /** A day in the words of the page's language. */
  const showDay = (day) =>
    new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "medium" }).format(noon(day));

  playbook.page = { onShow, show: showPage, load, whenIdle, h, fill, say, takeBack, dialog, at };
  playbook.days = { isDay, of: dayOf, noon, add: addDays, monday: mondayOf, show: showDay, today: () => dayOf(new Date()) };

  // Before this script has run to its end no part of it is there, so the first page waits for that.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showPage, { once: true });
  else setTimeout(showPage);
  addEventListener("pageshow", ({ persisted }) => persisted && showPage()); // Back from the browser's cache.
})();
