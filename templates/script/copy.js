// Copies of all records, as text: made, read with nothing in them trusted, and compared with what is here.
import * as days from "./days.js";
import { clean, isRecord, read, recordsOf, VERSION } from "./records.js";
import * as store from "./store.js";

/** @import { Kept } from "./records.js" */

const FORMAT = "leadership-playbook-records";
export const LARGEST = 4_000_000; // Characters: browsers store about five million.
const MOST = 20_000; // Records: with more, which no reader has, a page would stand still at each tick.
const LATEST = 86_400_000; // A record may be this much (in ms) ahead of this device's clock.

/** All that is recorded here. */
export const copyText = () =>
  JSON.stringify(
    {
      format: FORMAT,
      version: VERSION,
      site: playbook.site,
      saved: days.today(),
      records: Object.fromEntries(store.all()),
    },
    null,
    1,
  );

/**
 * The records of a copy, or the name of the words that say why it is refused.
 * @param {string} text
 * @returns {{ refused: string } | { refused?: undefined, records: [string, Kept][], left: number, site: unknown }}
 */
export function readCopy(text) {
  if (text.length > LARGEST) return { refused: "too_large" };
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return { refused: "not_a_copy" };
  }
  if (found?.format !== FORMAT || typeof found.records !== "object" || found.records === null)
    return { refused: "not_a_copy" };
  if (!Number.isInteger(found.version)) return { refused: "not_a_copy" };
  if (found.version > VERSION) return { refused: "newer_copy" };
  if (Object.keys(found.records).length > MOST) return { refused: "too_large" };
  /** @type {[string, Kept][]} */
  const valid = [...recordsOf(found.records)].flatMap(([name, held]) => {
    const record = clean(held);
    return isRecord(record) && record.t <= Date.now() + LATEST ? [[name, record]] : [];
  });
  return { records: valid, left: Object.keys(found.records).length - valid.length, site: found.site };
}

/**
 * What loading a copy would change: of two records of one thing the newer stays.
 * @param {[string, Kept][]} records
 */
export function compareCopy(records) {
  const here = store.all();
  const added = records.filter(([name]) => !read(name, here.get(name)));
  const newer = records.filter(([name, { t }]) => (read(name, here.get(name))?.t ?? t) < t);
  return { added, newer, kept: records.length - added.length - newer.length };
}
