import { JsonError, type JsonValue, parseCanonical } from "@entente/json";
import { verifyEd25519 } from "@entente/tlog/node";
import { z } from "zod";
import { type Digest, digestOf, digestText, fromBase64Url, type PartyId, sha256 } from "./digest.ts";
import { issueOf } from "./envelope.ts";

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** What the verifier reads of a card: who speaks, which keys, and what ties it to the card before. */
const cardSchema = z.object({
  type: z.literal("entente-card"),
  spec: z.literal("1.0"),
  sequence: z.int().min(0),
  party: digest.optional(),
  previous: digest.optional(),
  name: z.object({ en: z.string().max(200), fr: z.string().max(200) }),
  root: key,
  nextRoot: digest,
  keys: z.array(z.object({ role: z.string().max(40), public: key })).max(64),
  revoked: z.array(key).max(200),
});
export type Card = z.infer<typeof cardSchema> & {
  readonly id: Digest;
  /** The place of the entry that presents it. */
  readonly index: number;
};

export type KeyRole = "log" | "witness" | "signatory";

const CONTEXT = new TextEncoder().encode("entente-card/1\n");
const MAX_CARD_BYTES = 8000;

/** Reads a card as an entry presents it, its root key's signature included; or says why it is none. */
export function readCard(
  presented: { card: string; signature: string },
  index: number,
): Card | { problem: string } {
  const bytes = new TextEncoder().encode(presented.card);
  let value: JsonValue;
  try {
    value = parseCanonical(bytes, { maxBytes: MAX_CARD_BYTES, maxDepth: 5 });
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    return { problem: `${cause.code}: ${cause.message}` };
  }
  const parsed = cardSchema.safeParse(value);
  if (!parsed.success) return { problem: issueOf(parsed.error) };
  const card = parsed.data;
  const root = fromBase64Url(card.root);
  const signature = fromBase64Url(presented.signature);
  const signed =
    root !== undefined &&
    signature !== undefined &&
    verifyEd25519(root, Buffer.concat([CONTEXT, bytes]), signature);
  return signed
    ? { ...card, id: digestOf(bytes), index }
    : { problem: "not signed by the root key it names" };
}

/**
 * The cards of one party, oldest first, as far as each continues the one before: same party, next number, the digest
 * of the last card, and the root key whose digest that card committed to.
 */
export class CardChain {
  readonly party: PartyId;
  /** The log that presents them. */
  readonly log: string;
  readonly #cards: Card[] = [];

  constructor(party: PartyId, log: string) {
    this.party = party;
    this.log = log;
  }

  /** Adds the next card; in words why it does not belong, if it does not. */
  add(card: Card): string | undefined {
    const last = this.#cards.at(-1);
    const problem = last === undefined ? this.#firstProblem(card) : followProblem(card, last, this.party);
    if (problem === undefined) this.#cards.push(card);
    return problem;
  }

  #firstProblem(card: Card): string | undefined {
    const isFirst = card.sequence === 0 && card.previous === undefined && card.party === undefined;
    if (!isFirst) return "the first card of the log is not the party's first card";
    return card.id === this.party ? undefined : card.id;
  }

  get cards(): readonly Card[] {
    return this.#cards;
  }

  /** Every key the party has had in a role, but for those it has revoked. */
  keys(role: KeyRole): Uint8Array[] {
    const revoked = this.revoked();
    const names = new Set(
      this.#cards.flatMap(({ keys }) => keys.filter((one) => one.role === role).map((one) => one.public)),
    );
    return [...names].filter((name) => !revoked.has(name)).flatMap((name) => fromBase64Url(name) ?? []);
  }

  /** Whether a key stood on a card, in this role, in an entry before `index`. */
  hasKey(role: KeyRole, name: string, index: number): boolean {
    return this.#cards.some(
      (card) => card.index < index && card.keys.some((one) => one.role === role && one.public === name),
    );
  }

  /** Keys revoked by cards that stand before `index`: a revocation takes effect when it is seen. */
  revoked(index = Number.POSITIVE_INFINITY): ReadonlySet<string> {
    return new Set(this.#cards.filter((card) => card.index < index).flatMap((card) => card.revoked));
  }
}

function followProblem(card: Card, last: Card, party: PartyId): string | undefined {
  if (card.party !== party) return "it speaks for another party";
  if (card.previous !== last.id) return "it does not name the card before it";
  if (card.sequence !== last.sequence + 1) return `number ${card.sequence} after ${last.sequence}`;
  const root = fromBase64Url(card.root);
  return root !== undefined && digestText(sha256(root)) === last.nextRoot
    ? undefined
    : "its root key is not the one the card before committed to";
}
