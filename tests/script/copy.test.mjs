import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, load, whole } from "./page.mjs";

await load();
const { compareCopy, copyText, readCopy } = await import("../../templates/script/copy.js");
const { namesIn } = await import("../../templates/script/names.js");
const copyOf = (records, others = {}) =>
  JSON.stringify({ format: "leadership-playbook-records", version: 2, records, ...others });
const here = (records) => localStorage.kept.set(KEY, JSON.stringify(whole(records)));

test("a copy read again holds every record", async () => {
  const records = { "item:a/b": { t: 5, s: "done", n: "Mine" }, "measure:a/c": { t: 6, v: { "2026-01-01": "12" } } };
  here(records);
  await null;

  assert.deepEqual(readCopy(copyText()).records, Object.entries(records));
});

const namesOf = (found) => found.map(([name]) => name);

test("of two states of one thing the newer stays", async () => {
  here({
    "item:a/older": { t: 5, s: "done" },
    "item:a/newer": { t: 50, s: "done" },
    "item:a/same": { t: 7, s: "done" },
  });
  await null;
  const copied = ["older", "newer", "same", "new"].map((id) => [`item:a/${id}`, { t: 7, s: "skip" }]);

  const { added, replaced, joined, kept } = compareCopy(copied);

  assert.deepEqual([added, replaced, joined].map(namesOf), [["item:a/new"], ["item:a/older"], []]);
  assert.equal(kept, 2);
});

test("a copy takes nothing away: where both have a note, both stay", async () => {
  here({ "item:a/b": { t: 5, s: "done", d: "2026-01-01", n: "Mine" } });
  await null;

  const { joined } = compareCopy([["item:a/b", { t: 9, s: "skip", d: "2026-01-02", w: "No team", n: "Theirs" }]]);

  assert.deepEqual(joined, [["item:a/b", { t: 9, s: "skip", d: "2026-01-02", w: "No team", n: "Theirs\n———\nMine" }]]);
});

test("a copy that was loaded before changes nothing", async () => {
  const theirs = [["item:a/b", { t: 3, n: "Theirs" }]];
  here({ "item:a/b": { t: 5, n: "Mine" } });
  await null;
  const { joined } = compareCopy(theirs);
  here(Object.fromEntries(joined));
  await null;

  assert.equal(compareCopy(theirs).kept, 1);
});

test("an older copy does not bring back what was deleted", async () => {
  here({
    "item:a/b": { t: 9, s: "done", n: "" },
    "choice:a/c": { t: 9 },
    "measure:a/d": { t: 9, v: { "2026-01-01": "" } },
  });
  await null;

  const { kept } = compareCopy([
    ["item:a/b", { t: 5, s: "done", n: "Old" }],
    ["choice:a/c", { t: 5, c: 1, d: "2026-01-01" }],
    ["measure:a/d", { t: 5, v: { "2026-01-01": "12" } }],
  ]);

  assert.equal(kept, 3);
});

test("values of two devices stand side by side", async () => {
  here({ "measure:a/b": { t: 5, v: { "2026-01-01": "12", "2026-01-03": "9" } } });
  await null;

  const { joined } = compareCopy([["measure:a/b", { t: 7, v: { "2026-01-02": "11", "2026-01-03": "8" } }]]);

  assert.deepEqual(joined[0][1].v, { "2026-01-01": "12", "2026-01-02": "11", "2026-01-03": "8" });
});

test("a thing is one under all its names, and is counted once", async () => {
  const names = namesIn("item:a/old=b/new item:a/older=b/new transition:c=d");
  here({ "item:b/new": { t: 5, s: "done", n: "Mine" }, "review:d/first": { t: 5, s: "done" } });
  await null;

  const { added, joined, kept } = compareCopy(
    [
      ["item:a/old", { t: 9, s: "done", n: "Theirs" }],
      ["item:a/older", { t: 8, s: "todo" }],
      ["review:c/first", { t: 4, s: "todo" }],
      ["sitting:c/2026-01-01", { t: 4, v: { x: 3 } }],
    ],
    names,
  );

  assert.deepEqual([added, joined].map(namesOf), [["sitting:d/2026-01-01"], ["item:b/new"]]);
  assert.deepEqual(joined[0][1], { t: 9, s: "done", n: "Theirs\n———\nMine" });
  assert.equal(kept, 1);
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
    "item:a/c": { t: 1, n: "x".repeat(100_001) },
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
