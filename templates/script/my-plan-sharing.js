// My plan shared as a link: the states of all items, without notes; and such a link when it comes back.
import * as days from "./days.js";
import { dialog } from "./dialog.js";
import { button, fill, h, one } from "./elements.js";
import * as items from "./items.js";
import * as links from "./links.js";
import { show } from "./my-plan-arranged.js";
import * as plan from "./my-plan-items.js";
import { onShow } from "./page.js";
import { say } from "./saying.js";
import { isLink, linkTo, readLink } from "./states-link.js";
import * as store from "./store.js";

/** @import { Change } from "./store.js" */
/** @import { Stated } from "./states-link.js" */

const words = playbook.words.plan;

/** The state of every item that is no longer to do. */
const statesHeld = () =>
  plan
    .all()
    .map(plan.boxOf)
    .filter(Boolean)
    .map(({ dataset }) => /** @type {Stated} */ ([dataset.item, items.stateOf(items.recordOf(dataset.names))]))
    .filter(([, state]) => state !== "todo");

/** The box of each item, by each of its ids. */
const boxes = () =>
  new Map(
    plan
      .all()
      .map(plan.boxOf)
      .filter(Boolean)
      .flatMap((box) => box.dataset.names.split(",").map((/** @type {string} */ id) => [id, box])),
  );

/** @param {Stated[]} states */
function listStates(states) {
  const known = boxes();
  const lines = states.map(([id, state]) =>
    h(
      "li",
      {},
      `${playbook.words.base[`state_${state}`]}: `,
      known.get(id)?.closest("li").querySelector("label").textContent ?? h("code", {}, id),
    ),
  );
  return h(
    "details",
    { class: "pb-used" },
    h("summary", {}, fill(words.link_holds, { count: states.length })),
    h("ul", {}, lines),
  );
}

export function share() {
  const held = statesHeld();
  const link = new URL(location.href);
  link.hash = linkTo(held);
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
    listStates(held),
    h("p", {}, field),
    h("p", {}, button(words.copy_link, copy), " ", said),
  );
}

/**
 * What takes a state over: under the id that the item has now, where the playbook has it.
 * @param {Found | undefined} box
 * @param {Stated} from
 * @returns {Change}
 */
const taken = (box, [id, s]) =>
  box ? items.changed(box, { s }) : [`item:${id}`, { ...store.get(`item:${id}`), s, d: days.today() }];

function offerLink() {
  const { hash } = location;
  if (!isLink(hash) || !one("[data-plan]")) return;
  const states = readLink(hash);
  history.replaceState(history.state, "", location.pathname + location.search);
  if (!states?.length) return void dialog(words.refused, h("p", {}, words.bad_link));
  const known = boxes();
  const now = (/** @type {string} */ id) => {
    const box = known.get(id);
    return items.stateOf(box ? items.recordOf(box.dataset.names) : store.get(`item:${id}`));
  };
  const differ = states.filter(([id, state]) => now(id) !== state);
  const apply = () => {
    shown.close();
    store.put(differ.map((found) => taken(known.get(found[0]), found)));
    show();
    say(fill(words.link_applied, { count: differ.length }), { undo: true });
  };
  const shown = dialog(
    words.link_came,
    h("p", {}, fill(words.link_differs, { count: differ.length })),
    listStates(states),
    h("p", {}, button(words.apply, apply, { disabled: differ.length === 0 })),
  );
}

addEventListener("hashchange", offerLink);
onShow(offerLink);
