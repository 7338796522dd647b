import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { best, build, rank, TITLE, termsOf } from "../../templates/script/ranking.js";

/** MiniSearch as the site has it: a script that puts itself where it is called for. */
const made = { exports: {} };
const text = readFileSync(
  createRequire(import.meta.url).resolve("../../templates/assets/vendor/minisearch.js"),
  "utf8",
);
new Function("module", "exports", text)(made, made.exports);

const thing = (title, { words = [], lead = "", text = "", step = -1, functions = [] } = {}) => [
  0,
  0,
  title,
  step,
  functions,
  words,
  [
    ["", title, lead],
    ["s", "Section", text],
  ],
];

/** The titles that are found among things, best first; and whether they have all the words. */
async function find(things, query, choices = {}) {
  const index = await build(things, new Set(["the", "to"]), made.exports);
  const { hits, whole } = rank(index, things, query, choices);
  return [hits.map(({ id }) => things[id][TITLE]), whole];
}

test("words are compared without case, accents, apostrophes and the s of a plural", () => {
  assert.deepEqual(termsOf("Müller's Teams, one-to-one, 1:1 and P&L"), [
    "muller",
    "team",
    "one-to-one",
    "1:1",
    "and",
    "p&l",
  ]);
  assert.deepEqual(termsOf("boss status analysis"), ["boss", "status", "analysis"]);
});

test("a title counts for more than a text", async () => {
  const things = [thing("Notes", { text: "How to delegate, and to delegate again." }), thing("Delegate")];

  assert.deepEqual(await find(things, "delegate"), [["Delegate", "Notes"], true]);
});

test("what is called by the reader's very words comes first", async () => {
  const things = [thing("Rescuer rescuer micromanaging"), thing("Rescuer", { words: ["micromanaging"] })];

  assert.deepEqual((await find(things, "micromanaging"))[0][0], "Rescuer");
});

test("words side by side in a lead come before the same words apart", async () => {
  const apart = thing("Apart", { lead: "A difficult week before one long conversation." });
  const together = thing("Together", { lead: "Have the difficult conversation in this very week." });

  assert.deepEqual((await find([apart, together], "difficult conversation"))[0], ["Together", "Apart"]);
});

test("a word that is misspelt is found where nothing fits as it stands", async () => {
  assert.deepEqual(await find([thing("Delegation"), thing("Budget")], "delegetion"), [["Delegation"], true]);
});

test("where no thing has all the words, those with some of them come", async () => {
  assert.deepEqual(await find([thing("Budget"), thing("Hiring")], "budget zeppelin"), [["Budget"], false]);
});

test("a step and a kind of work narrow what is found", async () => {
  const things = [thing("Plan one", { step: 0, functions: [2] }), thing("Plan two", { step: 1, functions: [3] })];

  assert.deepEqual((await find(things, "plan", { step: "1" }))[0], ["Plan two"]);
  assert.deepEqual((await find(things, "plan", { work: "2" }))[0], ["Plan one"]);
});

test("a hit leads to the section with most of the words", () => {
  const sections = [
    ["", "Lead", "the team"],
    ["deep", "Deep", "the team and its budget"],
  ];

  assert.equal(best(sections, new Set(["team", "budget"]))[0], "deep");
});
