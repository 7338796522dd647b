import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, encode } from "../../templates/script/links.js";
import { flat, readLink, stateOfLetter } from "../../templates/script/states-link.js";

const link = (value) => `#pb=1.${encode(value)}`;

test("a code holds any value, in signs that an address may have", () => {
  const value = { step: { "ä-ö": "x", emoji: "🧗" }, list: [1, null, true] };

  assert.match(encode(value), /^[\w-]+$/);
  assert.deepEqual(decode(encode(value)), value);
});

test("a code that is none throws", () => {
  for (const code of ["?", "e30x!", "_w", btoa("{")]) assert.throws(() => decode(code), undefined, code);
});

test("a link gives back the states of items by id", () => {
  const held = { "one-to-two": { a: "x", b: "s" }, "two-to-three": { c: "d" } };

  assert.deepEqual(readLink(link(held)), [
    ["one-to-two/a", "x"],
    ["one-to-two/b", "s"],
    ["two-to-three/c", "d"],
  ]);
  assert.deepEqual(readLink(link(held)), flat(held));
  assert.deepEqual(["x", "s", "d", "t"].map(stateOfLetter), ["done", "skip", "doing", undefined]);
});

test("an unknown letter and a name that is no id are left out", () => {
  assert.deepEqual(readLink(link({ step: { a: "z", "B C": "x", "../up": "x", good: "x" } })), [["step/good", "x"]]);
});

for (const [why, hash] of [
  ["nothing", "#pb="],
  ["no code", "#pb=1."],
  ["another version", link({ a: { b: "x" } }).replace("1.", "2.")],
  ["no JSON", `#pb=1.${btoa("{{")}`],
  ["an array", link([1])],
  ["a prototype", `#pb=1.${btoa('{"__proto__": {"a": "x"}}').replace(/=+$/, "")}`],
  ["endless", link({ step: Object.fromEntries(Array.from({ length: 3600 }, (_, at) => [`item-${at}`, "x"])) })],
  ["a mark that means something", "#title"],
]) {
  test(`no link: ${why}`, () => {
    assert.equal(readLink(hash), null);
  });
}
