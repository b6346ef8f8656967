import type { JsonValue } from "@entente/json";
import { isDictionary } from "./checks.ts";
import { patternLiterals } from "./pattern.ts";
import type { StixObject } from "./types.ts";

/** Characters of text kept for one object; what lies beyond is not found by search. */
const MOST_TEXT = 262_144;

/** Properties whose words people search for, on any type; lists and dictionaries give their strings. */
const WORDY = [
  "name",
  "value",
  "description",
  "aliases",
  "abstract",
  "content",
  "explanation",
  "authors",
  "labels",
  "objective",
  "goals",
  "roles",
  "contact_information",
  "definition",
  "path",
  "key",
  "subject",
  "issuer",
  "serial_number",
  "body",
  "display_name",
  "user_id",
  "account_login",
  "command_line",
  "cwd",
  "message_id",
  "url",
  "hashes",
  "cpe",
  "vendor",
  "number",
  "city",
  "country",
  "region",
  "product",
  "result_name",
];

/**
 * The texts of an object worth indexing: names, descriptions, aliases, the values in its pattern, what an
 * observable is, and the ids under which others know it. At most 262,144 characters in all.
 */
export function textOf(object: StixObject): string[] {
  const texts: string[] = [];
  for (const property of WORDY) if (Object.hasOwn(object, property)) strings(object[property], texts);
  const { pattern, external_references: references } = object;
  if (typeof pattern === "string") {
    const literals = patternLiterals(pattern);
    texts.push(...(literals.length > 0 ? literals : [pattern]));
  }
  if (Array.isArray(references)) {
    for (const reference of references) if (isDictionary(reference)) strings(reference.external_id, texts);
  }
  return bounded(texts);
}

function strings(value: JsonValue | undefined, texts: string[]): void {
  if (typeof value === "string") texts.push(value);
  else if (typeof value === "number") texts.push(String(value));
  else if (Array.isArray(value)) for (const item of value) if (typeof item === "string") texts.push(item);
  if (isDictionary(value))
    for (const item of Object.values(value)) if (typeof item === "string") texts.push(item);
}

function bounded(texts: string[]): string[] {
  let left = MOST_TEXT;
  const kept: string[] = [];
  for (const text of texts) {
    if (left <= 0) break;
    if (text === "") continue;
    kept.push(text.slice(0, left).toWellFormed());
    left -= text.length;
  }
  return kept;
}
