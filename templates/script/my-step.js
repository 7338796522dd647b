// The reader's own step: the one whose pages were shown last. The first of the site's main ways leads there.
import { every, one } from "./elements.js";
import { onShow } from "./page.js";
import * as store from "./store.js";

function show() {
  const here = one("#title")?.dataset.of;
  const last = store.get("setting:last")?.step;
  if (here && here !== last && !store.whyLost()) store.set("setting:last", { step: here });
  for (const link of every("[data-my-step]")) {
    const way = link.dataset.myStep.split(" ").find((/** @type {string} */ one) => one.startsWith(`${here ?? last}=`));
    if (way) link.href = way.split("=")[1];
  }
}

onShow(show);
