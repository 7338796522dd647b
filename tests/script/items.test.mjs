import assert from "node:assert/strict";
import { test } from "node:test";
import { load, whole } from "./page.mjs";

await load();
const { changed, isChanged, reasonOf } = await import("../../templates/script/items.js");
const store = await import("../../templates/script/store.js");
const box = { dataset: { names: "a/b", rev: "22222222" } };
const here = async (record) => {
  localStorage.setItem("playbook:site", JSON.stringify(whole({ "item:a/b": { t: 1, ...record } })));
  await null;
};

test("a note is kept with the words that it was written for", async () => {
  await here({});

  assert.deepEqual(changed(box, { n: "Mine" }), ["item:a/b", { t: 1, r: "22222222", n: "Mine" }]);
});

test("a note on what is settled leaves the words for which it was settled", async () => {
  await here({ s: "done", d: "2026-01-01", r: "11111111" });

  assert.equal(changed(box, { n: "Mine" })[1].r, "11111111");
  assert.equal(changed(box, { s: "skip" })[1].r, "22222222");
});

for (const [what, record, is] of [
  ["settled", { s: "done" }, true],
  ["begun", { s: "doing" }, true],
  ["noted", { n: "Mine" }, true],
  ["noted and taken back", { s: "todo", n: "" }, false],
  ["settled for these words", { s: "done", r: "22222222" }, false],
  ["settled for words nobody wrote down", { s: "done", r: undefined }, false],
]) {
  test(`whether the words have changed of what was ${what}`, () => {
    assert.equal(isChanged({ t: 1, r: "11111111", ...record }, "22222222"), is);
  });
}

test("a reason stays with an item that is taken up again, and is not said of it", async () => {
  await here({ s: "skip", w: "No team" });

  const [, record] = changed(box, { s: "done" });

  assert.equal(record.w, "No team");
  assert.equal(reasonOf(record), "");
  assert.equal(reasonOf(store.get("item:a/b")), "No team");
});
