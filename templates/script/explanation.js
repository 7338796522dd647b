// What a title says, as text below its place: under a pointer, a finger or the keyboard's focus. Browsers show it to a
// mouse alone, and Material would write it as HTML.
import { h, one } from "./elements.js";
import { onShow } from "./page.js";

const GAP = 8; // Pixels between a place and its explanation.
const TITLED = "[title]:not([title=''])";
const LINGER = 250; // Milliseconds in which a pointer comes from the one to the other.

const box = h("div", { id: "pb-explanation", class: "pb-explanation", role: "tooltip" });
/** @type {Found | null} */
let host = null; // What is being explained. Meanwhile it has no title, or browsers would show that as well.
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {Found} found */
function show(found) {
  hide();
  host = found;
  box.textContent = host.getAttribute("title");
  host.removeAttribute("title");
  const name = host.getAttribute("aria-label") ?? host.textContent; // What only repeats the name is not read out a second time.
  if (name.trim() !== box.textContent) host.setAttribute("aria-describedby", box.id);
  (one("main") ?? document.body).append(box); // In a landmark, as all that is read aloud.
  place();
}

function hide() {
  clearTimeout(timer);
  if (!host) return;
  host.setAttribute("title", box.textContent);
  host.removeAttribute("aria-describedby");
  box.remove();
  host = null;
}

/** Below the host; above it where the window ends; never beyond the window's sides. Gone when its host is. */
function place() {
  if (!host) return;
  const lines = host.getClientRects(); // A link may stand on two.
  const last = lines[lines.length - 1];
  if (!last || last.bottom < 0 || lines[0].top > innerHeight) return hide();
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = last.bottom + GAP;
  const top = below + height > innerHeight ? lines[0].top - GAP - height : below;
  const left = Math.min(last.left + last.width / 2 - width / 2, document.documentElement.clientWidth - width - GAP);
  box.style.top = `${Math.max(top, 0)}px`;
  box.style.left = `${Math.max(left, GAP)}px`;
}

/** @param {Found} target */
const isShown = (target) => host !== null && (box.contains(target) || host.contains(target));

/** @param {{ target: Found, pointerType: string }} from */
function onPointer({ target, pointerType }) {
  if (pointerType === "touch") return;
  clearTimeout(timer);
  if (isShown(target)) return;
  const found = target.closest?.(TITLED);
  if (found) show(found);
  else if (host && !host.matches(":focus-visible")) timer = setTimeout(hide, LINGER);
}

/**
 * A focus that came with a click says nothing new: the pointer has been there.
 * @param {{ target: Found }} from
 */
function onFocus({ target }) {
  const found = !isShown(target) && target.matches?.(":focus-visible") && target.closest(TITLED);
  if (found) show(found);
}

/**
 * It moves with the page; where the host moves in a part of it, such as a menu, it goes.
 * @param {{ target: Node }} from
 */
function onScroll({ target }) {
  if (!host || !target.contains(host)) return;
  if (target === document) place();
  else hide();
}

// A finger has no hover, so its first tap explains a term and the second follows the link.

/** @type {Found | null} */
let explained = null;

/** @param {Event & { target: Found, pointerType?: string }} event */
function onClick(event) {
  const term = event.target.closest?.("a.pb-term") ?? null;
  const first = term && term !== explained && event.pointerType === "touch";
  explained = term;
  if (!first) return hide();
  event.preventDefault();
  event.stopPropagation();
  term.focus();
  if (term.title) show(term);
}

/**
 * Explain from now on, and first what a reader came upon while this was loading.
 * @param {Happened} event
 */
export function begin(event) {
  document.addEventListener("pointerover", onPointer);
  document.addEventListener("focusin", onFocus);
  document.addEventListener("focusout", hide);
  document.addEventListener("click", onClick, true);
  document.addEventListener("scroll", onScroll, { capture: true, passive: true });
  addEventListener("resize", hide);
  addEventListener("keydown", ({ key }) => key === "Escape" && hide(), true);
  onShow(hide);
  if (event.type === "click") onClick(event);
  else if (event.type === "focusin") onFocus(event);
  else if (event.target.matches(":hover")) onPointer(event);
}
