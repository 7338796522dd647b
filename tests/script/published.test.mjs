import assert from "node:assert/strict";
import { test } from "node:test";
import "./page.mjs";

globalThis.document = { currentScript: { src: "file:///home/ana/copy/assets/playbook.js" }, readyState: "loading" };
document.addEventListener = () => {};
document.querySelectorAll = () => [];
const { published } = await import("../../templates/script/published.js");

/** What a link on a page of this address leads to, for a site that is published there. */
function leads(protocol, href, home, folders = true) {
  globalThis.location = { protocol };
  Object.assign(playbook, { home, folders });
  return published(href);
}

for (const [copy, there] of [
  ["index.html", ""],
  ["my-plan.html#pb=1.e30", "my-plan/#pb=1.e30"],
  ["transitions/a-to-b/index.html", "transitions/a-to-b/"],
  ["transitions/a-to-b/checklists.html#book", "transitions/a-to-b/checklists/#book"],
]) {
  test(`a copy on a disk leads to the published page: ${copy}`, () => {
    assert.equal(
      leads("file:", `file:///home/ana/copy/${copy}`, "https://a.example/b/"),
      `https://a.example/b/${there}`,
    );
  });
}

test("where the published addresses name files, so do those of a copy", () => {
  const found = leads("file:", "file:///home/ana/copy/my-plan.html", "https://a.example/", false);

  assert.equal(found, "https://a.example/my-plan.html");
});

test("a copy of a site that names no address has none to give", () => {
  assert.equal(leads("file:", "file:///home/ana/copy/my-plan.html", ""), "");
});

test("a page on a server has its own address", () => {
  assert.equal(
    leads("http:", "http://localhost:8000/my-plan/", "https://a.example/"),
    "http://localhost:8000/my-plan/",
  );
});
