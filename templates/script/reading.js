// Small helps for reading: links on a disk, folded parts in print and behind a link.
import { byId, every } from "./elements.js";
import { unfold } from "./folds.js";
import { onShow } from "./page.js";
import { land } from "./place.js";

// Opened from a disk: there is no server to find a folder's page.

function linkFiles() {
  if (location.protocol !== "file:") return;
  for (const link of every("a[href]")) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
}

// Print: everything open, and afterwards as it was.

/** @type {Found[]} */
let opened = [];

function openAll() {
  opened = [...opened, ...every("details:not([open])")];
  for (const part of opened) part.open = true;
}

function closeAgain() {
  for (const part of opened) part.open = false;
  opened = [];
}

// A link to an item opens what is folded in it.

function openTarget() {
  const found = byId(location.hash.slice(1));
  if (!found) return;
  if (found.matches(".pb-earlier")) return location.replace(`#${found.parentElement.id}`);
  const folded = found.querySelector(":scope details.pb-more") ?? found.closest("details");
  if (folded) folded.open = true;
  unfold(found);
  land(found);
}

document.addEventListener("click", ({ target }) => target.closest?.("[data-print]") && print(), true);
document.addEventListener("click", ({ target }) => target.closest?.("a[href*='#']") && setTimeout(openTarget));
addEventListener("hashchange", openTarget);
addEventListener("beforeprint", openAll);
addEventListener("afterprint", closeAgain);
onShow(linkFiles);
onShow(openTarget);
