// Keeps the reader's ticks in this browser and shows their progress. Nothing leaves the page.
(() => {
  "use strict";

  // Ticks: one record per item, { d: done, t: time in ms }. Unknown ids are kept: a page may come back.
  // A Map, because an item may be called like a property that every object has.

  const VERSION = 1;
  const SITE = document.querySelector("[data-site]")?.dataset.site;

  let ticks = null; // What this page knows while nothing can be stored: storage blocked, full, or not ours to write.

  const storageKey = () => `playbook:${document.querySelector("[data-site]")?.dataset.site ?? SITE ?? "site"}:ticks`;

  function readTicks() {
    if (ticks) return ticks;
    let stored = null;
    try {
      stored = JSON.parse(localStorage.getItem(storageKey()));
    } catch {
      return new Map(); // Blocked, or damaged beyond reading.
    }
    if (stored?.version > VERSION) return (ticks = new Map()); // A newer playbook wrote it: leave it whole.
    const items = stored?.version === VERSION ? stored.items : null;
    return new Map(items && typeof items === "object" ? Object.entries(items) : []);
  }

  function writeTicks(changed) {
    try {
      if (ticks && JSON.parse(localStorage.getItem(storageKey()))?.version > VERSION) return;
      localStorage.setItem(storageKey(), JSON.stringify({ version: VERSION, items: Object.fromEntries(changed) }));
      ticks = null;
    } catch {
      ticks = changed;
    }
  }

  // The page

  const boxes = (root) => [...root.querySelectorAll("input[data-item]")];

  /** Whether an item is done; `names` are its id and, after commas, the ids it had before. */
  const isDone = (known, names) => known.get(names.split(",").find((name) => known.has(name)))?.d === true;

  function fill(place, done, all) {
    const words = place.dataset.count.replace("{done}", done).replace("{all}", all);
    if (place.textContent !== words) place.textContent = words;
    return words;
  }

  function showTicks() {
    const known = readTicks();
    for (const box of boxes(document)) box.checked = isDone(known, box.dataset.names);
    showProgress(known);
  }

  /** Shows all counts, and returns the words for the whole page. */
  function showProgress(known) {
    for (const list of document.querySelectorAll("[data-checklist]")) countBoxes(list, list);
    for (const line of document.querySelectorAll("[data-ticked]")) {
      const items = line.dataset.ticked.split(" ");
      const done = items.filter((item) => isDone(known, item)).length;
      line.hidden = done === 0;
      fill(line.querySelector("[data-count]"), done, items.length);
    }
    if (ticks) for (const note of document.querySelectorAll("[data-ticks-note]")) note.textContent = note.dataset.memory;
    const bar = document.querySelector("[data-progress]");
    return bar ? countBoxes(bar, document) : "";
  }

  function countBoxes(place, root) {
    const all = boxes(root);
    const done = all.filter((box) => box.checked).length;
    const meter = place.querySelector("progress");
    if (meter) meter.value = all.length ? (100 * done) / all.length : 0;
    return fill(place.querySelector("[data-count]"), done, all.length);
  }

  function onChange({ target }) {
    if (!(target instanceof HTMLInputElement) || !target.dataset.item) return;
    const known = readTicks(); // Read again: another tab may have ticked since.
    known.set(target.dataset.item, { d: target.checked, t: Date.now() });
    writeTicks(known);
    const words = showProgress(known);
    const status = document.querySelector("[data-progress] [role=status]");
    if (status) status.textContent = words; // Only what the reader did is announced, never what was restored.
  }

  // Terms: a finger has no hover, so its first tap explains the term and the second follows the link.

  let explained = null;

  function onClick(event) {
    const term = event.target instanceof Element ? event.target.closest("a.pb-term") : null;
    const first = term && term !== explained && event.pointerType === "touch";
    explained = term;
    if (!first) return;
    event.preventDefault();
    event.stopPropagation();
    term.focus(); // Material shows the title of what has the focus.
  }

  // Opened from a disk: there is no server to find a folder's page.

  function linkFiles() {
    if (location.protocol !== "file:") return;
    for (const link of document.querySelectorAll("a[href]")) {
      if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }
  }

  // Print: everything open, and afterwards as it was.

  let opened = [];

  function openAll() {
    opened = [...opened, ...document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  }

  function closeAgain() {
    for (const part of opened) part.open = false;
    opened = [];
  }

  // A link to an item opens what is folded in it.

  function openTarget() {
    const found = document.getElementById(location.hash.slice(1));
    const folded = found?.querySelector(":scope details.pb-more") ?? found?.closest("details");
    if (folded) folded.open = true;
  }

  // Listeners are delegated and set once: pages come and go under instant navigation.

  document.addEventListener("change", onChange);
  document.addEventListener("click", onClick, true);
  addEventListener("storage", ({ key }) => (key === null || key === storageKey()) && showTicks()); // Another tab.
  addEventListener("pageshow", ({ persisted }) => persisted && showTicks()); // Back from the browser's cache.
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", openAll);
  addEventListener("afterprint", closeAgain);

  function showPage() {
    linkFiles();
    showTicks();
    openTarget();
  }

  // Material exchanges pages without loading them anew, but not on a disk, where it never reports one.
  if (window.document$ && location.protocol !== "file:") window.document$.subscribe(showPage);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showPage);
  else showPage();
})();
