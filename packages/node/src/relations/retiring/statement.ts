import { canonicalBytes, type JsonValue, parseCanonical } from "@entente/json";
import { signerFromSeed, verifyEd25519 } from "@entente/tlog/node";
import { z } from "zod";
import {
  type Card,
  type Digest,
  digestOf,
  fingerprint,
  fromBase64Url,
  type PartyId,
  publicKeyOf,
  type RootKeys,
  readCard,
  rootDigest,
  type SignedCard,
  seedOf,
  toBase64Url,
} from "../../keys/index.ts";
import { RetirementError } from "./errors.ts";

/** Why what was witnessed cannot be fetched back: the codes with which a recovery fails for good. */
export const retirementReasons = ["behind", "forked", "missing", "altered", "foreign", "too-long"] as const;
export type RetirementReason = (typeof retirementReasons)[number];

const party = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/) as unknown as z.ZodType<PartyId>;
const origin = z.string().max(200);
const head = z.strictObject({
  size: z.int().min(0),
  root: z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/),
  /** The signed note, with the partner's cosignature; absent for the head of an empty log. */
  note: z.string().max(2000).optional(),
});

/** `entente-retirement/1`: what a party says of a log of its own that it cannot go on with (decision 030). */
export const retirementSchema = z.strictObject({
  type: z.literal("entente-retirement"),
  spec: z.literal("1.0"),
  party,
  partner: party,
  retired: origin,
  /** The last head that the party stands by: all under it is here and was cosigned. */
  last: head,
  /** The greatest head that it has signed and the partner has cosigned, as far as it knows. */
  witnessed: head,
  code: z.enum(retirementReasons),
  why: z.string().min(1).max(500),
  successor: origin,
  root: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  at: z.string().max(30),
});
export type Retirement = z.infer<typeof retirementSchema>;

/** All of it but the key that will sign. */
const draftSchema = retirementSchema.omit({ root: true });
export type RetirementDraft = z.infer<typeof draftSchema>;

/** The canonical text that was signed, and the root key's signature over it. */
export type SignedRetirement = { readonly retirement: string; readonly signature: string };
export const signedRetirementSchema = z.strictObject({
  retirement: z.string().max(6000),
  signature: z.string().max(100),
});

export type ReadRetirement = {
  readonly statement: Retirement;
  readonly id: Digest;
  readonly signed: SignedRetirement;
};

const CONTEXT = new TextEncoder().encode("entente-retirement/1\n");

/** Whether a root key speaks for the party of a card: the card names it, or commits to it as the next. */
export function isRootOf(card: Pick<Card, "root" | "nextRoot">, root: string): boolean {
  const bytes = fromBase64Url(root);
  return bytes !== undefined && (card.root === root || rootDigest(bytes) === card.nextRoot);
}

/** Reads a statement and checks form and signature. Whose key it is, is for {@link isRootOf}. Throws RetirementError. */
export function readRetirement(input: unknown): ReadRetirement {
  const outer = signedRetirementSchema.safeParse(input);
  if (!outer.success)
    throw new RetirementError("malformed", "this is no signed statement that a log is retired");
  const signed = outer.data;
  const bytes = new TextEncoder().encode(signed.retirement);
  const statement = parsed(retirementSchema, bytes, "statement");
  const root = fromBase64Url(statement.root);
  const signature = fromBase64Url(signed.signature);
  const isSigned =
    root !== undefined &&
    signature !== undefined &&
    verifyEd25519(root, Buffer.concat([CONTEXT, bytes]), signature);
  if (!isSigned)
    throw new RetirementError("bad-signature", "the statement is not signed by the root key that it names");
  return { statement, id: digestOf(bytes), signed };
}

function parsed<T>(schema: z.ZodType<T>, bytes: Uint8Array, what: "statement" | "draft"): T {
  let value: JsonValue;
  try {
    value = parseCanonical(bytes);
  } catch (cause) {
    throw new RetirementError("malformed", `the ${what} is not canonical JSON`, cause);
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new RetirementError(
    "malformed",
    `the ${what} is malformed at /${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`,
  );
}

/** What is carried to the root key: the statement, and the card in force, which names that key. */
export type RetirementDraftFile = {
  readonly type: "entente-retirement-draft";
  readonly spec: "1.0";
  /** Canonical text: what the fingerprint is of. */
  readonly draft: string;
  readonly card: SignedCard;
};

const draftFileSchema = z.strictObject({
  type: z.literal("entente-retirement-draft"),
  spec: z.literal("1.0"),
  draft: z.string().max(6000),
  card: z.strictObject({ card: z.string().max(8000), signature: z.string().max(100) }),
});

export function retirementDraftFile(draft: RetirementDraft, card: SignedCard): RetirementDraftFile {
  const text = new TextDecoder().decode(canonicalBytes(draftSchema.parse(draft) as JsonValue));
  return { type: "entente-retirement-draft", spec: "1.0", draft: text, card };
}

/** What the operator reads out and the holder of the root key compares: a draft may be changed on its way. */
export function retirementFingerprint({ draft }: Pick<RetirementDraftFile, "draft">): string {
  return fingerprint(digestOf(new TextEncoder().encode(draft)));
}

/** Reads a draft file. Throws RetirementError, and KeyError for a card that is none. */
export function readRetirementDraft(input: unknown): {
  readonly file: RetirementDraftFile;
  readonly draft: RetirementDraft;
  readonly card: Card;
} {
  const outer = draftFileSchema.safeParse(input);
  if (!outer.success) throw new RetirementError("malformed", "this is no draft of a retirement");
  const file = outer.data;
  const draft = parsed(draftSchema, new TextEncoder().encode(file.draft), "draft");
  const { card, id } = readCard(file.card);
  if ((card.party ?? id) !== draft.party)
    throw new RetirementError("foreign", "the card that comes with the draft is of another party");
  return { file, draft, card };
}

/**
 * Signs a statement with the root key that the card names, or with the one it commits to where the file of root keys
 * has moved on already. The file stays as it is: no card is issued by this. Throws RetirementError.
 */
export function signRetirement(draft: RetirementDraft, card: Card, roots: RootKeys): SignedRetirement {
  const secret = [roots.root, roots.nextRoot].find((each) => isRootOf(card, publicKeyOf(each)));
  if (secret === undefined)
    throw new RetirementError("unknown-key", "these are not the root keys of the card in force");
  const statement = retirementSchema.parse({ ...draft, root: publicKeyOf(secret) });
  const bytes = canonicalBytes(statement as JsonValue);
  const signer = signerFromSeed(seedOf(secret));
  return {
    retirement: new TextDecoder().decode(bytes),
    signature: toBase64Url(signer.sign(Buffer.concat([CONTEXT, bytes]))),
  };
}
