import type { Check } from "./checks.ts";
import type { Rule } from "./rules.ts";
import type { Kind } from "./types.ts";

/** What the standard says of one type, beyond what holds for its whole kind. */
export type TypeRules = {
  kind: Kind;
  required: readonly string[];
  properties: ReadonlyMap<string, Check>;
  rules: readonly Rule[];
};

/** Writes the rules of one type; a name with a star is required. */
export function typeRules(kind: Kind, properties: { [name: string]: Check }, ...rules: Rule[]): TypeRules {
  const entries = Object.entries(properties);
  return {
    kind,
    required: entries.filter(([name]) => name.endsWith("*")).map(([name]) => name.slice(0, -1)),
    properties: new Map(entries.map(([name, check]) => [name.replace("*", ""), check])),
    rules,
  };
}
