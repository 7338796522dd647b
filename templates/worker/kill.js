// Takes the service worker back: this file replaces it, forgets all that it kept, and removes itself.
// It listens to no request, so open pages go to the network from here on.
(() => {
  "use strict";

  addEventListener("install", () => self.skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(leave()));

  async function leave() {
    const ours = `playbook ${self.registration.scope} `;
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
    await self.registration.unregister();
  }
})();
