import type { Label } from "@entente/agreement";
import { canonicalBytes, type JsonValue, parseCanonical } from "@entente/json";
import { z } from "zod";
import { digestOf, sha256, toBase64Url } from "../keys/index.ts";

const short = z.string().min(1).max(200);
const list = (most: number) => z.array(short).max(most);

/** Everything `decide` depends on but for the reader. Two products with one compartment are alike for everybody. */
export const compartmentSchema = z.strictObject({
  /** A party, or the name under which somebody outside the relations is known. */
  originator: short,
  label: z.strictObject({
    policy: short,
    level: short,
    /** Absent: nobody abroad. */
    relTo: list(60).optional(),
    caveats: list(20),
    tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]).optional(),
    handling: z.array(z.enum(["H0", "H1", "H2", "H3"])).optional(),
  }),
  areas: list(40),
  /** What the content may be used for; empty where the originator set no limit. */
  purposes: list(40),
  kind: z.enum(["report", "stix"]),
  /** Markings that nobody here understands: kept, and never released. */
  unknownMarkings: list(12),
  unit: short.optional(),
  theatre: short.optional(),
  /** The level of this node's own ladder under which a foreign label is handled here. */
  handledAs: short.optional(),
});

export type Compartment = z.infer<typeof compartmentSchema>;

const MOST_MARKINGS = 12;
const LONGEST_MARKING = 120;

/** The canonical text of a compartment: equal facts, equal text, whatever the order they came in. */
export function writeCompartment(compartment: Compartment): string {
  const { label } = compartment;
  const sorted = {
    ...compartment,
    label: {
      ...label,
      caveats: set(label.caveats),
      ...(label.relTo === undefined ? {} : { relTo: set(label.relTo) }),
      ...(label.handling === undefined ? {} : { handling: set(label.handling) }),
    },
    areas: set(compartment.areas),
    purposes: set(compartment.purposes),
    unknownMarkings: boundedMarkings(compartment.unknownMarkings),
  };
  return new TextDecoder().decode(canonicalBytes(compartmentSchema.parse(sorted) as JsonValue));
}

export function readCompartment(text: string): Compartment {
  return compartmentSchema.parse(parseCanonical(new TextEncoder().encode(text)));
}

/** 128 bits of the digest of the canonical text: long enough that nobody finds two facts with one id. */
export function compartmentId(text: string): string {
  return toBase64Url(sha256(new TextEncoder().encode(text)).subarray(0, 16));
}

/** The label as `decide` wants it; `text` is the marking line of the single product. */
export function labelOf({ originator, label }: Compartment, text: string): Label {
  const { policy, level, relTo, caveats, tlp, handling } = label;
  return {
    originator,
    policy,
    level,
    caveats,
    ...(relTo === undefined ? {} : { relTo }),
    ...(tlp === undefined ? {} : { tlp }),
    ...(handling === undefined ? {} : { handling }),
    text,
  };
}

const set = <T extends string>(values: readonly T[]): T[] => [...new Set(values)].sort();

/** Markings come from outside: a hostile bundle must not make entries too long. Nothing falls away unnoticed. */
function boundedMarkings(markings: readonly string[]): string[] {
  const digested = (text: string) => digestOf(new TextEncoder().encode(text));
  const short = set(markings.map((each) => (each.length > LONGEST_MARKING ? digested(each) : each)));
  if (short.length <= MOST_MARKINGS) return short;
  const kept = short.slice(0, MOST_MARKINGS - 1);
  return set([...kept, digested(short.slice(MOST_MARKINGS - 1).join("\n"))]);
}
