// Small helps for reading: terms under a finger, links on a disk, folded parts in print and behind a link.
(() => {
  "use strict";

  // Terms: a finger has no hover, so its first tap explains the term and the second follows the link.

  let explained = null;

  function onClick(event) {
    if (event.target.closest?.("[data-print]")) return print();
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

  document.addEventListener("click", onClick, true);
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", openAll);
  addEventListener("afterprint", closeAgain);
  playbook.page.onShow(linkFiles);
  playbook.page.onShow(openTarget);
})();
