import type { JsonValue } from "@entente/json";
import { isDictionary } from "./checks.ts";
import { commonProperties, commonRequired, RESERVED_NAMES } from "./common-properties.ts";
import { contributingProperties, deterministicId, hasDeterministicId } from "./deterministic-id.ts";
import { domainTypes } from "./domain-types.ts";
import { declaredKind, extendsTopLevel } from "./extensions.ts";
import { isTypeName, typeOfId, uuidVersion } from "./identifier.ts";
import { markingsOf } from "./markings.ts";
import { metaTypes } from "./meta-types.ts";
import { observableTypes } from "./observable-types.ts";
import { isPropertyName } from "./property-name.ts";
import { relationshipTypes } from "./relationship-types.ts";
import { Report } from "./report.ts";
import { ordered } from "./rules.ts";
import { selectorSteps, valueAt } from "./selector.ts";
import type { TypeRules } from "./type-rules.ts";
import type { Kind, StixObject, Validation } from "./types.ts";

const TYPES: ReadonlyMap<string, TypeRules> = new Map([
  ...domainTypes,
  ...observableTypes,
  ...relationshipTypes,
  ...metaTypes,
]);

/** The parser allows 64 levels; a value built otherwise must not exhaust the stack here. */
const DEEPEST = 200;

const createdFirst = ordered("created", "modified");

/**
 * Checks one object against STIX 2.1: `errors` break a MUST of the standard, `warnings` leave a SHOULD or tell
 * of what is kept without being understood. Never throws on a JSON value; linear in its size.
 */
export function validateObject(object: JsonValue): Validation {
  const report = new Report();
  if (isStixShaped(object, report)) checkObject(object, report);
  return report.result();
}

function isStixShaped(object: JsonValue, report: Report): object is StixObject {
  if (!isDictionary(object)) {
    report.error("not-an-object", "must be an object");
    return false;
  }
  for (const name of ["type", "id"]) {
    if (!Object.hasOwn(object, name)) report.error("required", `needs ${name}`);
    else if (typeof object[name] !== "string")
      report.at(name, () => report.error("wrong-type", "must be a string"));
  }
  return typeof object.type === "string" && typeof object.id === "string";
}

function checkObject(object: StixObject, report: Report): void {
  const rules = TYPES.get(object.type);
  checkIdentity(object, rules, report);
  const kind = rules?.kind ?? kindOfForeign(object);
  for (const name of [...commonRequired[kind], ...(rules?.required ?? [])]) {
    if (!Object.hasOwn(object, name) && !(name === "modified" && object.type === "marking-definition")) {
      report.error("required", `needs ${name}`);
    }
  }
  checkProperties(object, kind, rules, report);
  createdFirst(object, report);
  for (const rule of rules?.rules ?? []) rule(object, report);
  checkMarkings(object, report);
  checkIdVersion(object, kind, report);
}

function checkIdentity(object: StixObject, rules: TypeRules | undefined, report: Report): void {
  if (object.type === "bundle") {
    report.at("type", () => report.error("type-name", "a bundle must not stand inside another"));
  } else if (rules === undefined && !isTypeName(object.type)) {
    report.at("type", () =>
      report.error("type-name", "must be lower case, 3 to 250 letters, digits and hyphens"),
    );
  } else if (rules === undefined) {
    report.at("type", () =>
      report.warn("unknown-type", "is kept, but only its common properties are checked"),
    );
  }
  const named = typeOfId(object.id);
  report.at("id", () => {
    if (named === undefined) report.error("id-format", "must be type--UUID, lower case");
    else if (named !== object.type) report.error("id-type", `must begin with the type of the object`);
  });
}

/** A type that the standard does not know is what its extension says, or what its properties suggest. */
function kindOfForeign(object: StixObject): Kind {
  const declared = declaredKind(object.extensions);
  if (declared !== undefined) {
    return declared === "new-sco" ? "observable" : declared === "new-sro" ? "relationship" : "domain";
  }
  return Object.hasOwn(object, "created") ? "domain" : "observable";
}

