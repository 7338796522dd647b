import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, load, stored, whole } from "./page.mjs";

const done = (t) => ({ t, s: "done" });

test("a record is kept with its time, and found again", async () => {
  const store = await load();

  store.set("item:a/b", { s: "done" });

  assert.equal(store.get("item:a/b").s, "done");
  assert.ok(Date.now() - stored()["item:a/b"].t < 1000);
});

test("a change keeps the other fields, and undefined drops one", async () => {
  const store = await load(whole({ "item:a/b": { t: 1, s: "done", n: "Mine", d: "2026-01-01" } }));

  store.set("item:a/b", { s: "todo", d: undefined });

  assert.deepEqual({ ...stored()["item:a/b"], t: 1 }, { t: 1, s: "todo", n: "Mine" });
});

test("a record is found under any of an entry's ids, the newer state first", async () => {
  const store = await load(whole({ "item:a/old": done(9), "item:a/new": { t: 3, s: "todo" } }));

  assert.equal(store.find("item", ["a/new", "a/old"]).s, "done");
  assert.equal(store.find("item", ["a/none", "a/old"]).s, "done");
  assert.equal(store.find("item", ["a/none"]), undefined);
});

test("a note stays when an older page unticks the item under its former id", async () => {
  const store = await load(
    whole({ "item:a/new": { t: 1, s: "done", n: "Mine" }, "item:a/old": { t: 2, s: "todo", d: "2026-01-02" } }),
  );
  const names = ["a/new", "a/old"];

  store.put([["item:a/new", { ...store.find("item", names), s: "done" }]]);

  assert.deepEqual({ ...store.find("item", names), t: 0 }, { t: 0, s: "done", d: "2026-01-02", n: "Mine" });
});

test("notes under two ids are both kept, once", async () => {
  const store = await load(whole({ "item:a/new": { t: 1, n: "Ask Ana" }, "item:a/old": { t: 2, n: "Ask Ben" } }));
  const names = ["a/new", "a/old"];
  const both = store.find("item", names).n;
  assert.equal(both, "Ask Ben\n———\nAsk Ana");

  store.set("item:a/new", { ...store.find("item", names), n: "Ask Cleo" });

  assert.equal(store.find("item", names).n, "Ask Cleo"); // What was put together and then rewritten stays so.
});

test("the records of a kind are told by id", async () => {
  const store = await load(whole({ "item:a/b": done(1), "review:a/c": done(1), "item:a/broken": { s: "done" } }));

  assert.deepEqual(store.entries("item"), [["a/b", done(1)]]);
});

test("undo takes a whole step back, once", async () => {
  const store = await load(whole({ "item:a/b": done(1) }));
  store.put([
    ["item:a/b", { s: "skip" }],
    ["item:a/c", { s: "done" }],
  ]);

  assert.equal(store.undo(), true);

  assert.equal(store.get("item:a/b").s, "done");
  assert.equal(store.get("item:a/c"), undefined);
  assert.equal(store.undo(), null);
});

test("undo leaves what another tab has changed since", async () => {
  const store = await load();
  store.set("item:a/b", { s: "done" });
  await null; // Another tab writes in another go.
  localStorage.setItem(KEY, JSON.stringify(whole({ "item:a/b": { t: 5, s: "skip" } })));

  assert.equal(store.undo(), false);
  assert.equal(store.get("item:a/b").s, "skip");
});

test("settings and hints are no step of undo", async () => {
  const store = await load();

  store.set("setting:keys", { off: true });
  store.put([["item:a/b", { s: "done" }]], { undoable: false });

  assert.equal(store.undo(), null);
});

test("deleting everything can be taken back", async () => {
  const store = await load(whole({ "item:a/b": done(1), "item:a/c": done(2) }));

  store.clear();

  assert.deepEqual(stored(), {});
  assert.equal(store.undo(), true);
  assert.equal(store.entries("item").length, 2);
});

test("whoever listens is told of a change, and of taking it back", async () => {
  const store = await load();
  let told = 0;
  store.onChange(() => {
    told += 1;
  });

  store.set("item:a/b", { s: "done" });
  store.undo();

  assert.equal(told, 2);
});

