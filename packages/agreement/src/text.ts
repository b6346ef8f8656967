import { AgreementError } from "./errors.ts";

/**
 * Characters that make two texts look alike and read differently: controls, line separators, byte-order
 * marks, and the bidirectional controls that reorder what is shown (agreement.md §2).
 */
const FORBIDDEN =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u{2028}\u{2029}\u{FEFF}\u{061C}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u;

export function isPlainText(text: string): boolean {
  return !FORBIDDEN.test(text) && text.normalize("NFC") === text;
}

/** Walks a parsed document; throws `text` with the path of the first string or name that breaks the rule. */
export function checkText(value: unknown, path = ""): void {
  if (typeof value === "string" && !isPlainText(value))
    throw new AgreementError("text", path, "not in NFC, or with control or bidirectional control characters");
  if (typeof value !== "object" || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (!isPlainText(name)) throw new AgreementError("text", path, "a member name that is not plain text");
    checkText(member, `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}
