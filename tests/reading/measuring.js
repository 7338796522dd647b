// What a page shows as it comes up: a function of selectors, and of the count of what belongs to the first act.
({ act, count, item, furniture }) => {
  const main = document.querySelector("main article");
  const title = main.querySelector("h1");
  const CONTROL = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const FIELD = "input:not([type=hidden]), select, textarea";

  const all = (selector) => [...main.querySelectorAll(selector)].filter(isShown);
  const isBelow = (node) => !title.contains(node)
    && Boolean(title.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);

  /** Whether readers see it: laid out, not folded away or transparent, not clipped to a pixel for a screen reader. */
  function isShown(node) {
    if (!node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    for (let around = node; around !== main; around = around.parentElement) {
      const { width, height } = around.getBoundingClientRect();
      if (width <= 1 && height <= 1) return false;
    }
    return !node.closest("[aria-hidden=true]") || !node.matches(CONTROL);
  }

  /** The place of something on the page; boxes and choices are pressed on their labels too. */
  function placeOf(node) {
    const labels = node.matches("[type=checkbox], [type=radio]") ? [...node.labels].filter(isShown) : [];
    const boxes = [node, ...labels].map((each) => each.getBoundingClientRect());
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    return { begins: top + scrollY, ends: bottom + scrollY, high: bottom - top };
  }

  /** Each word or sign in sight, with its node and the boxes in which it is laid out: several where it is broken. */
  function* textsShown() {
    const nodes = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const holdsText = (node) => !node.matches("option, textarea, details:not([open])") && isShown(node);
    const range = document.createRange(), seen = new Map();
    while (nodes.nextNode()) {
      const node = nodes.currentNode, around = node.parentElement;
      if (!seen.has(around)) seen.set(around, holdsText(around));
      for (const { 0: text, index } of seen.get(around) ? node.data.matchAll(/\S+/g) : []) {
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
        if (boxes.length) yield { node, around, text, boxes, spaced: index > 0 };
      }
    }
  }

  /** How many characters the longest line has, as lines are laid out: words beside each other in one block. */
  function widest(texts) {
    const blocks = new Map();
    const isInline = (node) => getComputedStyle(node).display.startsWith("inline") && !node.matches("article, text");
    const blockOf = (node) => isInline(node) ? blockOf(node.parentElement) : node;
    let longest = 0, length = 0, last;
    for (const { around, text, boxes, spaced } of texts) {
      if (!blocks.has(around)) blocks.set(around, blockOf(around));
      const whole = boxes.reduce((sum, { width }) => sum + width, 0);
      for (const box of boxes) {
        const isBeside = last && box.top < last.box.bottom - 2 && box.left >= last.box.right - 2;
        const gap = spaced || box.left > last?.box.right + 1 ? 1 : 0;
        length = Math.round(text.length * box.width / whole)
          + (isBeside && last.block === blocks.get(around) ? length + gap : 0);
        last = { block: blocks.get(around), box };
        longest = Math.max(longest, length);
      }
    }
    return longest;
  }

  /** How many things to answer are asked: a group of fields asks one. */
  const questions = () => new Set(all(FIELD).map((field) => field.closest("fieldset") ?? field)).size;

  /** The most whole items that a reader sees at once, whatever lies over the page, wherever they scroll to. */
  function itemsAtOnce() {
    const rows = all(item).map((node) => ({ node, ...placeOf(node) }));
    const isClear = (node) => {
      const { left, width, top, bottom } = node.getBoundingClientRect();
      return [top + 1, bottom - 1].every((y) => node.contains(document.elementFromPoint(left + width / 2, y)));
    };
    const isInside = ({ begins, ends }) => begins >= scrollY && ends <= scrollY + innerHeight;
    const steps = [];
    for (let y = 0; rows.length && y < rows.at(-1).ends; y += 20) {
      scrollTo({ top: y, behavior: "instant" });
      steps.push(rows.filter((row) => isInside(row) && isClear(row.node)).length);
    }
    scrollTo({ top: 0, behavior: "instant" });
    return Math.max(0, ...steps);
  }

  const acts = all(act).filter(isBelow).slice(0, count);
  const headings = all("h2, h3, h4, h5, h6").filter(isBelow);
  const ends = [acts[0], headings[0]].filter(Boolean);
  const isBefore = (node) => ends.every((end) => end.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING);
  const isOpening = ({ node, around }) => isBelow(node) && isBefore(node) && !around.closest(furniture);

  const texts = [...textsShown()];
  const words = texts.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const places = acts.map(placeOf);
  const heights = all(CONTROL).map((node) => placeOf(node).high);
  return {
    kind: title.dataset.page ?? "",
    begins: places.length ? Math.round(places[0].begins) : null,
    ends: places.length < count ? null : Math.round(Math.max(...places.map((place) => place.ends))),
    leads: acts[0]?.href ?? "",
    words: words.length,
    links: all("a[href]").length,
    screens: document.documentElement.scrollHeight / innerHeight,
    widest: widest(texts),
    opening: words.filter(isOpening).length,
    questions: questions(),
    items: itemsAtOnce(),
    under24: heights.filter((height) => height < 24).length,
    under44: heights.filter((height) => height < 44).length,
  };
}
