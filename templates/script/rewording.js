// That words have changed since something was written under them: of a measure, a decision, a review.
import * as days from "./days.js";
import { fill, h } from "./elements.js";
import { isReworded } from "./items.js";

/** @import { Kept } from "./records.js" */

/**
 * A notice that says so; nothing where it still stands under the same words.
 * @param {(Kept & { r?: string }) | undefined} record
 * @param {string | undefined} revision
 */
export const rewordedNotice = (record, revision) =>
  record && isReworded(record, revision)
    ? h(
        "p",
        { class: "pb-changed" },
        fill(playbook.words.rewording.reworded, { day: days.show(days.of(new Date(record.t))) }),
      )
    : null;
