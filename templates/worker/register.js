// Asks the browser to keep the site for reading without a network, once the page has loaded all it needs itself.
(() => {
  "use strict";

  const worker = new URL("../sw.js", document.currentScript.src);
  if (!("serviceWorker" in navigator) || location.protocol === "file:") return;
  addEventListener("load", () => navigator.serviceWorker.register(worker, { updateViaCache: "none" }).catch(() => {}));
})();
