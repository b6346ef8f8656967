import type { JsonErrorCode } from "./json-error.ts";

/** What each code means, in French: a fragment to stand after what was refused. */
export const jsonFrench: Readonly<Record<JsonErrorCode, string>> = {
  "too-large": "il est trop volumineux",
  "too-deep": "il est trop imbriqué",
  "too-many": "il a trop d’éléments",
  "duplicate-key": "un nom y est répété",
  "unsafe-number": "un nombre n’y est pas représentable exactement",
  "lone-surrogate": "un caractère y est incomplet",
  syntax: "la syntaxe est fautive",
  truncated: "il s’arrête avant la fin",
  "bad-utf8": "ce n’est pas de l’UTF-8",
  "not-canonical": "il n’est pas sous forme canonique",
};
