// Scenarios: the choice that a reader opens first is kept, and what good looks like waits for it.
import * as days from "./days.js";
import { button, every, fill, h } from "./elements.js";
import { onShow } from "./page.js";
import { say } from "./saying.js";
import * as store from "./store.js";

const words = playbook.words.scenarios;
const QUIET = { class: "pb-mine__open" }; // A button that looks like a link.

/** @param {Found} scene */
const idsOf = (scene) => scene.dataset.scene.split(",");
/** @param {Found} scene */
const choicesOf = (scene) => [...scene.querySelectorAll(".pb-choice:not(.pb-choice--good)")];

/**
 * The reader's choice, or undefined. One that was cleared has no index.
 * @param {Found} scene
 */
function choiceOf(scene) {
  const record = store.find("choice", idsOf(scene));
  return record?.c !== undefined && record.d ? record : undefined;
}

/**
 * @param {Found} scene
 * @param {number} index
 */
function choose(scene, index) {
  store.put([[`choice:${idsOf(scene)[0]}`, { c: index, d: days.today(), r: scene.dataset.rev }]]);
}

/** @param {Found} scene */
function chooseAgain(scene) {
  for (const part of scene.querySelectorAll("details.pb-choice")) part.open = false;
  store.put([[`choice:${idsOf(scene)[0]}`, {}]]);
  scene.querySelector("summary").focus();
  say(words.cleared, { undo: true });
}

/** @param {Found} scene */
function showScene(scene) {
  const choice = choiceOf(scene);
  const isMoved = choice && choice.r !== scene.dataset.rev;
  const good = scene.querySelector(".pb-choice--good");
  const day = choice && days.show(String(choice.d));
  for (const old of scene.querySelectorAll("[data-choice]")) old.remove();
  choicesOf(scene).forEach((part, index) => {
    const isMine = choice && !isMoved && choice.c === index;
    part.classList.toggle("pb-choice--mine", Boolean(isMine));
    if (isMine)
      part.firstElementChild.append(h("span", { class: "pb-chip", "data-choice": true }, fill(words.chosen, { day })));
  });
  good.hidden = !choice && !good.open;
  const reveal = () => {
    good.open = true;
    showScene(scene);
    good.firstElementChild.focus();
  };
  const line = choice
    ? [isMoved && fill(words.moved, { day }), button(words.again, () => chooseAgain(scene), QUIET)]
    : good.hidden && [words.after, button(words.anyway, reveal, QUIET)];
  if (line) good.after(h("p", { class: "pb-hint pb-row", "data-choice": true }, line));
}

const show = () => every("[data-scene]").forEach(showScene);

// A click, also by keyboard, is the reader's own; what printing or a search opens is no choice.
document.addEventListener("click", ({ target }) => {
  const part = target.closest?.("[data-scene] summary")?.parentElement;
  if (!part) return;
  const scene = part.closest("[data-scene]");
  const index = choicesOf(scene).indexOf(part);
  const choice = choiceOf(scene);
  if (index >= 0 && !part.open && (!choice || choice.r !== scene.dataset.rev)) choose(scene, index);
});
store.onChange(show);
onShow(show);