test("what another tab has written stays beside what is written here", async () => {
  const store = await load();
  store.set("item:a/b", { s: "done" });
  localStorage.setItem(KEY, JSON.stringify(whole({ "item:a/b": done(1), "item:a/theirs": done(1) })));

  store.set("item:a/mine", { s: "done" });

  assert.deepEqual(Object.keys(stored()), ["item:a/b", "item:a/theirs", "item:a/mine"]);
});

test("records of unknown things are kept when another is written", async () => {
  const old = { "item:gone-step/gone": { t: 1, s: "done", x: { y: 1 } }, "later-kind:a/b@c": { t: 2, any: "thing" } };
  const store = await load(whole(old));

  store.set("item:a/b", { s: "done" });

  for (const name of Object.keys(old)) assert.deepEqual(stored()[name], old[name]);
});

test("ticks of the first version are taken over, and left as they are", async () => {
  const first = JSON.stringify({
    version: 1,
    items: { "a/b": { d: true, t: 7 }, "a/c": { d: false }, "A/B": { d: true } },
  });
  const store = await load();
  localStorage.kept.set(`${KEY}:ticks`, first);

  assert.deepEqual(store.entries("item"), [
    ["a/b", done(7)],
    ["a/c", { t: 0, s: "todo" }],
  ]);
  store.set("item:a/b", { s: "skip" });
  assert.equal(localStorage.getItem(`${KEY}:ticks`), first);
});

test("what a newer page wrote is left whole", async () => {
  const newer = JSON.stringify({ version: 3, records: { "item:a/b": done(1) } });
  const store = await load(newer);

  store.set("item:a/c", { s: "done" });

  assert.equal(localStorage.getItem(KEY), newer);
  assert.equal(store.whyLost(), "newer");
  assert.equal(store.get("item:a/c").s, "done");
});

test("text that cannot be read is put aside before anything is written over it", async () => {
  const store = await load("{'version': 2");

  store.set("item:a/b", { s: "done" });

  assert.equal(localStorage.getItem(`${KEY}:damaged`), "{'version': 2");
  assert.equal(stored()["item:a/b"].s, "done");
});

test("a browser that lets nothing be stored is told from a full one", async () => {
  const store = await load();
  localStorage.setItem = () => {
    throw new DOMException("The operation is insecure.", "SecurityError");
  };
  store.set("item:a/b", { s: "done" });
  assert.equal(store.whyLost(), "blocked");

  const other = await load();
  delete globalThis.localStorage;
  assert.equal(other.whyLost(), "blocked");
});

test("a full browser keeps what is done until it has room again", async () => {
  const store = await load();
  localStorage.full = true;
  store.set("item:a/b", { s: "done" });
  assert.deepEqual([store.whyLost(), store.get("item:a/b").s], ["full", "done"]);

  localStorage.full = false;
  store.set("item:a/c", { s: "done" });

  assert.equal(store.whyLost(), "");
  assert.deepEqual(Object.keys(stored()), ["item:a/b", "item:a/c"]);
});

for (const text of [
  "",
  "null",
  "7",
  '"ticks"',
  "[1, 2]",
  '{"version": 2}',
  '{"version": 2, "records": [null, 3]}',
  '{"version": 0, "records": {"item:a/b": {"t": 1, "s": "done"}}}',
  '{"item:a/b": {"t": 1, "s": "done"}}',
  '{"version": 2, "records": 12}',
  '{"version": 2, "records": {"__proto__": {"t": 1, "s": "done"}, "constructor": {"t": 1}}}',
  '{"__proto__": {"version": 2}, "version": 2, "records": {}}',
]) {
  test(`spoilt storage is harmless: ${text || "nothing"}`, async () => {
    const store = await load(text);

    assert.deepEqual(store.entries("item"), []);
    store.set("item:a/b", { s: "done" });
    assert.deepEqual(Object.keys(stored()), ["item:a/b"]);
  });
}
