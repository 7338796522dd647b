// Titles are explained by a script that comes with the first that a reader points at, tabs to or taps.

const COMING = ["pointerover", "focusin", "click"];

/** @param {Happened} event */
function meet(event) {
  if (!event.target.closest?.("[title]:not([title=''])")) return;
  if (event.type === "click") {
    if (event.pointerType !== "touch" || !event.target.closest("a.pb-term")) return;
    event.preventDefault(); // The first tap on a term explains it, and the second follows the link.
    event.stopPropagation();
  }
  import("./explanation.js").then(({ begin }) => {
    leave();
    begin(event);
  }, leave);
}

function leave() {
  for (const name of COMING) document.removeEventListener(name, meet, true);
}

for (const name of COMING) document.addEventListener(name, meet, true);
