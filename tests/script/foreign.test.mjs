import assert from "node:assert/strict";
import { test } from "node:test";
import { clean } from "../../templates/script/foreign.js";

test("a value from elsewhere is plain data with few levels and no long text", () => {
  assert.deepEqual(clean({ t: 1, e: { a: "x" } }), { t: 1, e: { a: "x" } });
  assert.equal(clean("x".repeat(100_001)), undefined);
  assert.equal(clean({ a: [1] }), undefined);
  assert.equal(clean({ a: null }), undefined);
  assert.equal(clean(JSON.parse('{"__proto__": 1}')), undefined);
  assert.equal(clean({ a: { a: { a: { a: { a: { a: 1 } } } } } }), undefined);
  assert.equal(clean(Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`k${at}`, 1]))), undefined);
});
