import { canonicalBytes, type JsonValue, parseJson } from "@entente/json";
import { z } from "zod";

const label = z.strictObject({
  originator: z.string().max(200),
  policy: z.string().max(200),
  level: z.string().max(200),
  relTo: z.array(z.string().max(200)).max(60).optional(),
  caveats: z.array(z.string().max(200)).max(20),
  tlp: z.enum(["clear", "green", "amber", "amber+strict", "red"]).optional(),
  handling: z.array(z.enum(["H0", "H1", "H2", "H3"])).optional(),
  text: z.string().max(20_000),
});

/** What stands beside the content of an item, sealed with it: views are made of it, and nothing else. */
export const headerSchema = z.strictObject({
  v: z.literal(1),
  media: z.string().min(1).max(120),
  /** `report`, `attachment`, `text` (what a PDF says), or a STIX type. */
  kind: z.string().min(1).max(250),
  size: z.int().min(0),
  /** A title or file name. It is content, so it stands nowhere else. */
  name: z.string().max(400).optional(),
  stix: z.strictObject({ id: z.string().max(400), version: z.string().max(60) }).optional(),
  /** The originator's label, verbatim. */
  label,
  /** What it belongs to: a position in the same set, or the id of a product. */
  parent: z.union([z.int().min(0).max(999), z.string().max(40)]).optional(),
  container: z.literal(true).optional(),
  /** It is, or holds, something that cannot be read as text. */
  binary: z.literal(true).optional(),
});

export type ItemHeader = z.infer<typeof headerSchema>;

export const STIX_MEDIA = "application/stix+json;version=2.1";
const MAX_HEADER_BYTES = 65_536;

export function writeHeader(header: ItemHeader): Uint8Array {
  return canonicalBytes(header as JsonValue);
}

/** Reads the header of an item; a partner may have written it, so it is read strictly. Throws on anything else. */
export function readHeader(bytes: Uint8Array): ItemHeader {
  return headerSchema.parse(parseJson(bytes, { maxBytes: MAX_HEADER_BYTES, maxDepth: 5 }));
}