function checkProperties(object: StixObject, kind: Kind, rules: TypeRules | undefined, report: Report): void {
  const common = commonProperties[kind];
  for (const [name, value] of Object.entries(object)) {
    report.at(name, () => {
      const check = rules?.properties.get(name) ?? common.get(name);
      if (check) check(value, report);
      else checkUnknownName(object, name, rules !== undefined, report);
      findEmpty(value, 1, check !== undefined, report);
    });
  }
  // STIX 2.1 section 3.1: not applicable, and marking definitions are never versioned.
  if (object.type === "marking-definition") {
    for (const name of ["modified", "revoked"]) {
      if (Object.hasOwn(object, name))
        report.at(name, () => report.error("not-allowed", "has no place in a marking"));
    }
  }
}

function checkUnknownName(object: StixObject, name: string, known: boolean, report: Report): void {
  if (!isPropertyName(name))
    report.error("property-name", "must be lower case, 3 to 250 letters, digits and _");
  else if (RESERVED_NAMES.has(name)) report.error("reserved", "is reserved by the standard");
  else if (name === "defanged") report.error("not-allowed", "has its place in observables only");
  else if (known && !name.startsWith("x_") && !extendsTopLevel(object.extensions)) {
    report.warn("unknown-property", "is kept; a custom property should begin with x_");
  }
}

/**
 * STIX 2.1 section 3.1: empty lists and dictionaries must be left out. Inside custom content, whose shape the
 * standard does not know, they only warn: published knowledge bases hold some.
 */
function findEmpty(value: JsonValue, depth: number, standard: boolean, report: Report): void {
  if (typeof value !== "object" || value === null) return;
  if (depth > DEEPEST) {
    report.error("too-long", "is nested too deeply");
    return;
  }
  const steps = Array.isArray(value) ? value.entries() : Object.entries(value);
  let empty = true;
  for (const [step, part] of steps) {
    empty = false;
    if (typeof part === "object" && part !== null) {
      report.at(step, () => findEmpty(part, depth + 1, standard, report));
    }
  }
  if (empty && standard) report.error("empty", "must be left out when empty");
  else if (empty) report.warn("empty-custom", "should be left out when empty");
}

function checkMarkings(object: StixObject, report: Report): void {
  if (!Object.hasOwn(object, "object_marking_refs") && !Object.hasOwn(object, "granular_markings")) return;
  const { object: whole, granular } = markingsOf(object);
  if (whole.includes(object.id)) {
    report.at("object_marking_refs", () => report.error("reference-self", "no marking marks itself"));
  }
  for (const { selectors, marking } of granular) {
    report.at("granular_markings", () => {
      if (marking === object.id) report.error("reference-self", "no marking marks itself");
      for (const selector of selectors) {
        const steps = selectorSteps(selector);
        if (steps === undefined || valueAt(object, steps) === undefined) {
          report.error("selector", `${selector.slice(0, 100).toWellFormed()} names nothing in the object`);
        }
      }
    });
  }
}

function checkIdVersion(object: StixObject, kind: Kind, report: Report): void {
  if (typeOfId(object.id) !== object.type) return;
  const version = uuidVersion(object.id);
  report.at("id", () => {
    if (!hasDeterministicId(object.type)) {
      if (version !== 4 && kind !== "observable")
        report.warn("id-version", "should be a random UUID (version 4)");
    } else if (Object.keys(contributingProperties(object)).length === 0) {
      if (version !== 4) report.error("id-version", "must be a random UUID: no property contributes to it");
    } else if (version !== 4 && version !== 5) report.warn("id-version", "should be a UUID of version 5");
    else if (version === 5 && deterministicId(object) !== object.id) {
      report.warn("id-not-deterministic", "does not follow from the contributing properties");
    }
  });
}
