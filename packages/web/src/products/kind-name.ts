import type { Words } from "../language/en.ts";

/** What a kind of products is called; terms of a standing release write `stix:` before a type of STIX. */
export function kindName(kind: string, m: Words): string {
  const bare = kind.replace(/^stix:/, "");
  return Object.hasOwn(m.productKinds, bare) ? (m.productKinds[bare] ?? bare) : bare;
}
