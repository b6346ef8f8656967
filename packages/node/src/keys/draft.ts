import { randomBytes } from "node:crypto";
import { canonicalBytes, type JsonValue, parseCanonical } from "@entente/json";
import { z } from "zod";
import { digestOf, fromBase64Url, toBase64Url } from "./bytes.ts";
import {
  type Card,
  cardSchema,
  fingerprint,
  readCard,
  rootDigest,
  type SignedCard,
  signCard,
} from "./card.ts";
import { KeyError } from "./errors.ts";
import { publicKeyOf, type RootKeys, seedOf } from "./keyring.ts";

/** The next card as a node proposes it: all but what only the holder of the root key can give. */
const draftSchema = cardSchema.omit({ root: true, nextRoot: true, at: true }).required({
  party: true,
  previous: true,
});
export type CardDraft = z.infer<typeof draftSchema>;

/** What is carried to the root key: the draft, and the card in force, which shows that it continues the chain. */
export type DraftFile = {
  readonly type: "entente-card-draft";
  readonly spec: "1.0";
  /** Canonical text: what the fingerprint is of. */
  readonly draft: string;
  readonly follows: SignedCard;
};

const draftFileSchema = z.strictObject({
  type: z.literal("entente-card-draft"),
  spec: z.literal("1.0"),
  draft: z.string().max(8000),
  follows: z.strictObject({ card: z.string().max(8000), signature: z.string().max(100) }),
});

export function draftFile(draft: CardDraft, follows: SignedCard): DraftFile {
  const text = new TextDecoder().decode(canonicalBytes(draftSchema.parse(draft) as JsonValue));
  return { type: "entente-card-draft", spec: "1.0", draft: text, follows };
}

/** What the administrator reads out and the holder of the root key compares: a draft may be changed on its way. */
export function draftFingerprint({ draft }: Pick<DraftFile, "draft">): string {
  return fingerprint(digestOf(new TextEncoder().encode(draft)));
}

export type ReadDraft = { readonly file: DraftFile; readonly draft: CardDraft; readonly current: Card };

/** Reads a draft file. Throws a KeyError for what is none, or does not continue the card it says it follows. */
export function readDraft(input: unknown): ReadDraft {
  const outer = draftFileSchema.safeParse(input);
  if (!outer.success) throw new KeyError("bad-card", "this is no draft of a card");
  let value: JsonValue;
  try {
    value = parseCanonical(new TextEncoder().encode(outer.data.draft));
  } catch (cause) {
    throw new KeyError("bad-card", "the draft is not canonical JSON", cause);
  }
  const parsed = draftSchema.safeParse(value);
  if (!parsed.success) throw new KeyError("bad-card", "the draft is malformed");
  const current = readCard(outer.data.follows);
  const draft = parsed.data;
  const continues =
    draft.previous === current.id &&
    draft.party === (current.card.party ?? current.id) &&
    draft.sequence === current.card.sequence + 1;
  if (!continues)
    throw new KeyError("broken-chain", "the draft does not continue the card that comes with it");
  return { file: outer.data, draft, current: current.card };
}

/**
 * The root keys with which the card after `current` is signed. When the last card that they signed was never issued,
 * they are those they were; otherwise the next key takes its place, and a fresh one waits behind it.
 */
export function rootsAfter(current: Card, roots: RootKeys): RootKeys {
  const isNamed = (secret: string) => rootDigest(fromBase64Url(publicKeyOf(secret))!) === current.nextRoot;
  if (isNamed(roots.root)) return roots;
  if (isNamed(roots.nextRoot)) return { root: roots.nextRoot, nextRoot: toBase64Url(randomBytes(32)) };
  throw new KeyError(
    "broken-chain",
    "this is not the root key that the card in force has committed to; take the newest root key file",
  );
}

/** Signs a draft. `roots` come from {@link rootsAfter}, and must be kept before the card is handed out. */
export function signDraft({ draft }: ReadDraft, roots: RootKeys, at: string): SignedCard {
  const nextRoot = rootDigest(fromBase64Url(publicKeyOf(roots.nextRoot))!);
  return signCard({ ...draft, root: publicKeyOf(roots.root), nextRoot, at }, seedOf(roots.root));
}
