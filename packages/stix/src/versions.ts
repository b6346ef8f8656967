import { canonicalBytes, type JsonValue } from "@entente/json";
import { compareTimestamps, isTimestamp } from "./timestamp.ts";
import type { StixObject } from "./types.ts";

/** Properties that mean the same when absent (STIX 2.1 sections 3.2, 5.2). */
const DEFAULTS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ["revoked", false],
  ["defanged", false],
  ["spec_version", "2.1"],
]);

/**
 * The version of an object, as written: `modified`, else `created`, else the empty string (most observables
 * have none; the caller gives them one when it first sees them).
 */
export function versionOf(object: StixObject): string {
  const { modified, created } = object;
  if (typeof modified === "string") return modified;
  return typeof created === "string" ? created : "";
}

/** Orders two versions as instants, whatever their spelling; no version comes first. */
export function compareVersions(one: string, other: string): number {
  if (isTimestamp(one) && isTimestamp(other)) return compareTimestamps(one, other);
  return one === other ? 0 : one < other ? -1 : 1;
}

/**
 * Whether two objects claim to be the same version of the same thing and are not (STIX 2.1 section 3.6):
 * evidence of equivocation, neither wins. Always false without versions: an observable may be told again.
 */
export function isSameVersionDifferentContent(one: StixObject, other: StixObject): boolean {
  const version = versionOf(one);
  if (one.id !== other.id || version === "" || compareVersions(version, versionOf(other)) !== 0) return false;
  return content(one) !== content(other);
}

// `created` and `modified` are instants: another spelling of the same one is the same content.
function content(object: StixObject): string {
  const told = Object.entries(object).filter(([name, value]) => DEFAULTS.get(name) !== value);
  const spelled = told.map(([name, value]): [string, JsonValue] => [
    name,
    (name === "created" || name === "modified") && typeof value === "string" ? shortest(value) : value,
  ]);
  return canonicalBytes(Object.fromEntries(spelled)).toHex();
}

function shortest(timestamp: string): string {
  return isTimestamp(timestamp) && timestamp.includes(".")
    ? timestamp.replace(/0{0,30}Z$/, "Z").replace(/\.Z$/, "Z")
    : timestamp;
}
