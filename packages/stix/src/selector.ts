import type { JsonValue } from "@entente/json";
import type { StixObject } from "./types.ts";

export type Step = string | number;

/** Longer selectors are refused unread: no real property lies that deep. */
const LONGEST_SELECTOR = 2000;
const INDEX = /^\[(0|[1-9]\d{0,8})\]$/;

/** The steps of `external_references.[0].url` (STIX 2.1 section 7.2.3), or `undefined` when malformed. */
export function selectorSteps(selector: string): Step[] | undefined {
  if (selector.length > LONGEST_SELECTOR) return undefined;
  const steps: Step[] = [];
  for (const part of selector.split(".")) {
    const index = INDEX.exec(part)?.[1];
    if (index === undefined && (part === "" || part.startsWith("["))) return undefined;
    steps.push(index === undefined ? part : Number(index));
  }
  return steps;
}

/** The selector that names these steps. */
export function selectorOf(steps: readonly Step[]): string {
  return steps.map((step) => (typeof step === "number" ? `[${step}]` : step)).join(".");
}

/** Whether the selector names something that is in the object. */
export function resolveSelector(object: StixObject, selector: string): boolean {
  const steps = selectorSteps(selector);
  return steps !== undefined && valueAt(object, steps) !== undefined;
}

/** What stands at the steps; `undefined` when nothing does. Never looks at inherited properties. */
export function valueAt(object: StixObject, steps: readonly Step[]): JsonValue | undefined {
  let value: JsonValue | undefined = object;
  for (const step of steps) {
    if (typeof value !== "object" || value === null) return undefined;
    if (Array.isArray(value)) value = typeof step === "number" ? value[step] : undefined;
    else value = typeof step === "string" && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}
