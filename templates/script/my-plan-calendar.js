// The plan as a calendar (RFC 5545).
import * as days from "./days.js";
import { fill } from "./elements.js";
import { focusBegin, isAsked } from "./my-plan-begin.js";
import { factsOfStep } from "./my-plan-facts.js";
import { save } from "./my-plan-files.js";
import * as plan from "./my-plan-items.js";
import { openSetup } from "./my-plan-setup.js";
import { published } from "./published.js";
import { say } from "./saying.js";
import * as store from "./store.js";

/** @import { Facts } from "./my-plan-facts.js" */

const words = playbook.words.plan;
const encoder = new TextEncoder();

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

/** @param {Facts} facts */
const isSettled = ({ state }) => ["done", "skip"].includes(state);

/**
 * An entry under the oldest name of its item, so that calendars know it again after a rename.
 * @param {Facts} facts
 * @param {number} sequence
 * @param {string} stamp
 */
function eventLines(facts, sequence, stamp) {
  const day = facts.due ?? facts.planned;
  if (!day) return [];
  return [
    "BEGIN:VEVENT",
    `UID:${facts.first.replaceAll("/", ".")}@${playbook.site}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${plainDay(day)}`,
    `DTEND;VALUE=DATE:${plainDay(days.add(day, 1))}`,
    `SUMMARY:${escapeText(facts.review ? `${words.review}: ${facts.text}` : facts.text)}`,
    ...(facts.url ? [`DESCRIPTION:${escapeText(facts.url)}`, `URL:${facts.url}`] : []),
    ...(isSettled(facts) || !facts.due ? ["STATUS:CANCELLED"] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/**
 * All-day events of the open items and reviews; the numbers rise from export to export, so that calendars update. What
 * is done by then, or has no day any more, may stand in a calendar since an earlier export, so that it is cancelled there.
 * @param {string} step
 * @param {number} sequence
 */
function calendar(step, sequence) {
  const stamp = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const due = factsOfStep(step).filter((facts) => sequence > 0 || (facts.due && !isSettled(facts)));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//${playbook.site}//plan//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...due.flatMap((facts) => eventLines(facts, sequence, stamp)),
    "END:VCALENDAR",
  ];
  return {
    text: `${lines.map(fold).join("\r\n")}\r\n`,
    count: due.filter((facts) => facts.due && !isSettled(facts)).length,
  };
}

export function saveCalendar() {
  const step = plan.currentStep();
  const record = plan.stepOf(step);
  if (!record?.start) {
    say(words.start_first);
    isAsked() ? focusBegin() : openSetup();
    return;
  }
  const sequence = (record.seq ?? -1) + 1;
  const { text, count } = calendar(step, sequence);
  store.put([[`step:${step}`, { ...record, seq: sequence }]], { undoable: false });
  const said = published(location.href)
    ? fill(count === 1 ? words.saved_calendar_one : words.saved_calendar, { count })
    : fill(count === 1 ? words.saved_calendar_here_one : words.saved_calendar_here, { count });
  save(`${step}.ics`, "text/calendar", text, said);
}
