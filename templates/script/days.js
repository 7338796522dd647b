// Dates: a day is text such as 2026-11-24, in the reader's own time. While somebody types 2026 into a field, it gives
// the years 2, 20 and 202, which are nobody's.
/**
 * @param {unknown} text
 * @returns {text is string}
 */
export const isDay = (text) => typeof text === "string" && /^[12]\d{3}-\d\d-\d\d$/.test(text) && isInCalendar(text);
/**
 * Some browsers take the 31st of a month of thirty days for the first of the next.
 * @param {string} text
 */
const isInCalendar = (text) => {
  const date = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};
/** @param {string} day */
export const noon = (day) => new Date(`${day}T12:00:00`);
/**
 * A moment's day.
 * @param {Date} date
 */
export const of = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

/**
 * The Monday of a day's week.
 * @param {string} day
 * @returns {string}
 */
export const monday = (day) => add(day, -((noon(day).getDay() + 6) % 7));

/**
 * The day so many days later.
 * @param {string} day
 * @param {number} count
 * @returns {string}
 */
export function add(day, count) {
  const date = noon(day);
  date.setDate(date.getDate() + count);
  return of(date);
}

/**
 * A day in the words of the page's language.
 * @param {string} day
 */
export const show = (day) => inWords(day, { dateStyle: "medium" });

/**
 * The same as long as is wanted.
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} style
 */
export const inWords = (day, style) =>
  new Intl.DateTimeFormat(document.documentElement.lang || "en", style).format(noon(day));

const HALF_A_YEAR = 183 * 86_400_000; // In ms.

/**
 * The same without its year where that can be no other.
 * @param {string} day
 * @param {string} today
 */
export const near = (day, today) =>
  Math.abs(noon(day).getTime() - noon(today).getTime()) < HALF_A_YEAR
    ? inWords(day, { month: "short", day: "numeric" })
    : show(day);

export const today = () => of(new Date());
