import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.mjs";
import { isRecord, read, recordsOf } from "../../templates/script/records.js";

test("a field that holds what it should not is left out", () => {
  const held = { t: 1, s: "finished", d: "0202-01-01", r: 3, w: ["x"], n: "Mine" };

  assert.deepEqual(read("item:a/b", held), { t: 1, n: "Mine" });
});

test("values by a key lose those that are none", () => {
  assert.deepEqual(read("sitting:a/2026-01-01", { t: 1, v: { a: 4, b: 5, c: "3" }, e: { a: 1 } }), {
    t: 1,
    v: { a: 4 },
    e: {},
  });
  assert.deepEqual(read("week:a/2026-01-05", { t: 1, h: { a: 40, b: 169, c: -1 } }), { t: 1, h: { a: 40 } });
});

test("a number that only counts stays small enough to count on", () => {
  assert.deepEqual(read("step:a", { t: 1, seq: 7 }), { t: 1, seq: 7 });
  for (const seq of [1_000_001, Number.MAX_SAFE_INTEGER, -1, 0.5]) {
    assert.deepEqual(read("step:a", { t: 1, seq }), { t: 1 }, seq);
  }
});

test("the order of the plan is one of three", () => {
  assert.deepEqual(read("setting:plan", { t: 1, order: "phase" }), { t: 1, order: "phase" });
  assert.deepEqual(read("setting:plan", { t: 1, order: "colour" }), { t: 1 });
});

test("kinds and fields that are not known are kept as they are", () => {
  const later = { t: 1, s: "done", later: { deep: [1] } };

  assert.deepEqual(read("item:a/b", later), later);
  assert.deepEqual(read("dream:a/b", { t: 1, s: 5 }), { t: 1, s: 5 });
});

for (const value of [undefined, null, 3, "done", [], {}, { t: "now" }, { t: -1 }, { t: 9e15 }, { t: NaN }]) {
  test(`no record: ${JSON.stringify(value)}`, () => {
    assert.equal(read("item:a/b", value), undefined);
  });
}

test("a record with a name that every object has is none, however deep", () => {
  assert.equal(isRecord({ t: 1, toString: "x" }), false);
  assert.equal(isRecord(JSON.parse('{"t": 1, "e": {"__proto__": {"t": 1}}}')), false);
});

test("names that no record has are left out", () => {
  const found = JSON.parse('{"item:a/b": {}, "__proto__": {}, "Item:A": {}, "item": {}, "calendar-title:0f": {}}');

  assert.deepEqual([...recordsOf(found).keys()], ["item:a/b", "calendar-title:0f"]);
  assert.equal(recordsOf([1]).size, 0);
});
