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
    report.at(name, () => {
      if (!name.endsWith("_ref") && !name.endsWith("_refs")) check(part, report);
      else {
        const ids = Array.isArray(part) ? resolveAll(part, types, report) : resolve(part, types, report);
        if (ids !== undefined) check(ids, report);
      }
    });
  }
}

function resolveAll(
  names: JsonValue[],
  types: ReadonlyMap<string, string>,
  report: Report,
): JsonValue[] | undefined {
  const ids: JsonValue[] = [];
  for (const [position, name] of names.entries()) {
    report.at(position, () => {
      const id = resolve(name, types, report);
      if (id !== undefined) ids.push(id);
    });
  }
  return ids.length === names.length ? ids : undefined;
}

/** Turns a local name into an id of the type that it stands for, so that the ordinary check can judge it. */
function resolve(name: JsonValue, types: ReadonlyMap<string, string>, report: Report): string | undefined {
  const type = typeof name === "string" ? types.get(name) : undefined;
  if (type !== undefined) return `${type}--00000000-0000-4000-8000-000000000000`;
  report.error("reference", "must refer to an object beside it");
  return undefined;
}
