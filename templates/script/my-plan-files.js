// The plan in other forms: a calendar (RFC 5545), a Markdown task list, a spreadsheet.
import * as days from "./days.js";
import { every, fill, h, one } from "./elements.js";
import * as items from "./items.js";
import * as plan from "./my-plan-items.js";
import { say } from "./saying.js";
import * as store from "./store.js";

/** @import { Item } from "./records.js" */
/** @typedef {ReturnType<typeof factsOf>} Facts */

const words = playbook.words.plan;
const encoder = new TextEncoder();

/**
 * What an item or review of the plan says in any form.
 * @param {Found} node
 */
function factsOf(node) {
  const box = plan.boxOf(node);
  /** @type {Item | undefined} */
  const record = box ? items.recordOf(box.dataset.names) : plan.answerOf(node);
  return {
    id: box ? box.dataset.item : `${node.dataset.of}/review-${node.dataset.phase}`,
    text: node.querySelector("label").textContent.trim(),
    url: node.querySelector(".pb-plan__facts a").href,
    step: node.dataset.of,
    phase: node.dataset.phase,
    due: plan.dueOf(node),
    review: !box,
    state: items.stateOf(record),
    day: record?.s && record.s !== "todo" ? items.dayOf(record) : "",
    note: record?.n ?? "",
    reason: items.reasonOf(record),
  };
}

/** @param {string} step */
const factsOfStep = (step) => plan.nodesOf(step).map(factsOf);

// Calendar ---------------------------------------------------------------------------------------------------

/** @param {string} text */
const escapeText = (text) => text.replace(/[\\,;]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
/** @param {string} day */
const plainDay = (day) => day.replaceAll("-", "");

/**
 * A content line in pieces of at most 75 octets, never inside a character.
 * @param {string} line
 */
function fold(line) {
  const pieces = [];
  let piece = "";
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > 75) {
      pieces.push(piece);
      piece = " ";
      size = 1;
    }
    piece += character;
    size += octets;
  }
  return [...pieces, piece].join("\r\n");
}

/**
 * @param {Facts} facts
 * @param {number} sequence
 * @param {string} stamp
 */
function eventLines(facts, sequence, stamp) {
  if (!facts.due) return [];
  return [
    "BEGIN:VEVENT",
    `UID:${facts.id.replaceAll("/", ".")}@${playbook.site}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${plainDay(facts.due)}`,
    `DTEND;VALUE=DATE:${plainDay(days.add(facts.due, 1))}`,
    `SUMMARY:${escapeText(facts.review ? `${words.review}: ${facts.text}` : facts.text)}`,
    `DESCRIPTION:${escapeText(facts.url)}`,
    `URL:${facts.url}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/**
 * All-day events of the open items and reviews; the numbers rise from export to export, so that calendars update.
 * @param {string} step
 * @param {number} sequence
 */
function calendar(step, sequence) {
  const stamp = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const open = factsOfStep(step).filter((facts) => facts.due && !["done", "skip"].includes(facts.state));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${playbook.site}//plan//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...open.flatMap((facts) => eventLines(facts, sequence, stamp)),
    "END:VCALENDAR",
  ];
  return { text: `${lines.map(fold).join("\r\n")}\r\n`, count: open.length };
}

export function saveCalendar() {
  const step = plan.currentStep();
  const record = plan.stepOf(step);
  if (!record?.start) {
    say(words.start_first);
    one("[data-setup-fold]").open = true;
    one("#plan-start").focus();
    return;
  }
  const sequence = (record.seq ?? -1) + 1;
  const { text, count } = calendar(step, sequence);
  store.put([[`step:${step}`, { ...record, seq: sequence }]], { undoable: false });
  save(`${step}.ics`, "text/calendar", text, fill(words.saved_calendar, { count }));
}

// Lists ------------------------------------------------------------------------------------------------------

/** @param {string} text */
const escapeMarkdown = (text) => text.replace(/[\\`*_[\]<>#|]/g, "\\$&").replace(/\s+/g, " ");

/**
 * What a line says behind an item: when it is due, what became of it, and why.
 * @param {Facts} facts
 */
function about(facts) {
  const state = facts.state !== "todo" && `${playbook.words.base[`state_${facts.state}`]} ${facts.day}`;
  const said = [facts.due && fill(words.due, { day: facts.due }), state, facts.reason].filter(Boolean).join(", ");
  return said && ` (${said})`;
}

export function markdown() {
  const lines = [`# ${escapeMarkdown(words.title)}`, ""];
  for (const option of every("#plan-step option")) {
    lines.push(`## ${escapeMarkdown(option.textContent)}`, "");
    for (const facts of factsOfStep(option.value)) {
      const said = `${facts.review ? `${words.review}: ` : ""}${facts.text}${about(facts)}`;
      lines.push(`- [${facts.state === "done" ? "x" : " "}] ${escapeMarkdown(said)}`);
      if (facts.note) lines.push(...facts.note.split(/\r?\n/).map((line) => `      ${escapeMarkdown(line)}`));
    }
    lines.push("");
  }
  return lines.join("\n");
}

/**
 * A cell that no spreadsheet takes for a formula, whatever blanks or wide signs it begins with.
 * @param {unknown} value
 */
const cell = (value) =>
  `"${String(value ?? "")
    .replace(/^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/, "'$&")
    .replaceAll('"', '""')}"`;

export function spreadsheet() {
  /** @type {(keyof Facts)[]} */
  const columns = ["step", "phase", "id", "text", "state", "day", "due", "reason", "note"];
  const rows = plan
    .all()
    .map(factsOf)
    .map((facts) => columns.map((name) => cell(facts[name])).join(","));
  return `\ufeff${[columns.join(","), ...rows].join("\r\n")}\r\n`;
}

// Saving -----------------------------------------------------------------------------------------------------

/**
 * @param {string} name
 * @param {string} type
 * @param {string} text
 * @param {string} [said]
 */
export function save(name, type, text, said) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  say(said ?? fill(words.saved, { name }));
}

export const stem = () => `${playbook.site}-${days.today()}`;
