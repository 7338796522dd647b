// Copies of all records: saved to a file, loaded with a look at what they hold; and all records deleted.
import { compareCopy, copyText, LARGEST, readCopy } from "./copy.js";
import { dialog } from "./dialog.js";
import { button, fill, h, one } from "./elements.js";
import { show } from "./my-plan-arranged.js";
import { save, stem } from "./my-plan-files.js";
import { wordsOf } from "./my-plan-names.js";
import { namesIn } from "./names.js";
import { say } from "./saying.js";
import * as store from "./store.js";

/** @import { Copy } from "./copy.js" */

const words = playbook.words.plan;

export const saveCopy = () => save(`${stem()}.json`, "application/json", copyText());

// Loading ----------------------------------------------------------------------------------------------------

/** @param {File} file */
export async function loadCopy(file) {
  if (file.size > LARGEST) return refuse(words.too_large);
  const text = await file.text().catch(() => null);
  if (text === null) return refuse(words.unreadable);
  const copy = readCopy(text);
  return copy.refused === undefined ? offer(copy) : refuse(words[copy.refused]);
}

/**
 * Say what a copy would change, and change it when told.
 * @param {Copy} copy
 */
function offer(copy) {
  const compared = () => compareCopy(copy.records, namesIn(one("[data-import]").dataset.former));
  const { added, replaced, joined } = compared();
  const apply = () => {
    shown.close();
    const now = compared(); // Another tab may have written since.
    const changes = [...now.added, ...now.replaced, ...now.joined];
    store.take(changes);
    show();
    const said = changes.length === 1 ? words.copy_loaded_one : words.copy_loaded;
    say(fill(said, { count: changes.length }), { undo: true });
  };
  const points = saidOf(copy, compared()).map((line) => h("li", {}, line));
  const items = [...added, ...replaced, ...joined].flatMap(([name]) =>
    name.startsWith("item:") ? [name.slice(5)] : [],
  );
  const load = button(words.load, apply, { disabled: !(added.length + replaced.length + joined.length) });
  const shown = dialog(words.copy_holds, h("ul", {}, points), items.length > 0 && listItems(items), h("p", {}, load));
}

/**
 * What a copy would change, line by line.
 * @param {Copy} copy
 * @param {ReturnType<typeof compareCopy>} compared
 */
const saidOf = ({ left, site }, { added, replaced, joined, kept }) =>
  [
    fill(added.length === 1 ? words.copy_adds_one : words.copy_adds, { count: added.length }),
    fill(replaced.length === 1 ? words.copy_replaces_one : words.copy_replaces, { count: replaced.length }),
    joined.length && fill(joined.length === 1 ? words.copy_joins_one : words.copy_joins, { count: joined.length }),
    fill(kept === 1 ? words.copy_keeps_one : words.copy_keeps, { count: kept }),
    left && fill(left === 1 ? words.copy_leaves_one : words.copy_leaves, { count: left }),
    site !== playbook.site && fill(words.copy_of, { site: typeof site === "string" ? site.slice(0, 60) : "?" }),
  ].filter(Boolean);

/** @param {string[]} ids */
const listItems = (ids) =>
  h(
    "details",
    { class: "pb-used" },
    h("summary", {}, fill(words.copy_items, { count: ids.length })),
    h(
      "ul",
      {},
      ids.map((id) => h("li", {}, wordsOf(id))),
    ),
  );

/** @param {string} reason */
const refuse = (reason) => dialog(words.refused, h("p", {}, reason));

// Deleting ---------------------------------------------------------------------------------------------------

export function forget() {
  const erase = () => {
    shown.close();
    store.clear();
    show();
    say(words.forgotten, { undo: true });
  };
  const { size } = store.all();
  const shown = dialog(
    words.forget_title,
    h("p", {}, fill(size === 1 ? words.forget_why_one : words.forget_why, { count: size })),
    h("p", {}, button(words.save_first, saveCopy), " ", button(words.forget, erase)),
  );
}
