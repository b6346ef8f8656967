import type { Words } from "../language/en.ts";

/** `release.made/1` in words; a kind without words names itself. */
export function kindName(kind: string, m: Words): string {
  const bare = kind.replace(/\/\d+$/, "");
  return m.entry.kinds[bare] ?? m.feed.did[bare] ?? kind;
}
