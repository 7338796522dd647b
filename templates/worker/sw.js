// The service worker: keeps the site's files, so that it opens without a network. `FILES` (address → hash of its bytes)
// is written above this line at build time. Pages come from the network first, so nobody reads an old one while online.
(() => {
  "use strict";

  const SCOPE = self.registration.scope;
  const OURS = `playbook ${SCOPE} `; // Other sites on this origin have caches of their own.
  const KEPT = `${OURS}kept`;
  const VISITED = `${OURS}visited`;
  const AT_ONCE = 6;
  const PATIENCE = 5000; // Milliseconds after which a kept page is better than a slow one.
  const HASHED = /\.[0-9a-f]{8}\.(min\.)?(js|css)$/; // A name that changes with its bytes never goes stale.

  const isListed = (path) => Object.hasOwn(FILES, path);

  /** A file's place in the cache: what has the same hash in the next version need not be fetched again. */
  const keyOf = (path) => `${SCOPE}${path}?kept=${FILES[path]}`;

  addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
  addEventListener("activate", (event) => event.waitUntil(dropOld().then(() => self.clients.claim())));

  async function keepAll() {
    const cache = await caches.open(KEPT);
    const paths = Object.keys(FILES);
    const worker = async () => {
      for (let path = paths.shift(); path !== undefined; path = paths.shift()) await keep(cache, path);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  async function keep(cache, path) {
    if (await cache.match(keyOf(path))) return;
    const answer = await fetch(SCOPE + path, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(keyOf(path), await plain(answer));
  }

  /** The answer without the way it took: a browser refuses to open a page with an answer that was redirected. */
  async function plain(answer) {
    if (!answer.redirected) return answer;
    return new Response(await answer.blob(), { headers: answer.headers, status: answer.status });
  }

  /** Remove what this version does not list, and the caches of an earlier one. */
  async function dropOld() {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== KEPT) await caches.delete(name);
    const cache = await caches.open(KEPT);
    const wanted = new Set(Object.keys(FILES).map(keyOf));
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  }

  addEventListener("fetch", (event) => {
    const { request } = event;
    const { href } = new URL(request.url);
    if (request.method !== "GET" || !href.startsWith(SCOPE) || request.headers.has("range")) return;
    const path = href
      .slice(SCOPE.length)
      .split(/[?#]/)[0]
      .replace(/(^|\/)index\.html$/, "$1");
    event.respondWith(HASHED.test(path) && isListed(path) ? cacheFirst(request, path) : networkFirst(event, path));
  });

  async function cacheFirst(request, path) {
    return (await find(path)) ?? fetch(request);
  }

  async function networkFirst(event, path) {
    const asking = fetch(event.request);
    event.waitUntil(asking.then((answer) => isListed(path) || remember(path, answer)).catch(() => {}));
    const kept = await find(path);
    try {
      return await (kept ? Promise.race([asking, late()]) : asking);
    } catch (error) {
      if (kept) return kept;
      if (isListed(`${path}/`) && event.request.mode === "navigate") return Response.redirect(`${SCOPE}${path}/`);
      throw error;
    }
  }

  const late = () =>
    new Promise((_, reject) => {
      setTimeout(() => reject(new Error("late")), PATIENCE);
    });

  async function find(path) {
    if (isListed(path)) return (await caches.open(KEPT)).match(keyOf(path));
    return (await caches.open(VISITED)).match(SCOPE + path);
  }

  /** Pages beyond those of the list are kept once they were read. */
  async function remember(path, answer) {
    if (!answer.ok || !answer.headers.get("Content-Type")?.startsWith("text/html")) return;
    const copy = await plain(answer.clone());
    await (await caches.open(VISITED)).put(SCOPE + path, copy);
  }
})();
