// The lines of a calendar file (RFC 5545), by what they stand in. Nothing in it is trusted.
import { MOST, Refused } from "./calendar-values.js";

/** @typedef {{ name: string, value: string, more: (name: string) => string }} Line `more` is what it says of its value. */
/** @typedef {{ name: string, lines: Line[], parts: Component[] }} Component */

/**
 * The lines. One that is too long for others to carry goes on after a break and a blank.
 * @param {string} text
 */
function linesOf(text) {
  if (text.length > MOST.characters) throw new Refused("too_large");
  if (!text.trim()) throw new Refused("empty");
  const end = text.toUpperCase().lastIndexOf("END:VCALENDAR");
  if (text.slice(0, Math.max(end, 0)).includes("\0") || !/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text))
    throw new Refused("no_calendar");
  return text
    .replace(/^\uFEFF?\s*/, "")
    .replace(/(?:\r\n|\r|\n)[ \t]/g, "")
    .split(/[\r\n]+/);
}

/**
 * A line in its parts: its value begins at the first colon outside quotes.
 * @param {string} line
 * @returns {Line}
 */
function split(line) {
  let quoted = false;
  let at = 0;
  while (at < line.length && (line[at] !== ":" || quoted)) {
    if (line[at] === '"') quoted = !quoted;
    at += 1;
  }
  const head = line.slice(0, at);
  return {
    name: at < line.length ? head.split(";", 1)[0].toUpperCase() : "",
    value: line.slice(at + 1).trim(),
    more: (name) => new RegExp(`;${name}="?([^;"]*)`, "i").exec(head)?.[1].trim() ?? "",
  };
}

/**
 * Every calendar of a file, for there may be several. What stands behind the end of one is no part of it.
 * @param {string} text
 */
export function calendarsOf(text) {
  /** @type {Component[]} */
  const found = [];
  /** What has begun and not ended. @type {Component[]} */
  const open = [];
  let events = 0;
  for (const line of linesOf(text).map(split)) {
    const name = line.value.toUpperCase();
    if (line.name === "BEGIN") {
      events += Number(name === "VEVENT");
      if (events > MOST.events) throw new Refused("too_many");
      begin({ name, lines: [], parts: [] }, open, found);
    } else if (line.name === "END") end(name, open);
    else open.at(-1)?.lines.push(line);
  }
  if (open.length) throw new Refused("cut_off");
  return found;
}

/**
 * @param {Component} component
 * @param {Component[]} open
 * @param {Component[]} found
 */
function begin(component, open, found) {
  if (component.name === "VEVENT" && isEventOpen(open)) throw new Refused("nested");
  if (!open.length && component.name !== "VCALENDAR") return;
  (open.at(-1)?.parts ?? found).push(component);
  open.push(component);
}

/**
 * @param {string} name
 * @param {Component[]} open
 */
function end(name, open) {
  const at = open.findLastIndex((component) => component.name === name);
  if (at === -1) return;
  if (name === "VCALENDAR" && isEventOpen(open)) throw new Refused("cut_off");
  open.length = at;
}

/** @param {Component[]} open */
const isEventOpen = (open) => open.some(({ name }) => name === "VEVENT");
