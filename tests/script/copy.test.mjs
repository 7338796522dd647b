import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, load, whole } from "./page.mjs";

await load();
const { compareCopy, copyText, readCopy } = await import("../../templates/script/copy.js");
const copyOf = (records, others = {}) =>
  JSON.stringify({ format: "leadership-playbook-records", version: 2, records, ...others });
const here = (records) => localStorage.kept.set(KEY, JSON.stringify(whole(records)));

test("a copy read again holds every record", async () => {
  const records = { "item:a/b": { t: 5, s: "done", n: "Mine" }, "measure:a/c": { t: 6, v: { "2026-01-01": "12" } } };
  here(records);
  await null;

  assert.deepEqual(readCopy(copyText()).records, Object.entries(records));
});

test("of two records of one thing the newer stays", async () => {
  here({
    "item:a/older": { t: 5, s: "done" },
    "item:a/newer": { t: 50, s: "done" },
    "item:a/same": { t: 7, s: "done" },
  });
  await null;
  const copied = ["older", "newer", "same", "new"].map((id) => [`item:a/${id}`, { t: 7, s: "skip" }]);

  const { added, newer, kept } = compareCopy(copied);

  assert.deepEqual(
    [added, newer].map((found) => found.map(([name]) => name)),
    [["item:a/new"], ["item:a/older"]],
  );
  assert.equal(kept, 2);
});

for (const [why, text, words] of [
  ["nothing", "", "not_a_copy"],
  ["no JSON", "{", "not_a_copy"],
  ["an array", "[]", "not_a_copy"],
  ["null", "null", "not_a_copy"],
  ["another file", '{"records": {}}', "not_a_copy"],
  ["no records", copyOf(undefined), "not_a_copy"],
  ["records as null", copyOf(null), "not_a_copy"],
  ["records as an array", copyOf([]), "not_a_copy"],
  ["a version in words", copyOf({}, { version: "2" }), "not_a_copy"],
  ["a newer version", copyOf({}, { version: 3 }), "newer_copy"],
  ["too large", " ".repeat(4_000_001), "too_large"],
  [
    "too many records",
    copyOf(Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`item:a/${at}`, 1]))),
    "too_large",
  ],
]) {
  test(`refused with the reason: ${why}`, () => {
    assert.deepEqual(readCopy(text), { refused: words });
  });
}

test("what no page would write is left out, and counted", () => {
  const tomorrow = Date.now() + 2 * 86_400_000;
  const copy = copyOf({
    "item:a/b": { t: 1, s: "done" },
    "item:a/late": { t: tomorrow },
    "item:a/c": { t: 1, n: "x".repeat(20_001) },
    Bad: { t: 1 },
  });

  const { records, left } = readCopy(copy);

  assert.deepEqual([records.map(([name]) => name), left], [["item:a/b"], 3]);
});

test("a record with a field that holds what it should not is left out: what is here is worth more", () => {
  const copy = copyOf({ "item:a/b": { t: 9, s: "finished" }, "item:a/c": { t: 9, s: "done", later: "kept" } });

  const { records, left } = readCopy(copy);

  assert.deepEqual([records, left], [[["item:a/c", { t: 9, s: "done", later: "kept" }]], 1]);
});
