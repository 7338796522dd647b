// Keeps the reader's ticks in this browser and shows their progress. Nothing leaves the page.
(() => {
  "use strict";

  const VERSION = 1;

  // Ticks: one record per item, { d: done, t: time in ms }. Unknown ids are kept: a page may come back.

  function storageKey() {
    const site = document.querySelector("[data-site]");
    return `playbook:${site ? site.dataset.site : "site"}:ticks`;
  }

  let memory = null; // Stands in where the browser blocks storage or has no room left.

  function readTicks() {
    if (memory) return memory;
    try {
      const stored = JSON.parse(localStorage.getItem(storageKey()) || "null");
      const valid = stored && stored.version === VERSION && stored.items && typeof stored.items === "object";
      return new Map(valid ? Object.entries(stored.items) : []);
    } catch {
      return new Map();
    }
  }

  function writeTicks(ticks) {
    try {
      localStorage.setItem(storageKey(), JSON.stringify({ version: VERSION, items: Object.fromEntries(ticks) }));
    } catch {
      memory = ticks;
      tellMemoryOnly();
    }
  }

  function tellMemoryOnly() {
    for (const note of document.querySelectorAll("[data-ticks-note]")) note.textContent = note.dataset.memory;
  }

  // The page

  const boxes = (root) => [...root.querySelectorAll("input[data-item]")];

  function showTicks() {
    const ticks = readTicks();
    for (const box of boxes(document)) box.checked = Boolean(ticks.get(box.dataset.item)?.d);
    showProgress();
  }

  function showProgress() {
    for (const list of document.querySelectorAll("[data-checklist]")) {
      showCount(list.querySelector(".pb-count"), boxes(list));
    }
    const bar = document.querySelector("[data-progress]");
    if (!bar) return;
    const all = boxes(document);
    bar.hidden = all.length === 0;
    bar.querySelector("progress").value = all.length ? (100 * all.filter((box) => box.checked).length) / all.length : 0;
    showCount(bar.querySelector("[role=status]"), all);
  }

  function showCount(place, all) {
    if (!place) return;
    const done = all.filter((box) => box.checked).length;
    const words = place.dataset.template.replace("{done}", done).replace("{all}", all.length);
    if (place.textContent !== words) place.textContent = words;
    place.hidden = false;
  }

  function onChange(event) {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.dataset.item) return;
    const ticks = readTicks();
    ticks.set(box.dataset.item, { d: box.checked, t: Date.now() });
    writeTicks(ticks);
    showProgress();
  }

  function openForPrint(open) {
    for (const part of document.querySelectorAll("details.pb-choice, details.pb-used")) part.open = open;
  }

  document.addEventListener("change", onChange); // Delegated: pages come and go under instant navigation.
  addEventListener("storage", (event) => event.key === storageKey() && showTicks()); // Another tab ticked.
  addEventListener("beforeprint", () => openForPrint(true));
  addEventListener("afterprint", () => openForPrint(false));

  if (window.document$) window.document$.subscribe(showTicks);
  else document.addEventListener("DOMContentLoaded", showTicks);
})();
