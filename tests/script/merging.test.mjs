import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.mjs";
import { isSame, merge } from "../../templates/script/merging.js";

const NAME = "item:a/b";

test("what only one of two says stays, whichever is the newer", () => {
  const [note, state] = [
    { t: 1, n: "Mine" },
    { t: 2, s: "done", d: "2026-01-02", r: "0badc0de" },
  ];

  assert.deepEqual(merge(NAME, note, state), { ...state, n: "Mine" });
  assert.deepEqual(merge(NAME, state, note), { ...state, n: "Mine" });
});

test("a state comes with its own day and words, or with none", () => {
  const [older, newer] = [
    { t: 1, s: "done", d: "2026-01-01", r: "0badc0de" },
    { t: 2, s: "doing" },
  ];

  assert.deepEqual(merge(NAME, older, newer), newer);
  assert.deepEqual(merge(NAME, older, { t: 2, n: "Mine", r: "0000c0de" }), { ...older, t: 2, n: "Mine" });
});

for (const [why, newer, older, both] of [
  ["one of them twice", "Ask Ana", "Ask Ana", "Ask Ana"],
  ["one that was written on", "Ask Ana on Friday", "Ask Ana", "Ask Ana on Friday"],
  ["one that was cut short", "Ask Ana", "Ask Ana on Friday", "Ask Ana on Friday"],
  ["one that is both already", "B\n———\nA", "A", "B\n———\nA"],
  ["one that is both, in another order", "A\n———\nB", "B\n———\nA", "A\n———\nB"],
  ["one that was deleted", "", "Ask Ana", ""],
]) {
  test(`of two notes nothing is lost and nothing stands twice: ${why}`, () => {
    assert.equal(merge(NAME, { t: 2, n: newer }, { t: 1, n: older }).n, both);
  });
}

test("two notes as long as a page lets them be are both there, to the last character", () => {
  const [newer, older] = ["a".repeat(5000), "b".repeat(5000)];

  const { n } = merge(NAME, { t: 2, n: newer }, { t: 1, n: older });

  assert.ok(n.includes(newer) && n.includes(older));
});

test("texts by key are put together key by key", () => {
  const [newer, older] = [
    { a: "A", b: "new" },
    { b: "old", c: "C" },
  ].map((e, at) => ({ t: 2 - at, e }));

  assert.deepEqual(merge("decision:a", newer, older).e, { a: "A", b: "new\n———\nold", c: "C" });
  assert.deepEqual(merge("sitting:a/2026-01-01", { t: 2, v: { a: 1 } }, { t: 1, v: { a: 4, b: 3 } }).v, { a: 1, b: 3 });
});

test("an empty record says that what is older was deleted", () => {
  assert.deepEqual(merge("choice:a/b", { t: 1, c: 2, d: "2026-01-01" }, { t: 2 }), { t: 2 });
  assert.deepEqual(merge("choice:a/b", { t: 3, c: 2 }, { t: 2 }), { t: 3, c: 2 });
});

test("fields of a kind that is not known yet stay as they are", () => {
  assert.deepEqual(merge("dream:a", { t: 2, x: { y: 1 } }, { t: 1, x: { z: 2 }, w: 1 }), { t: 2, x: { y: 1 }, w: 1 });
});

test("two records say the same in whatever order, and at whatever time", () => {
  assert.equal(isSame({ t: 1, s: "done", e: { a: "1", t: "2" } }, { e: { t: "2", a: "1" }, s: "done", t: 9 }), true);
  assert.equal(isSame({ t: 1, e: { t: "2" } }, { t: 1, e: { t: "3" } }), false);
  assert.equal(isSame(undefined, { t: 1, s: "done" }), false);
});
