// Fields that a reader writes in: what another tab has kept since the field was filled stays, too.
import { note } from "./fields.js";

/**
 * Fill a field with what is kept, unless the reader writes in it now: a link may lead into one that is still empty.
 * @param {Found | HTMLTextAreaElement} field
 * @param {string | undefined} kept
 */
export function fillIn(field, kept = "") {
  if (field === document.activeElement && ("filled" in field.dataset || field.value)) return;
  field.value = kept;
  field.dataset.filled = kept;
}

/**
 * What is to be kept of a field: its text, and below it what has come since it was filled.
 * @param {Found | HTMLTextAreaElement} field
 * @param {string | undefined} kept
 */
export function writtenIn(field, kept = "") {
  const text = field.value.trim();
  const whole = kept === (field.dataset.filled ?? "") ? text : (note.join?.(text, kept) ?? text);
  if (whole !== text) field.value = whole;
  field.dataset.filled = whole;
  return whole;
}
