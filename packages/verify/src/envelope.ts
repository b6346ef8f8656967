import { isTime } from "@entente/agreement";
import { JsonError, type JsonValue, parseCanonical } from "@entente/json";
import { z } from "zod";

/** The longest entry a log of a party may hold. */
export const MAX_ENTRY_BYTES = 8192;
const MAX_DEPTH = 5;

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const base64url = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`));

/** What every entry of every log holds; closed, so that nothing travels unread. */
const envelopeSchema = z.strictObject({
  v: z.literal(1),
  typ: z.literal("entente.event/1"),
  log: z.string().max(200),
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  kind: z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*\/[1-9][0-9]?$/),
  agreement: digest.optional(),
  seen: z.int().min(0).optional(),
  blind: base64url(22),
  actor: z.string().max(40).optional(),
  refs: z.array(digest).max(16).optional(),
  // The bytes are canonical JSON by now; what stands inside is for the schema of the kind.
  body: z.record(z.string(), z.unknown()),
  set: z
    .strictObject({
      payload: digest,
      root: digest,
      count: z.int().min(1).max(1000),
      key: z.strictObject({ to: base64url(43), enc: base64url(43), ct: z.string().max(20_000) }).optional(),
    })
    .optional(),
});

export type Envelope = z.infer<typeof envelopeSchema>;
export type SetField = NonNullable<Envelope["set"]>;

/** The envelope of an entry's bytes, or in words why they hold none. */
export type ReadEnvelope = { readonly envelope: Envelope } | { readonly problem: string };

/** Reads an entry strictly: RFC 8785 bytes of the closed schema. Never throws. */
export function readEnvelope(bytes: Uint8Array): ReadEnvelope {
  if (bytes.length > MAX_ENTRY_BYTES)
    return { problem: `${bytes.length} bytes, at most ${MAX_ENTRY_BYTES} are allowed` };
  let value: JsonValue;
  try {
    value =
      evidentlyCanonical(bytes) ?? parseCanonical(bytes, { maxBytes: MAX_ENTRY_BYTES, maxDepth: MAX_DEPTH });
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    return { problem: `${cause.code}: ${cause.message}` };
  }
  const parsed = envelopeSchema.safeParse(value);
  if (!parsed.success) return { problem: issueOf(parsed.error) };
  if (!isTime(toSecond(parsed.data.at))) return { problem: "/at: no such time" };
  return { envelope: parsed.data };
}

/** An entry's time as agreements write it: cut to the second. */
export const toSecond = (at: string): string => `${at.slice(0, 19)}Z`;

export function issueOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return `/${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The value of bytes that are canonical beyond doubt, five times faster than the strict parser: what prints as
 * the same text it was read from has one spelling of every number and string, no blanks and no repeated names. What
 * that does not settle (the order of names, depth, unsafe integers) is looked at; whatever smells of halves of
 * surrogate pairs or `__proto__` is left to the strict parser, as is everything that fails here.
 */
function evidentlyCanonical(bytes: Uint8Array): JsonValue | undefined {
  try {
    const text = decoder.decode(bytes);
    if (text.includes("\\ud") || text.includes("__proto__")) return undefined;
    const value = JSON.parse(text) as JsonValue;
    return isOrdered(value, 0) && JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function isOrdered(value: JsonValue, depth: number): boolean {
  if (typeof value === "number") return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isOrdered(item, depth + 1));
  let before = "";
  for (const name in value) {
    if (name < before) return false;
    before = name;
    if (!isOrdered(value[name]!, depth + 1)) return false;
  }
  return true;
}
