import type { RelationState } from "@entente/api";
import type { Formats } from "../language/formats.ts";

/** Names of areas by code; a code without a name names itself. */
export function areaNames(shared: RelationState["shared"], f: Formats): (code: string) => string {
  const names = new Map(shared.map(({ area, name }) => [area, f.name(name)]));
  return (code) => names.get(code) ?? code;
}
