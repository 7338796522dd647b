// Links into My plan: what the address names is shown, though it may belong to another step or be folded away.
import { one } from "./elements.js";
import { show, showRecords } from "./my-plan-arranged.js";
import { focusBegin } from "./my-plan-begin.js";
import * as plan from "./my-plan-items.js";
import { openSetup } from "./my-plan-setup.js";
import { onShow } from "./page.js";
import * as store from "./store.js";

/** Show what the address names, though it may belong to another step or be folded away. */
function showTarget() {
  const id = location.hash.slice(1);
  const section = plan.sectionNamed(id);
  const found = section ?? plan.nodeNamed(id);
  if (!found) return;
  const step = found.dataset.of;
  if (plan.knownStep() !== step) store.set("setting:plan", { step });
  show();
  section ? showTop(step) : showNode(found);
}

/**
 * The plan of a step begins with its first day: the cursor goes there, as long as none is set.
 * @param {string} step
 */
function showTop(step) {
  one("h1").scrollIntoView();
  if (!one("[data-begin]").hidden) return focusBegin();
  if (!plan.stepOf(step)?.start) openSetup();
}

/** @param {Found} node */
function showNode(node) {
  const folded = node.closest("details");
  if (folded) folded.open = true;
  node.scrollIntoView({ block: "center" });
  node.querySelector("input").focus({ preventScroll: true });
}

function start() {
  const form = one("[data-begin]");
  if (!form) return;
  showRecords();
  form.dataset.shown = "";
  showTarget();
}

addEventListener("hashchange", start);
onShow(start);
