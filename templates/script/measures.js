// Measures: the values that a reader notes, by day, as a table and a line.
// A record `measure:<step>/<id>` is { t, v: { day: text } }. Elsewhere: `playbook.measures.values` and `.sparkline`.
(() => {
  "use strict";

  const { store, days, draw } = playbook;
  const { h, fill, say, onShow } = playbook.page;
  const words = playbook.words.measures;

  /** A measure's values, oldest first, as pairs of day and text. Ids it had before follow it, after commas. */
  function values(names) {
    const held = store.find("measure", names.split(","))?.v ?? {};
    return Object.entries(held).filter(([day, text]) => days.isDay(day) && typeof text === "string").sort();
  }

  /** The number that a text begins with and that nothing but a unit follows: `12`, `1,200`, `4.5 h`, `45 %`; or NaN. */
  function numberIn(text) {
    const [, found] = /^\s*([-−]?\d+(?:[.,]\d+)*)\D*$/.exec(text) ?? [];
    return found ? Number(found.replace("−", "-").replace(/,(?=\d{3}(\D|$))/g, "").replace(",", ".")) : NaN;
  }

  /** A line through the numbers among values, with its words as a title; or null where there are fewer than two. */
  function sparkline(pairs) {
    const points = pairs.map(([day, text]) => [days.noon(day).getTime(), numberIn(text)]).filter(([, y]) => Number.isFinite(y));
    if (points.length < 2) return null;
    const [xs, ys] = [0, 1].map((part) => points.map((point) => point[part]));
    const scale = (all, size) => {
      const [low, high] = [Math.min(...all), Math.max(...all)];
      return (value) => (high === low ? size / 2 : ((value - low) / (high - low)) * size).toFixed(1);
    };
    const [x, y] = [scale(xs, 180), scale(ys, 40)];
    const at = ([left, up]) => [Number(x(left)) + 6, 46 - y(up)];
    const numeric = pairs.filter(([, text]) => Number.isFinite(numberIn(text)));
    const [[from, first], [to, last]] = [numeric[0], numeric.at(-1)];
    const title = fill(words.line, { first, last, from: days.show(from), to: days.show(to), n: numeric.length });
    return draw("svg", { class: "pb-spark", viewBox: "0 0 192 52", role: "img", "aria-label": title },
      draw("polyline", { points: points.map((point) => at(point).join()).join(" ") }),
      points.map((point) => { const [cx, cy] = at(point); return draw("circle", { cx, cy, r: point === points.at(-1) ? 4 : 2.5 }); }));
  }

  const write = (names, held) => store.put([[`measure:${names.split(",")[0]}`, { v: Object.fromEntries(held) }]]);

  // On the page of measures: a form for each, made once, and its values ---------------------------------------------

  function form(names, title, key) {
    const day = h("input", { type: "date", class: "pb-input", id: `day-${key}`, value: days.today(), required: true });
    const value = h("input", { class: "pb-input", id: `value-${key}`, maxlength: 60, autocomplete: "off", required: true });
    const hidden = () => h("span", { class: "pb-visually-hidden" }, `: ${title}`);
    const onsubmit = (event) => {
      event.preventDefault();
      if (!days.isDay(day.value) || !value.value.trim()) return say(words.needs);
      const text = value.value.trim();
      value.value = "";
      write(names, [...values(names).filter(([other]) => other !== day.value), [day.value, text]]);
      return say(fill(words.added, { day: days.show(day.value), value: text }), { undo: true });
    };
    return h("form", { class: "pb-values__form", onsubmit },
      h("p", {}, h("label", { for: day.id }, words.day, hidden()), day), h("p", {}, h("label", { for: value.id }, words.value, hidden()), value),
      h("button", { class: "pb-button" }, words.add, hidden()));
  }

  function table(names, title, key) {
    const found = values(names);
    if (!found.length) return [h("p", { class: "pb-hint" }, words.none)];
    const drop = (day) => {
      write(names, values(names).filter(([other]) => other !== day));
      document.getElementById(`value-${key}`).focus();
      say(fill(words.deleted, { day: days.show(day) }), { undo: true });
    };
    return [h("table", { class: "pb-values__table" }, h("caption", { class: "pb-visually-hidden" }, fill(words.values, { title })),
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, words.day), h("th", { scope: "col" }, words.value_short), h("td", {}))),
      h("tbody", {}, found.map(([day, text]) => h("tr", {}, h("th", { scope: "row" }, days.show(day)), h("td", {}, text),
        h("td", {}, h("button", { type: "button", class: "pb-mine__open", onclick: () => drop(day) }, words.delete,
          h("span", { class: "pb-visually-hidden" }, `: ${days.show(day)}, ${text}`))))))), sparkline(found)];
  }

  function show() {
    for (const place of document.querySelectorAll("[data-measure]")) {
      const names = place.dataset.measure;
      const title = document.getElementById(names.split(",")[0].split("/")[1])?.textContent ?? "";
      const key = names.split(",")[0].replace(/\W/g, "-");
      if (!place.firstElementChild) place.append(form(names, title, key), h("div", { class: "pb-values__shown" }));
      place.lastElementChild.replaceChildren(...table(names, title, key).filter(Boolean));
    }
  }

  playbook.measures = { values, sparkline };
  store.onChange(show);
  onShow(show);
})();
