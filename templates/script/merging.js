// Two records of one thing made one, field by field: what only one of them says stays, and so do both notes.
import { isObject } from "./fields.js";
import { fieldsOf, kindOf } from "./records.js";

/** @import { Kept } from "./records.js" */
/** @typedef {Kept & { [field: string]: any }} Fields */

/** Fields that say one thing together: the others come from where the first comes from. @type {{ [kind: string]: string[] }} */
const TOGETHER = { item: ["s", "d", "r"], review: ["s", "d", "r"], choice: ["c", "d", "r"] };

/**
 * One record from two of one thing, which hold what they may. An empty one says that what is older was deleted.
 * @param {string} name
 * @param {Fields} one The newer where both are of one time.
 * @param {Fields} other
 * @returns {Fields}
 */
export function merge(name, one, other) {
  const [newer, older] = other.t > one.t ? [other, one] : [one, other];
  if (Object.keys(newer).length === 1) return newer;
  const made = { ...older, ...newer };
  for (const [field, { join }] of Object.entries(fieldsOf(name)))
    if (join && field in newer && field in older) made[field] = join(newer[field], older[field]);
  const [first, ...others] = TOGETHER[kindOf(name)] ?? [];
  const from = first in older && !(first in newer) ? older : newer;
  for (const field of others) {
    delete made[field];
    if (field in from) made[field] = from[field];
  }
  return made;
}

/**
 * What is known of one thing from its records under the ids that it has and had, the present one first. A page that
 * writes under the present id has read the others: only what came to them later is still to be put together.
 * @param {string} name
 * @param {(Fields | undefined)[]} records
 */
export const together = (name, [first, ...former]) =>
  former.reduce((found, record) => {
    if (!found || !record) return found ?? record;
    return record.t > found.t ? merge(name, found, record) : found;
  }, first);

/**
 * Whether two records say the same, whenever they were written.
 * @param {Fields | undefined} one
 * @param {Fields | undefined} other
 */
export const isSame = (one, other) => inOrder({ ...one, t: 0 }) === inOrder({ ...other, t: 0 });

/** @param {unknown} value */
const inOrder = (value) =>
  JSON.stringify(value, (_, held) => (isObject(held) ? Object.fromEntries(Object.entries(held).sort()) : held));
