import type { JsonValue } from "@entente/json";
import { isDictionary } from "./checks.ts";
import { contributingProperties, deterministicId } from "./deterministic-id.ts";
import { typeOfId } from "./identifier.ts";
import { markingsOf } from "./markings.ts";
import { type Step, selectorOf, selectorSteps, valueAt } from "./selector.ts";
import { StixError } from "./stix-error.ts";
import { metaTypeNames } from "./type-names.ts";
import type { StixObject } from "./types.ts";
import { validateObject } from "./validate.ts";

export type Redaction = {
  /** Selectors (STIX 2.1 section 7.2.3) of what is taken out; each must name something. */
  drop: string[];
  /** The identity of the releasing party. */
  createdByRef: string;
  /** A STIX timestamp with at least three decimals. */
  now: string;
  /** The whole id of the derived object, `type--UUID` of version 4, of the source's type. */
  newId: string;
};

/** What makes an object what it is, or says how it may be used: never dropped. */
const PROTECTED: ReadonlySet<string> = new Set([
  "type",
  "id",
  "spec_version",
  "created",
  "modified",
  "created_by_ref",
  "object_marking_refs",
  "granular_markings",
]);

/**
 * A new object with parts of the source left out: another id, made now by the releasing party, every remaining
 * part marked as it was (section 3.6 of STIX 2.1 allows no change within a foreign object). Refuses, with a
 * `StixError`, a drop that names nothing or leaves an object that the standard would refuse.
 *
 * An observable has neither author nor times; its new id follows from its contributing properties when they
 * changed, and is `newId` when they did not.
 */
export function deriveObject(source: StixObject, redaction: Redaction): StixObject {
  if (metaTypeNames.has(source.type) || source.revoked === true) {
    throw new StixError("underivable", "meta objects and revoked objects are released whole or not at all");
  }
  if (typeOfId(redaction.newId) !== source.type || redaction.newId === source.id) {
    throw new StixError("underivable", "newId must be a new id of the same type");
  }
  if (validateObject(source).errors.length > 0) {
    throw new StixError("underivable", "the source breaks the standard, so its markings cannot be relied on");
  }
  const dropped = wholeBranches(
    source,
    redaction.drop.map((selector) => droppable(source, selector)),
  );
  const derived = structuredClone(source);
  // Markings first: they speak of the source's list positions.
  remark(source, derived, dropped);
  for (const steps of inDescendingOrder(dropped)) remove(derived, steps);
  sign(source, derived, redaction);
  const [error] = validateObject(derived).errors;
  if (error)
    throw new StixError(
      "invalid-result",
      `without these parts the object is no longer valid: ${error.message}`,
    );
  return derived;
}

function droppable(source: StixObject, selector: string): Step[] {
  const steps = selectorSteps(selector);
  if (steps === undefined || valueAt(source, steps) === undefined) {
    throw new StixError("selector", `${selector} names nothing in the object`);
  }
  if (PROTECTED.has(String(steps[0])))
    throw new StixError("protected-property", `${selector} cannot be dropped`);
  return steps;
}

/** Rewrites granular markings for the lists that lose elements; what cannot be followed marks the whole. */
function remark(source: StixObject, derived: StixObject, dropped: Step[][]): void {
  const { object, granular } = markingsOf(source);
  const whole = new Set(object);
  const kept: JsonValue[] = [];
  for (const { selectors, marking, lang } of granular) {
    const moved: string[] = [];
    for (const selector of selectors) {
      const steps = selectorSteps(selector);
      if (steps === undefined || valueAt(source, steps) === undefined) {
        if (marking !== undefined) whole.add(marking);
      } else if (!dropped.some((gone) => isWithin(steps, gone)))
        moved.push(selectorOf(shift(steps, dropped)));
    }
    if (moved.length === 0) continue;
    if (marking !== undefined) kept.push({ marking_ref: marking, selectors: moved });
    else if (lang !== undefined) kept.push({ lang, selectors: moved });
  }
  if (whole.size > 0) derived.object_marking_refs = [...whole];
  if (kept.length > 0) derived.granular_markings = kept;
  else delete derived.granular_markings;
}

function isWithin(steps: readonly Step[], ancestor: readonly Step[]): boolean {
  return ancestor.every((step, position) => steps[position] === step);
}

/** Where the steps lead once the dropped elements are gone: later list positions move up. */
function shift(steps: readonly Step[], dropped: Step[][]): Step[] {
  return steps.map((step, position) => {
    if (typeof step !== "number") return step;
    const list = steps.slice(0, position);
    const gone = dropped.filter(
      (other) => other.length === position + 1 && isWithin(other, list) && Number(other[position]) < step,
    );
    return step - new Set(gone.map((other) => other[position])).size;
  });
}

// Later list positions first, so that removing one does not move those still to be removed.
function inDescendingOrder(dropped: Step[][]): Step[][] {
  return dropped.toSorted((one, other) => {
    for (const [position, step] of one.entries()) {
      const against = other[position];
      if (against === undefined) return -1;
      if (step === against) continue;
      if (typeof step === "number" && typeof against === "number") return against - step;
      return String(step) < String(against) ? -1 : 1;
    }
    return one.length === other.length ? 0 : 1;
  });
}

function remove(object: StixObject, steps: readonly Step[]): void {
  const container = valueAt(object, steps.slice(0, -1));
  const step = steps.at(-1);
  if (Array.isArray(container) && typeof step === "number") container.splice(step, 1);
  else if (isDictionary(container) && typeof step === "string") delete container[step];
}

/**
 * Each branch to remove, once, by its root. A list or dictionary that loses everything goes itself, since empty
 * ones are not allowed; it must be known beforehand, or later list positions would move unnoticed.
 */
function wholeBranches(source: StixObject, dropped: Step[][]): Step[][] {
  const branches = new Map(dropped.map((steps) => [selectorOf(steps), steps]));
  const lost = new Map<string, number>();
  // A Map's iterator also visits what is added while it runs, so emptiness climbs as far as it goes.
  for (const steps of branches.values()) {
    const parent = steps.slice(0, -1);
    const selector = selectorOf(parent);
    const children = (lost.get(selector) ?? 0) + 1;
    lost.set(selector, children);
    const container = valueAt(source, parent);
    if (parent.length === 0 || typeof container !== "object" || container === null) continue;
    const size = Array.isArray(container) ? container.length : Object.keys(container).length;
    if (children === size) branches.set(selector, parent);
  }
  return [...branches.values()].filter(
    (steps) => !steps.some((_, length) => length > 0 && branches.has(selectorOf(steps.slice(0, length)))),
  );
}

function sign(source: StixObject, derived: StixObject, { createdByRef, now, newId }: Redaction): void {
  derived.id = newId;
  if (!Object.hasOwn(source, "created")) {
    const before = JSON.stringify(contributingProperties(source));
    if (JSON.stringify(contributingProperties(derived)) !== before)
      derived.id = deterministicId(derived) ?? newId;
    return;
  }
  derived.created_by_ref = createdByRef;
  derived.created = now;
  derived.modified = now;
}
