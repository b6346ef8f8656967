import type { Sentence } from "@entente/api";
import { canonicalText, type JsonValue, parseCanonical } from "@entente/json";
import { z } from "zod";
import { type Digest, drawRandom, toBase64Url } from "../keys/index.ts";

/** An entry is at most this long (tlog.md §4, ours). */
export const MAX_ENTRY_BYTES = 8192;
/** Objects and arrays open at once, the envelope and its body among them. */
const MAX_ENTRY_DEPTH = 5;

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/) as unknown as z.ZodType<Digest>;
const base64url = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`));

/** Only the one spelling of a time that exists: folding counts with it, and a view takes no `NaN`. */
function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text && text.length === 24;
}

/**
 * The envelope: what every entry of every log holds, as RFC 8785 JSON (tlog.md §11). `body` holds the clear
 * fields of the kind; `set` names content kept off the log: digest of the ciphertext, number of items, root of
 * the salted commitments and, for a partner, the wrapped key.
 */
export const envelopeSchema = z.strictObject({
  v: z.literal(1),
  typ: z.literal("entente.event/1"),
  log: z.string().max(200),
  id: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  at: z.string().refine(isInstant, "is no time in UTC with milliseconds"),
  kind: z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*\/[1-9][0-9]?$/),
  agreement: digest.optional(),
  seen: z.int().min(0).optional(),
  blind: base64url(22),
  actor: z.string().max(40).optional(),
  refs: z.array(digest).max(16).optional(),
  body: z.record(z.string(), z.json()),
  set: z
    .strictObject({
      payload: digest,
      root: digest,
      count: z.int().min(1).max(1000),
      key: z.strictObject({ to: base64url(43), enc: base64url(43), ct: z.string().max(20000) }).optional(),
    })
    .optional(),
});

export type Envelope = z.infer<typeof envelopeSchema>;
export type Body = Record<string, JsonValue>;
export type SetField = NonNullable<Envelope["set"]>;

export type EnvelopeDraft = Omit<Envelope, "v" | "typ" | "blind" | "seen">;

export class EnvelopeError extends Error {
  readonly code: "malformed" | "too-large";
  declare readonly message: Sentence;

  constructor(code: "malformed" | "too-large", message: Sentence, cause?: unknown) {
    super(message, { cause });
    this.name = "EnvelopeError";
    this.code = code;
  }
}

/**
 * The canonical text of an entry, cut where `seen` goes: only the writer knows how much of the partner's log
 * was applied when the entry takes its place. After `seen` come only `set`, `typ` and `v`, which cannot hold
 * the mark, so the last occurrence is the member itself. House entries carry no `seen` and are not cut.
 */
export function envelopeText(
  draft: EnvelopeDraft,
  withSeen: boolean,
): readonly [string] | readonly [string, string] {
  const envelope = {
    ...draft,
    v: 1,
    typ: "entente.event/1",
    blind: toBase64Url(drawRandom(16)),
    ...(withSeen ? { seen: 0 } : {}),
  };
  const text = canonicalText(envelope as JsonValue);
  // Room for the digits of `seen`.
  if (Buffer.byteLength(text) + 16 > MAX_ENTRY_BYTES) {
    throw new EnvelopeError(
      "too-large",
      `an entry holds at most ${MAX_ENTRY_BYTES} bytes; this one needs more`,
    );
  }
  if (!withSeen) return [text];
  const mark = '"seen":0,';
  const at = text.lastIndexOf(mark);
  return [`${text.slice(0, at)}"seen":`, text.slice(at + mark.length - 1)];
}

/** How many objects and arrays are open at once at most. */
function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let deepest = 0;
  for (const one of Object.values(value)) deepest = Math.max(deepest, depthOf(one));
  return deepest + 1;
}

/**
 * The body of an own entry as {@link readEnvelope} will give it, from the text that {@link envelopeText} made. That text is
 * canonical and within its size already: what is left to check are depth and form. Throws an EnvelopeError.
 */
export function ownBody(text: string): Envelope["body"] {
  const value: unknown = JSON.parse(text);
  if (depthOf(value) > MAX_ENTRY_DEPTH)
    throw new EnvelopeError("malformed", `an entry is at most ${MAX_ENTRY_DEPTH} levels deep`);
  return envelopeOf(value).body;
}

function envelopeOf(value: unknown): Envelope {
  const parsed = envelopeSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new EnvelopeError(
    "malformed",
    `the entry is malformed at /${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`,
  );
}

/** Reads an entry's bytes, strictly: canonical JSON of the closed schema, for the log it stands in. */
export function readEnvelope(bytes: Uint8Array, origin: string): Envelope {
  let value: JsonValue;
  try {
    value = parseCanonical(bytes, { maxBytes: MAX_ENTRY_BYTES, maxDepth: MAX_ENTRY_DEPTH });
  } catch (cause) {
    throw new EnvelopeError(
      "malformed",
      `the entry is not canonical JSON: ${(cause as Error).message}`,
      cause,
    );
  }
  const envelope = envelopeOf(value);
  if (envelope.log !== origin)
    throw new EnvelopeError("malformed", "the entry names another log than the one it stands in");
  return envelope;
}
