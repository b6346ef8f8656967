import { canonicalBytes, type JsonValue, parseCanonical } from "@entente/json";
import { signerFromSeed, verifyEd25519 } from "@entente/tlog/node";
import { z } from "zod";
import {
  type Digest,
  digestBytes,
  digestOf,
  digestText,
  fromBase64Url,
  sha256,
  toBase64Url,
} from "./bytes.ts";
import { KeyError } from "./errors.ts";

/** A party: the digest of its first card. Never a name, never an address. */
export type PartyId = Digest;

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/) as unknown as z.ZodType<Digest>;
const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const text = z.string().min(1).max(200);
const pins = z.array(digest).min(1).max(4);

/** The roles of operational keys: one key has one role. */
export const keyRoles = ["log", "witness", "node", "seal", "signatory"] as const;

export const cardSchema = z.strictObject({
  type: z.literal("entente-card"),
  spec: z.literal("1.0"),
  sequence: z.int().min(0),
  party: digest.optional(),
  previous: digest.optional(),
  name: z.strictObject({ en: text, fr: text }),
  country: z.string().regex(/^[A-Z]{3}$/),
  root: key,
  nextRoot: digest,
  addresses: z.strictObject({ partner: z.string().max(300).optional() }),
  /**
   * Keys of the certificates that this party's node shows, by digest of their SubjectPublicKeyInfo: at its address, and
   * when it calls. Two while one takes the other's place. Absent: certificates are nobody's business but TLS's.
   */
  tls: z.strictObject({ listens: pins.optional(), calls: pins.optional() }).optional(),
  keys: z
    .array(
      z.strictObject({
        role: z.enum(keyRoles),
        alg: z.enum(["Ed25519", "X25519"]),
        public: key,
        name: z.string().max(60).optional(),
      }),
    )
    .min(4)
    .max(32),
  revoked: z.array(key).max(64),
  kinds: z.array(z.string().max(60)).max(200),
  at: z.string().max(30),
});

export type Card = z.infer<typeof cardSchema>;

/** A card as it is handed over: the canonical text that was signed, and the root key's signature over it. */
export type SignedCard = { readonly card: string; readonly signature: string };

const signedCardSchema = z.strictObject({ card: z.string().max(8000), signature: z.string().max(100) });
const CONTEXT = new TextEncoder().encode("entente-card/1\n");

/** The digest that commits a card to its successor's root key. */
export function rootDigest(publicKey: Uint8Array): Digest {
  return digestText(sha256(publicKey));
}

/** Signs a card with the seed of the root key that the card names. */
export function signCard(card: Card, rootSeed: Uint8Array): SignedCard {
  const bytes = canonicalBytes(cardSchema.parse(card) as JsonValue);
  const signer = signerFromSeed(rootSeed);
  if (toBase64Url(signer.publicKey) !== card.root)
    throw new KeyError("bad-card", "the card names another root key");
  return {
    card: new TextDecoder().decode(bytes),
    signature: toBase64Url(signer.sign(Buffer.concat([CONTEXT, bytes]))),
  };
}

/** Reads a card file and checks form and signature. Whether it is the expected card is for {@link followsCard}. */
export function readCard(input: unknown): { card: Card; id: Digest; signed: SignedCard } {
  const outer = signedCardSchema.safeParse(input);
  if (!outer.success)
    throw new KeyError("bad-card", "this is no card: it needs the members card and signature");
  const bytes = new TextEncoder().encode(outer.data.card);
  let value: JsonValue;
  try {
    value = parseCanonical(bytes);
  } catch (cause) {
    throw new KeyError("bad-card", "the card is not canonical JSON", cause);
  }
  const parsed = cardSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new KeyError(
      "bad-card",
      `the card is malformed at /${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`,
    );
  }
  const card = parsed.data;
  const root = fromBase64Url(card.root);
  const signature = fromBase64Url(outer.data.signature);
  if (
    root === undefined ||
    signature === undefined ||
    !verifyEd25519(root, Buffer.concat([CONTEXT, bytes]), signature)
  ) {
    throw new KeyError("bad-signature", "the card is not signed by the root key it names");
  }
  if (
    (card.sequence === 0) !== (card.previous === undefined) ||
    (card.sequence === 0) !== (card.party === undefined)
  ) {
    throw new KeyError("bad-card", "only a first card has neither party nor previous");
  }
  return { card, id: digestOf(bytes), signed: outer.data };
}

/** The party a card speaks for. */
export function partyOf(read: { card: Card; id: Digest }): PartyId {
  return read.card.party ?? read.id;
}

/** Checks that `next` continues the chain of `current`: same party, next number, committed root key. */
export function followsCard(current: { card: Card; id: Digest }, next: { card: Card; id: Digest }): void {
  const { card } = next;
  const root = fromBase64Url(card.root);
  const continues =
    card.party === partyOf(current) &&
    card.previous === current.id &&
    card.sequence === current.card.sequence + 1 &&
    root !== undefined &&
    rootDigest(root) === current.card.nextRoot;
  if (!continues) {
    throw new KeyError(
      "broken-chain",
      "the card does not continue this party's last card (party, previous, number or root key)",
    );
  }
}

/** The one key of a role that is in force on a card. */
export function keyOf(card: Card, role: (typeof keyRoles)[number]): Uint8Array {
  const found = card.keys.find((each) => each.role === role && !card.revoked.includes(each.public));
  const bytes = found === undefined ? undefined : fromBase64Url(found.public);
  if (bytes === undefined)
    throw new KeyError("bad-card", `the card has no key in force for the role ${role}`);
  return bytes;
}

/**
 * What two people read to each other: eight groups of five digits from the card's digest (132 bits).
 * Digits are said alike in every language.
 */
export function fingerprint(id: Digest): string {
  let rest = BigInt(`0x${Buffer.from(digestBytes(id)!).toString("hex")}`);
  const groups: string[] = [];
  for (let n = 0; n < 8; n++) {
    groups.push(String(rest % 100000n).padStart(5, "0"));
    rest /= 100000n;
  }
  return groups.join(" ");
}
