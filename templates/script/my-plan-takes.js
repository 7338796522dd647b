// All that a reader can take along from My plan or bring to it: loaded when it is asked for.
import { saveCalendar } from "./my-plan-calendar.js";
import { forget, loadCopy, saveCopy } from "./my-plan-copies.js";
import { save, stem } from "./my-plan-files.js";
import { markdown, spreadsheet } from "./my-plan-lists.js";
import { offerLink, share } from "./my-plan-sharing.js";

/** @type {{ [what: string]: (...details: any[]) => unknown }} */
export const takes = {
  json: saveCopy,
  ics: saveCalendar,
  md: () => save(`${stem()}.md`, "text/markdown", markdown()),
  csv: () => save(`${stem()}.csv`, "text/csv", spreadsheet()),
  share,
  forget,
  load: loadCopy,
  link: offerLink,
};
