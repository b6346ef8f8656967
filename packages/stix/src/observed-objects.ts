import type { JsonValue } from "@entente/json";
import { type Check, type Dictionary, isDictionary } from "./checks.ts";
import { observableTypes } from "./observable-types.ts";
import type { Report } from "./report.ts";

/**
 * The deprecated `objects` of observed data: observables under local names, which refer to each other by name
 * or by id (STIX 2.1 section 4.14). Each reference must resolve inside, to a type that the property permits.
 */
export const observedObjects: Check = (value, report) => {
  if (!isDictionary(value)) return report.error("wrong-type", "must be a dictionary");
  const types = new Map<string, string>();
  for (const [name, object] of Object.entries(value)) {
    if (!isDictionary(object) || typeof object.type !== "string") {
      report.at(name, () => report.error("required", "must be an observable with a type"));
      continue;
    }
    types.set(name, object.type);
    if (typeof object.id === "string") types.set(object.id, object.type);
  }
  for (const [name, object] of Object.entries(value)) {
    if (isDictionary(object)) report.at(name, () => checkObject(object, types, report));
  }
};

function checkObject(object: Dictionary, types: ReadonlyMap<string, string>, report: Report): void {
  const rules = observableTypes.get(String(object.type));
  if (rules === undefined) {
    report.warn("unknown-type", "is kept, but its properties are not checked");
    return;
  }
  for (const name of rules.required) {
    if (!Object.hasOwn(object, name)) report.error("required", `needs ${name}`);
  }
  for (const [name, part] of Object.entries(object)) {
    const check = rules.properties.get(name);
    if (check === undefined) continue;
    if (name.endsWith("_ref")) report.at(name, () => check(asId(part, types, report), report));
    else if (name.endsWith("_refs") && Array.isArray(part)) {
      const ids = part.map((item) => asId(item, types, report));
      report.at(name, () => check(ids, report));
    } else report.at(name, () => check(part, report));
  }
}

/** Lets the ordinary reference check judge a local name: any id of the type that the name stands for. */
function asId(reference: JsonValue, types: ReadonlyMap<string, string>, report: Report): JsonValue {
  const type = typeof reference === "string" ? types.get(reference) : undefined;
  if (type !== undefined) return `${type}--00000000-0000-4000-8000-000000000000`;
  report.error("reference", "must refer to an object beside it");
  return `file--00000000-0000-4000-8000-000000000000`;
}
