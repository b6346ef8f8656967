import { randomUUID } from "node:crypto";
import { conflict, invalid, type Session } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { deriveObject, StixError, type StixObject, stixFrench, versionOf } from "@entente/stix";
import { digestBytes, type PartyId } from "../keys/index.ts";
import { type Command, type Ledger, ulid } from "../ledger/index.ts";
import { logAccess } from "./access.ts";
import { writeCompartment } from "./compartment.ts";
import { objectOf } from "./content-text.ts";
import { writeHeader } from "./header.ts";
import { productId } from "./product-id.ts";
import type { Readable } from "./readers.ts";
import { openVisible } from "./reading.ts";

export type RedactionOptions = {
  readonly session: Session;
  readonly command: { readonly id: string; readonly digest: string };
  readonly product: string;
  /** Selectors (STIX 2.1 §7.2.3) of what is taken out. */
  readonly drop: readonly string[];
};

/**
 * Makes the releasable version of a STIX object: a derived object with an id of its own, made by this party, that
 * lacks what is to stay here (taxii-stix.md §15). It has the compartment of its source, so its markings are no
 * weaker, and it is decided from zero when it is released. A foreign object is never altered: its originator does.
 */
export async function redactObject(
  ledger: Ledger,
  now: () => number,
  readable: Readable,
  party: PartyId,
  options: RedactionOptions,
): Promise<Command<{ product: string; stix: string }>> {
  const { row, opened } = openVisible(ledger, readable, options.product);
  const compartment = readable.compartments.get(row.compartment)!;
  if (compartment.originator !== party)
    throw conflict("Only the originator redacts an object; ask it for a derived one.");
  const source = objectOf(opened.header, opened.content);
  if (source === undefined)
    throw conflict("Only STIX objects are redacted so; a tearline is made of a report.");
  const derived = derive(source, options.drop, party, now());
  const content = canonicalBytes(derived as JsonValue);
  const { name: _, ...header } = opened.header;
  const item = {
    header: writeHeader({
      ...header,
      size: content.length,
      stix: { id: derived.id, version: versionOf(derived) },
      ...(typeof derived.name === "string" ? { name: derived.name.slice(0, 400) } : {}),
    }),
    content,
  };
  await logAccess(ledger, now, options.session, [opened.product], "redaction");
  const entry = ulid(now());
  return {
    ...options.command,
    decide: () => ({
      entries: [
        {
          log: "house",
          kind: "product.recorded/1",
          id: entry,
          body: {
            compartment: writeCompartment(compartment),
            source: "derived",
            by: options.session.account,
            from: [opened.product],
          },
          items: [item],
        },
      ],
      expects: {},
      result: { product: productId(entry, 0), stix: derived.id },
    }),
  };
}

function derive(source: StixObject, drop: readonly string[], party: PartyId, now: number): StixObject {
  try {
    return deriveObject(source, {
      drop: [...drop],
      createdByRef: identityOf(party),
      now: new Date(now).toISOString(),
      newId: `${source.type}--${randomUUID()}`,
    });
  } catch (cause) {
    if (cause instanceof StixError)
      throw invalid("/drop", { en: `${cause.message}.`, fr: `${stixFrench[cause.code]}.` });
    throw cause;
  }
}

/** The identity that this party's derived objects name as their maker: a UUID of version 4 made from its digest. */
export function identityOf(party: PartyId): string {
  const bytes = Buffer.from(digestBytes(party)!.subarray(0, 16));
  bytes[6] = (bytes[6]! % 16) + 0x40;
  bytes[8] = (bytes[8]! % 64) + 0x80;
  const hex = bytes.toString("hex");
  return `identity--${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
