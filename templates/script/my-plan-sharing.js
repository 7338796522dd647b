// My plan shared as a link: the states of all items, without notes; and such a link when it comes back.
import * as days from "./days.js";
import { dialog } from "./dialog.js";
import { fill, h, one } from "./elements.js";
import * as items from "./items.js";
import * as links from "./links.js";
import { show } from "./my-plan-arranged.js";
import * as plan from "./my-plan-items.js";
import { onShow } from "./page.js";
import { say } from "./saying.js";
import { flat, LETTERS, readLink, stateOfLetter } from "./states-link.js";
import * as store from "./store.js";

/** @import { Item, State } from "./records.js" */
/** @import { Held } from "./states-link.js" */

const words = playbook.words.plan;

/** The states of all items, by step and id: `{ step: { id: letter } }`. */
function statesHeld() {
  /** @type {Held} */
  const held = {};
  for (const node of plan.all().filter(plan.boxOf)) {
    const { names, item } = plan.boxOf(node).dataset;
    const letter = LETTERS[items.stateOf(items.recordOf(names))];
    const [step, id] = item.split("/");
    if (letter) held[step] = { ...held[step], [id]: letter };
  }
  return held;
}

/** The box of each item, by each of its ids. */
const boxes = () =>
  new Map(
    plan
      .all()
      .map(plan.boxOf)
      .filter(Boolean)
      .flatMap((box) => box.dataset.names.split(",").map((/** @type {string} */ id) => [id, box])),
  );

/** @param {[id: string, letter: string][]} pairs */
function listStates(pairs) {
  const known = boxes();
  const lines = pairs.map(([id, letter]) =>
    h(
      "li",
      {},
      `${playbook.words.base[`state_${stateOfLetter(letter)}`]}: `,
      known.get(id)?.closest("li").querySelector("label").textContent ?? h("code", {}, id),
    ),
  );
  return h(
    "details",
    { class: "pb-used" },
    h("summary", {}, fill(words.link_holds, { count: pairs.length })),
    h("ul", {}, lines),
  );
}

export function share() {
  const held = statesHeld();
  const link = new URL(location.href);
  link.hash = `pb=1.${links.encode(held)}`;
  const field = h("input", {
    class: "pb-input",
    type: "text",
    readonly: true,
    value: link.href,
    "aria-label": words.link,
    onfocus: () => field.select(),
  });
  const copy = async () => {
    said.textContent = (await links.copy(field)) ? words.link_copied : words.copy_by_hand;
  };
  const said = h("span", { role: "status" });
  dialog(
    words.share,
    h("p", {}, words.share_why),
    listStates(flat(held)),
    h("p", {}, field),
    h("p", {}, h("button", { type: "button", class: "pb-button", onclick: copy }, words.copy_link), " ", said),
  );
}

function offerLink() {
  if (!location.hash.startsWith("#pb=") || !one("[data-plan]")) return;
  const pairs = readLink(location.hash);
  history.replaceState(history.state, "", location.pathname + location.search);
  if (!pairs?.length) return void dialog(words.refused, h("p", {}, words.bad_link));
  const known = boxes();
  const held = (/** @type {string} */ id) =>
    known.has(id) ? items.recordOf(known.get(id).dataset.names) : store.get(`item:${id}`);
  /** @type {(id: string, s: State | undefined) => [name: string, record: Item]} */
  const taken = (id, s) =>
    known.has(id)
      ? items.changed(known.get(id), { s })
      : [`item:${id}`, { ...held(id), s, d: days.today(), t: Date.now() }];
  const differ = pairs.filter(([id, letter]) => items.stateOf(held(id)) !== stateOfLetter(letter));
  const apply = () => {
    shown.close();
    store.put(differ.map(([id, letter]) => taken(id, stateOfLetter(letter))));
    show();
    say(fill(words.link_applied, { count: differ.length }), { undo: true });
  };
  const shown = dialog(
    words.link_came,
    h("p", {}, fill(words.link_differs, { count: differ.length })),
    listStates(pairs),
    h(
      "p",
      {},
      h("button", { type: "button", class: "pb-button", onclick: apply, disabled: differ.length === 0 }, words.apply),
    ),
  );
}

addEventListener("hashchange", offerLink);
onShow(offerLink);
