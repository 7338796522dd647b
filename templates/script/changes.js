// What has changed since the reader used it: items of this page, or of the lists that it counts. Loaded where there is any.
import * as days from "./days.js";
import { button, every, fill, h, one, shown } from "./elements.js";
import { change, dayOf, idsOf, isChanged, isSettled, recordOf, stateOf } from "./items.js";
import { addressOf, boxesIn } from "./lists.js";
import { say } from "./saying.js";

/** @import { Item } from "./records.js" */

const words = playbook.words.changes;

/** @param {Found} box */
const isBoxChanged = ({ dataset: { names, rev } }) => isChanged(recordOf(names), rev);

/** Where each item stands that says something else now than when it was settled, begun or noted. */
function changed() {
  const boxes = boxesIn(document).filter(isBoxChanged);
  const counted = every("[data-ticked]").flatMap((line) => {
    const names = line.dataset.ticked.split(" ").filter((found) => isChanged(recordOf(found), found.split("@")[1]));
    return names.map((found) => `${line.dataset.at}#${idsOf(found)[0].split("/")[1]}`);
  });
  return [...boxes.map(addressOf), ...counted];
}

/** Beside each item, and at the head of the page how many there are, with a way to the first: what is accepted or done again is none any more. */
export function showChanges() {
  for (const box of boxesIn(document).filter(isBoxChanged)) showBeside(box);
  const place = one("[data-changed-note]");
  if (!place) return;
  const [href, ...others] = changed();
  place.hidden = !href;
  const text = others.length ? fill(words.changed_many, { count: others.length + 1 }) : words.changed_one;
  place.replaceChildren(...shown(href ? [text, " ", h("a", { href }, words.changed_see)] : []));
}

/** @param {Found} box */
function showBeside(box) {
  const item = box.closest("[data-item-place]") ?? box.closest("li");
  const place = item.querySelector("[data-said]") ?? item.querySelector("[data-mine]");
  const record = recordOf(box.dataset.names);
  place?.querySelector(".pb-changed")?.parentElement.remove();
  if (record) place?.prepend(h("div", { class: "pb-mine__said" }, changedNotice(box, record)));
}

/**
 * @param {Found} box
 * @param {Item} record
 */
function changedNotice(box, record) {
  const since = days.isDay(box.dataset.changed) ? days.show(box.dataset.changed) : words.lately;
  const settled = isSettled(record);
  const ticked = days.show(settled || stateOf(record) === "doing" ? dayOf(record) : days.of(new Date(record.t)));
  const accept = () => {
    change(box, { r: box.dataset.rev });
    box.focus();
    say(settled ? words.accepted : words.accepted_open, { undo: true });
  };
  const reopen = () => {
    change(box, { s: "todo" });
    box.focus();
    say(words.reopened, { undo: true });
  };
  return h(
    "div",
    { class: "pb-changed" },
    h("p", {}, fill(settled ? words.changed : words.changed_open, { ticked, changed: since })),
    h(
      "p",
      {},
      button(settled ? words.accept : words.accept_open, accept),
      " ",
      settled && button(words.reopen, reopen),
    ),
  );
}
