import type { JsonValue } from "@entente/json";
import { typeOfId } from "./identifier.ts";
import { type Step, selectorOf } from "./selector.ts";
import type { StixObject } from "./types.ts";

/** A mention of another object; `property` is the selector of the place, `object_refs.[3]` for one of a list. */
export type Reference = { property: string; id: string };

/** Deeper places are not searched: the parser allows 64 levels. */
const DEEPEST = 200;

/** The lists by which a type contains others: whoever holds the container was given them through it. */
const MEMBER_LISTS: ReadonlyMap<string, string> = new Map([
  ["grouping", "object_refs"],
  ["malware-analysis", "analysis_sco_refs"],
  ["note", "object_refs"],
  ["observed-data", "object_refs"],
  ["opinion", "object_refs"],
  ["report", "object_refs"],
]);

/** Every id in a property whose name ends in `_ref` or `_refs`, at any depth, in the order of the object. */
export function referencesOf(object: StixObject): Reference[] {
  const found: Reference[] = [];
  collect(object, [], found);
  return found;
}

export function isContainer(object: StixObject): boolean {
  return MEMBER_LISTS.has(object.type);
}

/** The ids of the objects that a container holds; none for everything else. */
export function memberRefsOf(object: StixObject): string[] {
  const property = MEMBER_LISTS.get(object.type);
  const members = property !== undefined && Object.hasOwn(object, property) ? object[property] : undefined;
  if (!Array.isArray(members)) return [];
  return members.flatMap((id) => (typeof id === "string" && isId(id) ? [id] : []));
}

function collect(value: JsonValue, path: Step[], found: Reference[]): void {
  if (typeof value !== "object" || value === null || path.length > DEEPEST) return;
  for (const [step, part] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    path.push(step);
    if (typeof part === "string") {
      if (isReferencePlace(path) && isId(part)) found.push({ property: selectorOf(path), id: part });
    } else collect(part, path, found);
    path.pop();
  }
}

function isReferencePlace(path: readonly Step[]): boolean {
  const last = path.at(-1);
  if (typeof last === "string") return last.endsWith("_ref");
  const before = path.at(-2);
  return typeof before === "string" && before.endsWith("_refs");
}

function isId(text: string): boolean {
  return typeOfId(text) !== undefined;
}
