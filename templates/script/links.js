// Links that carry something in their fragment, such as `#pb=1.…`: a version and values as JSON in base64url.
import { isObject } from "./fields.js";

const VERSION = "1";

/**
 * A fragment that carries values under a name.
 * @param {string} name
 * @param {object} value
 */
export const carrying = (name, value) => `#${name}=${VERSION}.${encode(value)}`;

/**
 * The object that a fragment carries under a name, or null where none can be read. Its values may be anything.
 * @param {string} name
 * @param {string} hash
 * @param {number} longest Characters of what it carries.
 */
export function carried(name, hash, longest) {
  const lead = `#${name}=${VERSION}.`;
  const code = hash.slice(lead.length);
  if (!hash.startsWith(lead) || code.length > longest || !/^[\w-]+$/.test(code)) return null;
  try {
    const value = decode(code);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** @param {object} value */
function encode(value) {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}

/**
 * What a code holds; anything that is none throws.
 * @param {string} code
 * @returns {unknown}
 */
function decode(code) {
  const bytes = Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (found) => found.charCodeAt(0));
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
}

/**
 * Copy what a field holds. Returns whether the browser did.
 * @param {HTMLInputElement} field
 */
export async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}
