// Elements, and words with their places filled: as text, never as HTML.
/** An element with attributes and children. Text is only ever text: nothing is parsed as HTML. */
export function h(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** Words with their places filled: `fill("{done} of {all}", { done: 1, all: 2 })`. */
export const fill = (words, values) => words.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
