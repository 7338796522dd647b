import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.mjs";
import { carried, carrying } from "../../templates/script/links.js";
import { linkTo, readLink } from "../../templates/script/states-link.js";

const link = (value) => carrying("pb", value);
const coded = (json) => Buffer.from(json).toString("base64url");

test("a fragment carries values in signs that an address may have", () => {
  const value = { step: { "ä-ö": "x", emoji: "🧗" }, number: 4, flag: true };
  const hash = carrying("rated", value);

  assert.match(hash, /^#rated=1\.[\w-]+$/);
  assert.deepEqual(carried("rated", hash, 4000), value);
});

for (const [why, hash] of [
  ["no code", "#rated=1.?"],
  ["signs between", "#rated=1.e30x!"],
  ["no text", "#rated=1._w"],
  ["no JSON", `#rated=1.${coded("{")}`],
  ["no version", `#rated=${coded('{"a":4}')}`],
  ["another version", `#rated=2.${coded('{"a":4}')}`],
  ["another name", carrying("pb", { a: 4 })],
  ["a text", carrying("rated", "text")],
  ["an array", carrying("rated", [4])],
  ["null", carrying("rated", null)],
  ["longer than it may be", carrying("rated", { a: "x".repeat(90) })],
]) {
  test(`a fragment carries nothing: ${why}`, () => {
    assert.equal(carried("rated", hash, 100), null);
  });
}

test("a link gives back the states of items with their days and words, and says nothing of what is to do", () => {
  const states = [
    ["one-to-two/a", { s: "done", d: "2026-03-03", r: "0badc0de" }],
    ["one-to-two/b", { s: "skip", d: "2026-03-04" }],
    ["two-to-three/c", { s: "doing", r: "0badc0de" }],
  ];

  assert.deepEqual(readLink(linkTo([...states, ["two-to-three/d", { s: "todo", d: "2026-03-05" }]])), states);
});

test("a link of before holds states alone, and still reads", () => {
  assert.deepEqual(readLink(link({ step: { a: "x", b: "d", c: "s" } })), [
    ["step/a", { s: "done" }],
    ["step/b", { s: "doing" }],
    ["step/c", { s: "skip" }],
  ]);
});

test("an unknown letter and a name that is no id are left out", () => {
  assert.deepEqual(readLink(link({ step: { a: "z", "B C": "x", "../up": "x", b: "xx", good: "x" } })), [
    ["step/good", { s: "done" }],
  ]);
  assert.deepEqual(readLink(`#pb=1.${coded('{"__proto__":{"a":"x"},"step":{"__proto__":"x"}}')}`), []);
});

test("a day that is none is left out", () => {
  for (const day of ["", "zzzzzz", "zzzzzzzzzzzzzzzzzzzz"])
    assert.deepEqual(
      readLink(link({ step: { a: `x0badc0de${day}` } })),
      [["step/a", { s: "done", r: "0badc0de" }]],
      day,
    );
});

test("a text or a number in the place of a step's states is left out", () => {
  assert.deepEqual(readLink(link({ step: "xds", other: 7, good: { a: "x" } })), [["good/a", { s: "done" }]]);
});

for (const [why, hash] of [
  ["nothing", "#pb="],
  ["endless", link({ step: Object.fromEntries(Array.from({ length: 3600 }, (_, at) => [`item-${at}`, "x"])) })],
  ["a mark that means something", "#title"],
]) {
  test(`no link: ${why}`, () => {
    assert.equal(readLink(hash), null);
  });
}
