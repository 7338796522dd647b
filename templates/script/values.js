// The values that a reader notes of a measure, by day, and the line through them.
import * as days from "./days.js";
import { draw } from "./draw.js";
import { fill } from "./elements.js";
import * as store from "./store.js";

const words = playbook.words.measures;

/**
 * A measure's values, oldest first, as pairs of day and text. Ids it had before follow it, after commas.
 * @param {string} names
 * @returns {[day: string, text: string][]}
 */
export function values(names) {
  const held = store.find("measure", names.split(","))?.v ?? {};
  return Object.entries(held)
    .filter(([day, text]) => days.isDay(day) && text)
    .sort();
}

/**
 * The number that a text begins with and that nothing but a unit follows: `12`, `1,200`, `4.5 h`, `45 %`; or NaN.
 * @param {string} text
 */
function numberIn(text) {
  const [, found] = /^\s*([-−]?\d+(?:[.,]\d+)*)\D*$/.exec(text) ?? [];
  return found
    ? Number(
        found
          .replace("−", "-")
          .replace(/,(?=\d{3}(\D|$))/g, "")
          .replace(",", "."),
      )
    : NaN;
}

/**
 * Numbers as parts of a size, the least at 0; half of it where all are alike.
 * @param {number[]} all
 * @param {number} size
 */
function scaled(all, size) {
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return all.map((value) => (high === low ? size / 2 : ((value - low) / (high - low)) * size));
}

/**
 * A line through the numbers among values, with its words as a title; or null where there are fewer than two.
 * @param {[day: string, text: string][]} pairs
 */
export function sparkline(pairs) {
  const points = pairs
    .map(([day, text]) => [days.noon(day).getTime(), numberIn(text)])
    .filter(([, y]) => Number.isFinite(y));
  if (points.length < 2) return null;
  const [xs, ys] = [0, 1].map((part) => points.map((point) => point[part]));
  const [x, y] = [scaled(xs, 180), scaled(ys, 40)];
  const at = (/** @type {number} */ place) => [Number(x[place].toFixed(1)) + 6, 46 - Number(y[place].toFixed(1))];
  const numeric = pairs.filter(([, text]) => Number.isFinite(numberIn(text)));
  const [[from, first], [to, last]] = [numeric[0], numeric[numeric.length - 1]];
  const title = fill(words.line, { first, last, from: days.show(from), to: days.show(to), n: numeric.length });
  return draw(
    "svg",
    { class: "pb-spark", viewBox: "0 0 192 52", role: "img", "aria-label": title },
    draw("polyline", { points: points.map((_, place) => at(place).join()).join(" ") }),
    points.map((_, place) => {
      const [cx, cy] = at(place);
      return draw("circle", { cx, cy, r: place === points.length - 1 ? 4 : 2.5 });
    }),
  );
}
