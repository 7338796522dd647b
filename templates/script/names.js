// Names of records: what a thing was called before, and what it is called now.
import { kindOf } from "./records.js";

/** Kinds of record that are called as what they are about; others belong to a step. @type {{ [kind: string]: string }} */
const ABOUT = { item: "item", measure: "measure", choice: "scenario", decision: "decision" };

/**
 * The names as the page has them, such as `item:a/old=a/new`: by the former one the present one.
 * @param {string} text
 */
export const namesIn = (text) =>
  new Map(
    text.split(" ").flatMap((pair) => (pair.includes("=") ? [/** @type {[string, string]} */ (pair.split("="))] : [])),
  );

/**
 * What a record's thing is called, and how a name like it makes the record's.
 * @param {string} name
 * @returns {{ thing: string, as: (id: string) => string }}
 */
function partsOf(name) {
  const kind = kindOf(name);
  const id = name.slice(kind.length + 1);
  if (Object.hasOwn(ABOUT, kind)) return { thing: `${ABOUT[kind]}:${id}`, as: (other) => `${kind}:${other}` };
  const [step, ...rest] = id.split("/");
  return { thing: `transition:${step}`, as: (other) => `${kind}:${[other, ...rest].join("/")}` };
}

/**
 * The name that a record has now.
 * @param {string} name
 * @param {Map<string, string>} names
 */
export function presentName(name, names) {
  const { thing, as } = partsOf(name);
  const now = names.get(thing);
  return now === undefined ? name : as(now);
}

/**
 * The names that a record had before, the latest first.
 * @param {string} name
 * @param {Map<string, string>} names
 */
export function formerNames(name, names) {
  const { thing, as } = partsOf(name);
  const [kind, id] = [kindOf(thing), thing.slice(kindOf(thing).length + 1)];
  return [...names]
    .filter(([old, now]) => kindOf(old) === kind && now === id)
    .map(([old]) => as(old.slice(kind.length + 1)));
}
