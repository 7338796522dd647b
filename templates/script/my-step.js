// The reader's own step: the one whose pages were shown last. The first of the site's main ways leads there.
import { every, one } from "./elements.js";
import { onShow } from "./page.js";
import * as store from "./store.js";

function show() {
  const here = one("#title")?.dataset.of;
  const last = store.get("setting:last")?.step;
  if (here && here !== last && !store.whyLost()) store.set("setting:last", { step: here });
  for (const link of every("[data-my-step]")) {
    const ways = link.dataset.myStep.split(" ").map((/** @type {string} */ way) => way.split("="));
    link.href = new Map(ways).get(here ?? last) ?? link.getAttribute("href");
  }
}

onShow(show);
