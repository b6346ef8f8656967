import type { Words } from "../language/en.ts";

/** `release.made/1` in words; a kind without words names itself. */
export function kindName(kind: string, m: Words): string {
  return m.entry.kinds[kind.replace(/\/\d+$/, "")] ?? kind;
}
