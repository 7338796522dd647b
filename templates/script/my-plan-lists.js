// The plan as a Markdown task list and as a spreadsheet.
import { every, fill } from "./elements.js";
import { factsOf, factsOfGone, factsOfStep } from "./my-plan-facts.js";
import * as plan from "./my-plan-items.js";

/** @import { Facts } from "./my-plan-facts.js" */

const words = playbook.words.plan;

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

/** @param {Facts} facts */
function linesOf(facts) {
  const said = `${facts.review ? `${words.review}: ` : ""}${facts.text}${about(facts)}`;
  const note = facts.note ? facts.note.split(/\r?\n/) : [];
  return [
    `- [${facts.state === "done" ? "x" : " "}] ${escapeMarkdown(said)}`,
    ...note.map((line) => `      ${escapeMarkdown(line)}`),
  ];
}

export function markdown() {
  const lines = [`# ${escapeMarkdown(words.title)}`, ""];
  for (const option of every("#plan-step option")) {
    lines.push(`## ${escapeMarkdown(option.textContent)}`, "");
    lines.push(...factsOfStep(option.value).flatMap(linesOf), "");
  }
  const gone = factsOfGone();
  if (gone.length) lines.push(`## ${escapeMarkdown(words.gone)}`, "", ...gone.flatMap(linesOf), "");
  return lines.join("\n");
}

/** Excel divides a file at what divides lists where it runs: at semicolons where numbers have a decimal comma. */
const DIVIDER = (1.5).toLocaleString().includes(",") ? ";" : ",";

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
  const rows = [...plan.all().map(factsOf), ...factsOfGone()].map((facts) =>
    columns.map((name) => cell(facts[name])).join(DIVIDER),
  );
  return `\ufeff${[columns.join(DIVIDER), ...rows].join("\r\n")}\r\n`;
}
