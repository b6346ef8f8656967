import { canonicalBytes, JsonError, type JsonValue } from "@entente/json";
import { type Dictionary, isDictionary } from "./checks.ts";
import { sha1 } from "./sha1.ts";
import type { StixObject } from "./types.ts";

/** `00abedb4-aa42-466c-9c01-fed23315a9b7` (STIX 2.1 section 2.9). */
const NAMESPACE = Uint8Array.fromHex("00abedb4aa42466c9c01fed23315a9b7");

/** Contributing properties by type (STIX 2.1 section 6, "ID Contributing Properties"); `process` has none. */
const CONTRIBUTING: ReadonlyMap<string, readonly string[]> = new Map([
  ["artifact", ["hashes", "payload_bin"]],
  ["autonomous-system", ["number"]],
  ["directory", ["path"]],
  ["domain-name", ["value"]],
  ["email-addr", ["value"]],
  ["email-message", ["from_ref", "subject", "body"]],
  ["file", ["hashes", "name", "extensions", "parent_directory_ref"]],
  ["ipv4-addr", ["value"]],
  ["ipv6-addr", ["value"]],
  ["mac-addr", ["value"]],
  ["mutex", ["name"]],
  [
    "network-traffic",
    ["start", "end", "src_ref", "dst_ref", "src_port", "dst_port", "protocols", "extensions"],
  ],
  ["process", []],
  ["software", ["name", "cpe", "swid", "vendor", "version"]],
  ["url", ["value"]],
  ["user-account", ["account_type", "user_id", "account_login"]],
  ["windows-registry-key", ["key", "values"]],
  ["x509-certificate", ["hashes", "serial_number"]],
]);

/** One digest speaks for all: the first of these that is there, else the first by name. */
const HASH_PREFERENCE = ["MD5", "SHA-1", "SHA-256", "SHA-512"];

/** The properties of an observable that make its id, with their values; empty when its id is random. */
export function contributingProperties(object: StixObject): Dictionary {
  const names = CONTRIBUTING.get(object.type) ?? [];
  const present = names.flatMap((name): [string, JsonValue][] => {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    return value === undefined ? [] : [[name, name === "hashes" ? oneHash(value) : value]];
  });
  return Object.fromEntries(present);
}

/** Whether the type is an observable of the standard, whose id follows these rules. */
export function hasDeterministicId(type: string): boolean {
  return CONTRIBUTING.has(type);
}

/**
 * The UUIDv5 id of an observable (STIX 2.1 section 2.9), or `undefined` where the id is random: no contributing
 * property, `process`, and everything that is no observable of the standard. Times are hashed as written.
 */
export function deterministicId(object: StixObject): string | undefined {
  const contributing = contributingProperties(object);
  if (Object.keys(contributing).length === 0) return undefined;
  try {
    return `${object.type}--${uuid5(canonicalBytes(contributing))}`;
  } catch (error) {
    // A number that has no safe canonical form: nobody can recompute such an id.
    if (error instanceof JsonError) return undefined;
    throw error;
  }
}

function oneHash(hashes: JsonValue): JsonValue {
  if (!isDictionary(hashes)) return hashes;
  const algorithm =
    HASH_PREFERENCE.find((name) => Object.hasOwn(hashes, name)) ?? Object.keys(hashes).sort()[0];
  const digest = algorithm === undefined ? undefined : hashes[algorithm];
  return algorithm === undefined || digest === undefined ? hashes : { [algorithm]: digest };
}

function uuid5(name: Uint8Array): string {
  const input = new Uint8Array(NAMESPACE.length + name.length);
  input.set(NAMESPACE);
  input.set(name, NAMESPACE.length);
  const uuid = sha1(input).slice(0, 16);
  uuid[6] = ((uuid[6] ?? 0) & 0x0f) | 0x50;
  uuid[8] = ((uuid[8] ?? 0) & 0x3f) | 0x80;
  const hex = uuid.toHex();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
