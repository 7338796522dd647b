// What has changed since the reader used it: items of this page, or of the lists that it counts.
import { every, fill, h, one, shown } from "./elements.js";
import { idsOf, isChanged, recordOf } from "./items.js";
import { addressOf, boxesIn } from "./lists.js";

const words = playbook.words.base;

/** Where each item stands that says something else now than when it was settled, begun or noted. */
function changed() {
  const boxes = boxesIn(document).filter(({ dataset: { names, rev } }) => isChanged(recordOf(names), rev));
  const counted = every("[data-ticked]").flatMap((line) => {
    const names = line.dataset.ticked.split(" ").filter((found) => isChanged(recordOf(found), found.split("@")[1]));
    return names.map((found) => `${line.dataset.at}#${idsOf(found)[0].split("/")[1]}`);
  });
  return [...boxes.map(addressOf), ...counted];
}

/** Say how many there are, with a way to the first: what is accepted or done again is none any more. */
export function showChanges() {
  const place = one("[data-changed-note]");
  if (!place) return;
  const [href, ...others] = changed();
  place.hidden = !href;
  const text = others.length ? fill(words.changed_many, { count: others.length + 1 }) : words.changed_one;
  place.replaceChildren(...shown(href ? [text, " ", h("a", { href }, words.changed_see)] : []));
}
