// The reader's place on a page: where an address leads, and what they touch stays where it is on the screen.
const SETTLES = 1000; // Milliseconds in which a page that came up still moves: its letters, and what scripts add, come in.
const MOVES = ["wheel", "touchmove", "pointerdown", "keydown"];

/**
 * Bring an element to its place below the bars, and keep it there while the page settles, until the reader moves.
 * @param {Element} found
 */
export function land(found) {
  const go = () => found.scrollIntoView({ behavior: "instant" });
  const watch = new ResizeObserver(go);
  const end = () => watch.disconnect();
  go();
  watch.observe(document.body);
  for (const name of MOVES) addEventListener(name, end, { once: true, passive: true });
  setTimeout(end, SETTLES);
}

/**
 * Do what folds or opens other parts, and leave an element where it is on the screen.
 * @param {Element} found
 * @param {() => void} act
 */
export function hold(found, act) {
  const top = () => found.getBoundingClientRect().top;
  const before = top();
  act();
  if (found.getClientRects().length) scrollBy({ top: top() - before, behavior: "instant" });
}
