// Copies of all records: saved to a file, loaded with a look at what they hold; and all records deleted.
import { compareCopy, copyText, LARGEST, readCopy } from "./copy.js";
import { dialog } from "./dialog.js";
import { button, fill, h, one } from "./elements.js";
import { show } from "./my-plan-arranged.js";
import * as files from "./my-plan-files.js";
import { namesIn } from "./names.js";
import { share } from "./my-plan-sharing.js";
import { say } from "./saying.js";
import * as store from "./store.js";

/** @import { Copy } from "./copy.js" */

const words = playbook.words.plan;

// Loading ----------------------------------------------------------------------------------------------------

/** @param {File} file */
async function loadCopy(file) {
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
  const { added, replaced, joined, kept } = compared();
  const lines = [
    fill(words.copy_adds, { count: added.length }),
    fill(words.copy_replaces, { count: replaced.length }),
    joined.length && fill(words.copy_joins, { count: joined.length }),
    fill(words.copy_keeps, { count: kept }),
    copy.left && fill(words.copy_leaves, { count: copy.left }),
    copy.site !== playbook.site &&
      fill(words.copy_of, { site: typeof copy.site === "string" ? copy.site.slice(0, 60) : "?" }),
  ];
  const apply = () => {
    shown.close();
    const now = compared(); // Another tab may have written since.
    const changes = [...now.added, ...now.replaced, ...now.joined];
    store.take(changes);
    show();
    say(fill(words.copy_loaded, { count: changes.length }), { undo: true });
  };
  const points = lines.filter(Boolean).map((line) => h("li", {}, line));
  const load = button(words.load, apply, { disabled: !(added.length + replaced.length + joined.length) });
  const shown = dialog(words.copy_holds, h("ul", {}, points), h("p", {}, load));
}

/** @param {string} reason */
const refuse = (reason) => dialog(words.refused, h("p", {}, reason));

// Deleting ---------------------------------------------------------------------------------------------------

function forget() {
  const erase = () => {
    shown.close();
    store.clear();
    show();
    say(words.forgotten, { undo: true });
  };
  const shown = dialog(
    words.forget_title,
    h("p", {}, fill(words.forget_why, { count: store.all().size })),
    h(
      "p",
      {},
      button(words.save_first, () => takes.json()),
      " ",
      button(words.forget, erase),
    ),
  );
}

/** @type {{ [what: string]: () => unknown }} */
const takes = {
  json: () => files.save(`${files.stem()}.json`, "application/json", copyText()),
  ics: () => files.saveCalendar(),
  md: () => files.save(`${files.stem()}.md`, "text/markdown", files.markdown()),
  csv: () => files.save(`${files.stem()}.csv`, "text/csv", files.spreadsheet()),
  print: () => window.print(),
  share,
  forget,
};

document.addEventListener("click", ({ target }) => takes[target.closest?.("[data-take]")?.dataset.take]?.());
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("[data-import]") || !target.files[0]) return;
  loadCopy(target.files[0]);
  target.value = "";
});
