// The calendar audit: one week's hours beside the bands of two levels, three cuts and three additions.
// A record `week:step/monday` is { t, h: { category: hours }, cut: { 1: words }, add: { 1: words }, again: day }.
(() => {
  "use strict";

  const { store, days } = playbook;
  const { h, fill, say, load, onShow } = playbook.page;
  const words = playbook.words.audit;
  const SVG = "http://www.w3.org/2000/svg";
  const SAID = 3; // Differences told in words: more than three at once are nobody's next step.

  let table = null;
  let monday = "";
  const listeners = [];

  const byId = (id) => document.getElementById(id);
  const rows = () => [...table.querySelectorAll("tr[data-category]")];
  const fieldsOf = (kind) => [...document.querySelectorAll(`[data-own="${kind}"]`)];
  const steps = () => table.dataset.audit.split(","); // The step's id, then those it had before.
  const nameOf = (day) => `week:${steps()[0]}/${day}`;
  const recordOf = (day) => store.find("week", steps().map((step) => `${step}/${day}`));
  const sum = (hours) => Object.values(hours).reduce((all, one) => all + one, 0);
  const number = new Intl.NumberFormat(document.documentElement.lang || "en", { maximumFractionDigits: 2 });

  /** The hours of a record that can be counted. */
  const hoursOf = (record) =>
    Object.fromEntries(Object.entries(record?.h ?? {}).filter(([, hours]) => Number.isFinite(hours) && hours > 0 && hours <= 168));

  /** Whole percents by category, for what is shown and what is compared alike. */
  function sharesOf(hours) {
    const all = sum(hours);
    return Object.fromEntries(Object.entries(hours).map(([category, one]) => [category, Math.round((100 * one) / all)]));
  }

  const holds = (record) => sum(hoursOf(record)) > 0 || record.cut || record.add;

  /** The weeks of this step that hold something, the latest first: pairs of Monday and record. */
  function weeks() {
    const mondays = store.entries("week").map(([id]) => id.split("/"))
      .filter(([step, day]) => steps().includes(step) && days.isDay(day) && days.monday(day) === day).map(([, day]) => day);
    return [...new Set(mondays)].sort().reverse().map((day) => [day, recordOf(day)]).filter(([, record]) => record && holds(record));
  }

  // Fields and record ------------------------------------------------------------------------------------------

  const written = () =>
    hoursOf({ h: Object.fromEntries(rows().map((row) => [row.dataset.category, row.querySelector("input").valueAsNumber])) });

  function own(kind) {
    const found = fieldsOf(kind).map((field) => [field.dataset.place, field.value.trim()]).filter(([, text]) => text);
    return found.length ? Object.fromEntries(found) : undefined;
  }

  /** Keep what the fields say, and other changes with it as one step of undo. */
  function save(others = []) {
    const again = byId("log-again").value;
    const fields = { h: written(), cut: own("cut"), add: own("add"), again: days.isDay(again) ? again : undefined };
    store.put([[nameOf(monday), { ...recordOf(monday), ...fields, t: Date.now() }], ...others]);
  }

  function put(field, value) {
    if (field !== document.activeElement && field.value !== String(value ?? "")) field.value = value ?? "";
  }

  function show() {
    if (!table?.isConnected) return;
    const record = recordOf(monday);
    const hours = hoursOf(record);
    for (const row of rows()) put(row.querySelector("input"), hours[row.dataset.category]);
    for (const kind of ["cut", "add"]) for (const field of fieldsOf(kind)) put(field, record?.[kind]?.[field.dataset.place]);
    put(byId("log-again"), record?.again);
    put(byId("week"), monday);
    byId("week-said").textContent = [fill(words.chosen_week, { first: days.show(monday), last: days.show(days.add(monday, 6)) }), due()].join(" ");
    compare();
    for (const listener of listeners) listener();
  }

  /** The latest day on which the reader meant to log again, once it has come and no week since is logged. */
  function due() {
    const all = weeks();
    const again = all.map(([, record]) => record.again).filter((day) => days.isDay(day) && day <= days.today()).sort().at(-1);
    return again && !all.some(([day]) => day >= days.monday(again)) ? fill(words.again, { day: days.show(again) }) : "";
  }

  function choose(day) {
    if (!days.isDay(day)) return;
    monday = days.monday(day);
    show();
  }

  // Comparison -------------------------------------------------------------------------------------------------

  function compare() {
    const hours = written();
    const shares = sharesOf(hours);
    const all = sum(hours);
    byId("total").textContent = all ? fill(words.hours, { hours: number.format(all) }) : "";
    const wide = rows().map((row) => showRow(row, all ? shares[row.dataset.category] ?? 0 : null)).filter(Boolean);
    byId("said").hidden = !all;
    const told = wide.sort((one, other) => other.gap - one.gap).slice(0, SAID)
      .map(({ share, low, high, category }) => fill(words.largest, { share, low, high, category }));
    const text = told.length ? told : [words.in_all];
    if (byId("said").textContent !== text.join("")) byId("said").replaceChildren(...text.map((line) => h("p", {}, line)));
  }

  /** A row with the reader's share, or without one. Returns how far it is from the band of the level entered. */
  function showRow(row, share) {
    const known = share !== null;
    row.querySelector("[data-share]").textContent = known ? fill(words.share, { share }) : "";
    const bands = [...row.querySelectorAll("td")].slice(1).map((cell) => cell.querySelector("[data-band]"));
    for (const band of bands) if (band) showBand(band, share);
    const next = known && bands[1];
    const { low, high } = next ? next.dataset : {};
    const gap = next ? Math.max(low - share, share - high) : 0;
    return gap > 0 ? { gap, share, low, high, category: inSentence(row.dataset.name) } : null;
  }

  const inSentence = (name) => name[0].toLocaleLowerCase(document.documentElement.lang || "en") + name.slice(1);

  const placeOf = (share, { low, high }) => (share < Number(low) ? "below" : share > Number(high) ? "above" : "within");

  function showBand(band, share) {
    band.querySelector(".pb-range__mark")?.remove();
    band.querySelector(".pb-verdict")?.remove();
    if (share === null) return;
    const mark = document.createElementNS(SVG, "line");
    const at = { x1: share, x2: share, y1: -4, y2: 12, class: "pb-range__mark" };
    for (const [name, value] of Object.entries(at)) mark.setAttribute(name, value);
    band.querySelector(".pb-range").append(mark);
    const place = placeOf(share, band.dataset);
    band.append(h("span", { class: `pb-verdict pb-verdict--${place}` }, fill(words.you, { place: words[place] })));
  }

  // Suggestions ------------------------------------------------------------------------------------------------

  /** Each suggestion gets a button that writes it into the first empty field. */
  function offer(kind, list) {
    for (const point of document.querySelectorAll(`${list} > li`)) {
      const text = point.textContent.trim().replace(/\s+/g, " ");
      const take = () => {
        const field = fieldsOf(kind).find((found) => !found.value.trim());
        if (!field) return say(words.three);
        field.value = text;
        save();
        return say(fill(words.taken, { place: field.dataset.place }), { undo: true });
      };
      point.append(" ", h("button", { type: "button", class: "pb-button pb-take", onclick: take }, words.use,
        h("span", { class: "pb-visually-hidden" }, `: ${text}`)));
    }
  }

  /** What reads a calendar file is loaded once somebody has one. */
  const loadFile = ({ target }) => target.open && load("calendar").catch(() => say(playbook.words.base.not_loaded));

  // Together ---------------------------------------------------------------------------------------------------

  const isField = (node) => node instanceof Element && node.matches(".pb-hours, [data-own], #log-again");

  function onChange({ target, type }) {
    if (!table?.isConnected) return;
    if (isField(target)) type === "change" ? save() : compare();
    else if (type === "change" && target.id === "week") choose(target.value || monday);
  }

  /** Any day chooses its week, but the field shows its Monday only once the reader has finished typing. */
  function onLeave({ target }) {
    if (target.id === "week" && table?.isConnected) target.value = monday;
  }

  function start() {
    const found = document.querySelector("[data-audit]");
    if (found && found !== table) {
      table = found;
      const [thisWeek, lastWeek] = [0, -7].map((back) => days.monday(days.add(days.today(), back)));
      monday = recordOf(thisWeek)?.h ? thisWeek : lastWeek;
      byId("week-back").addEventListener("click", () => choose(days.add(monday, -7)));
      byId("week-on").addEventListener("click", () => choose(days.add(monday, 7)));
      document.querySelector(".pb-file").addEventListener("toggle", loadFile);
      offer("cut", ".pb-list--no");
      offer("add", ".pb-list--yes");
    }
    show();
  }

  playbook.audit = {
    byId, rows, weeks, hoursOf, sharesOf, sum, number, nameOf, recordOf, choose, save,
    monday: () => monday,
    /** Call whenever the week or what is recorded has changed. */
    onWeek: (listener) => { listeners.push(listener); show(); },
  };
  document.addEventListener("input", onChange);
  document.addEventListener("change", onChange);
  document.addEventListener("focusout", onLeave);
  store.onChange(show);
  onShow(start);
})();
