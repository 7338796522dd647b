// Drawings: SVG elements, as text and numbers only.
/**
 * An SVG element with attributes and children.
 * @param {string} tag
 * @param {{ [name: string]: string | number }} attributes
 * @param {...(Element | string | Element[])} children
 * @returns {SVGElement}
 */
export function draw(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children.flat());
  return made;
}
