// How much of a calendar file is read, and why one is not.

export const MOST = { characters: 5 * 1024 * 1024, events: 50_000, inWeek: 1000, days: 3_000_000 };

/** @typedef {{ days: number }} Patience How many days may still be looked at, in following rules. */

/** Why a file is not read: the name of what is said about it. */
export class Refused extends Error {}

/**
 * @param {Patience} patience
 * @param {number} days
 */
export function spend(patience, days) {
  patience.days -= days;
  if (patience.days < 0) throw new Refused("too_busy");
}
