// My plan shared as a link: the states of all items, without notes; and such a link when it comes back.
import * as days from "./days.js";
import { dialog } from "./dialog.js";
import { button, fill, h } from "./elements.js";
import * as items from "./items.js";
import * as links from "./links.js";
import { show } from "./my-plan-arranged.js";
import * as plan from "./my-plan-items.js";
import { boxes, wordsOf } from "./my-plan-names.js";
import { hereOnly, published } from "./published.js";
import { say } from "./saying.js";
import { linkTo, readLink } from "./states-link.js";
import * as store from "./store.js";

/** @import { Change } from "./store.js" */
/** @import { Stated } from "./states-link.js" */

const words = playbook.words.plan;

/** The state of every item that is no longer to do, with its day and its words. @returns {Stated[]} */
const statesHeld = () =>
  plan
    .all()
    .map(plan.boxOf)
    .filter(Boolean)
    .flatMap(({ dataset }) => {
      const record = items.recordOf(dataset.names);
      const said = record && { s: items.stateOf(record), d: items.dayOf(record), r: record.r };
      return said && said.s !== "todo" ? [/** @type {Stated} */ ([dataset.item, said])] : [];
    });

/**
 * A line of what a link says of an item.
 * @param {Stated} from
 * @param {Found | undefined} box
 */
const lineOf = ([id, { s, d, r }], box) =>
  h(
    "li",
    {},
    `${playbook.words.base[`state_${s}`]}${d ? `, ${days.show(d)}` : ""}: `,
    wordsOf(id),
    items.isReworded({ r }, box?.dataset.rev) && ` (${words.link_reworded})`,
  );

/** @param {Stated[]} states */
function listStates(states) {
  const known = boxes();
  return h(
    "details",
    { class: "pb-used" },
    h("summary", {}, fill(words.link_holds, { count: states.length })),
    h(
      "ul",
      {},
      states.map((stated) => lineOf(stated, known.get(stated[0]))),
    ),
  );
}

export function share() {
  const held = statesHeld();
  const here = location.href.replace(/#.*/, "");
  const everywhere = published(here);
  const field = h("input", {
    class: "pb-input",
    type: "text",
    readonly: true,
    value: (everywhere || here) + linkTo(held),
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
    !everywhere && h("p", {}, hereOnly()),
    listStates(held),
    h("p", {}, field),
    h("p", {}, button(words.copy_link, copy), " ", said),
  );
}

/**
 * What takes a state over, with its own day and words: under the id that the item has now, where the playbook has it.
 * Reasons and notes stay as they are.
 * @param {Found | undefined} box
 * @param {Stated} from
 * @returns {Change}
 */
function taken(box, [id, { s, d = days.today(), r }]) {
  const said = { s, d, r };
  return box ? items.changed(box, said) : [`item:${id}`, { ...store.get(`item:${id}`), ...said }];
}

/**
 * @param {Map<string, Found>} known
 * @param {string} id
 */
function stateNow(known, id) {
  const box = known.get(id);
  return items.stateOf(box ? items.recordOf(box.dataset.names) : store.get(`item:${id}`));
}

/**
 * A link that has come: what it holds, and a question.
 * @param {string} hash
 */
export function offerLink(hash) {
  const states = readLink(hash);
  if (!states?.length) return void dialog(words.refused, h("p", {}, words.bad_link));
  offer(states);
}

/** @param {Stated[]} states */
function offer(states) {
  const known = boxes();
  const differ = states.filter(([id, { s }]) => stateNow(known, id) !== s);
  const count = differ.length;
  const reworded = differ.filter(([id, said]) => items.isReworded(said, known.get(id)?.dataset.rev)).length;
  const apply = () => {
    shown.close();
    store.put(differ.map((found) => taken(known.get(found[0]), found)));
    show();
    say(fill(count === 1 ? words.link_applied_one : words.link_applied, { count }), { undo: true });
  };
  const shown = dialog(
    words.link_came,
    h("p", {}, fill(count === 1 ? words.link_differs_one : words.link_differs, { count })),
    reworded > 0 && h("p", {}, fill(reworded === 1 ? words.link_changed_one : words.link_changed, { count: reworded })),
    listStates(states),
    h("p", {}, button(words.apply, apply, { disabled: count === 0 })),
  );
}
