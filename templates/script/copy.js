// Copies of all records, as text: made, read with nothing in them trusted, and compared with what is here.
import * as days from "./days.js";
import { clean } from "./foreign.js";
import { isObject } from "./fields.js";
import { isSame, merge, together } from "./merging.js";
import { formerNames, presentName } from "./names.js";
import { isRecord, parsed, read, recordsOf, VERSION } from "./records.js";
import * as store from "./store.js";

/** @import { Kept } from "./records.js" */

const FORMAT = "leadership-playbook-records";
export const LARGEST = 4_000_000; // Characters: browsers store about five million.
const MOST = 20_000; // Records: with more, which no reader has, a page would stand still at each tick.
const AHEAD = 86_400_000; // A record may be this much (in ms) ahead of this device's clock.

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

/** @typedef {{ refused?: undefined, records: [string, Kept][], left: number, site: unknown }} Copy With what is left out. */

/**
 * The records of a copy, or the name of the words that say why it is refused.
 * @param {string} text
 * @returns {{ refused: string } | Copy}
 */
export function readCopy(text) {
  if (text.length > LARGEST) return { refused: "too_large" };
  const found = parsed(text);
  if (!isObject(found) || found.format !== FORMAT || !isObject(found.records) || !Number.isInteger(found.version))
    return { refused: "not_a_copy" };
  if (Number(found.version) > VERSION) return { refused: "newer_copy" };
  const all = Object.keys(found.records).length;
  if (all > MOST) return { refused: "too_large" };
  const valid = [...recordsOf(found.records)].flatMap(([name, held]) => valued(name, held));
  return { records: valid, left: all - valid.length, site: found.site };
}

/**
 * A record as a page would write it, with its name; or nothing where one of its fields holds what it should not: without
 * that field it would stand for a change that nobody made.
 * @param {string} name
 * @param {unknown} held
 * @returns {[string, Kept][]}
 */
function valued(name, held) {
  const record = clean(held);
  if (!isRecord(record) || record.t > Date.now() + AHEAD) return [];
  const known = read(name, record);
  return known && Object.keys(known).length === Object.keys(record).length ? [[name, known]] : [];
}

/** @typedef {[name: string, record: Kept]} Held */

/**
 * What loading a copy would change, thing by thing: under whichever of its names each of the two has it.
 * @param {Held[]} records
 * @param {Map<string, string>} names The present name of each former one.
 */
export function compareCopy(records, names = new Map()) {
  const copied = new Map(records);
  const things = new Set(records.map(([name]) => presentName(name, names)));
  /** @type {{ added: Held[], replaced: Held[], joined: Held[], kept: number }} */
  const found = { added: [], replaced: [], joined: [], kept: 0 };
  for (const name of things) {
    const all = [name, ...formerNames(name, names)];
    const here = together(
      name,
      all.map((one) => read(one, store.all().get(one))),
    );
    const theirs = /** @type {Kept} */ (
      together(
        name,
        all.map((one) => copied.get(one)),
      )
    );
    const whole = here ? merge(name, here, theirs) : theirs;
    if (here && isSame(whole, here)) found.kept += 1;
    else (!here ? found.added : isSame(whole, theirs) ? found.replaced : found.joined).push([name, whole]);
  }
  return found;
}
