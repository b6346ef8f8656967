import { TlogError } from "./errors.ts";

// Unicode's own property: \s would miss U+0085 and take U+FEFF for a space.
const FORBIDDEN = /[\p{White_Space}+]/u;

/** A key name (signed-note): not empty, no Unicode space, no "+"; control characters cannot stand in a note either. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.isWellFormed() && !FORBIDDEN.test(name) && !hasControl(name);
}

/** An origin (tlog-checkpoint): a key name that is a URL without scheme and without a slash at its end. */
export function isOrigin(name: string): boolean {
  return isKeyName(name) && !name.endsWith("/") && !name.includes("://");
}

export function assertKeyName(name: string): void {
  if (!isKeyName(name))
    throw new TlogError("bad-name", "a key name is not empty and holds no space and no '+'");
}

/** Whether `text` holds a byte below 0x20 other than the line feed. */
export function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x0a) return true;
  }
  return false;
}
