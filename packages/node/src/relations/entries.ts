import { z } from "zod";
import { type PartyId, partyOf, readCard } from "../keys/index.ts";
import { type EntryKind, entryKind, type Folded, type Reception } from "../ledger/index.ts";
import { retirementKinds } from "./retiring/entries.ts";
import { ADD_CARD, ADD_PRESENTED, ADD_RELATION, chainProblem } from "./view.ts";

const signedCard = { card: z.string().max(8000), signature: z.string().max(100) };
const party = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/) as unknown as z.ZodType<PartyId>;

/** Streams: `card:<party>` moves with each card of a party, `relation:<partner>` and `relations` with each pairing. */
export const CARD_PRESENTED = "card.presented/1";
export const RELATIONS = "relations";
export const cardStream = (of: PartyId): string => `card:${of}`;
export const relationStream = (partner: PartyId): string => `relation:${partner}`;

function withCard(body: { card: string; signature: string }): Folded & { party: PartyId } {
  const read = readCard({ card: body.card, signature: body.signature });
  const of = partyOf(read);
  const row = {
    party: of,
    sequence: read.card.sequence,
    id: read.id,
    card: body.card,
    signature: body.signature,
  };
  return { party: of, changes: [[ADD_CARD, row]], touches: [cardStream(of)] };
}

/** The own party issued a card: its first at the start, later ones by rotation. */
const cardIssued = entryKind({
  kind: "card.issued/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject(signedCard),
  fold: ({ body }) => {
    const { changes, touches } = withCard(body);
    return { changes, touches };
  },
});

/** A person has compared fingerprints with the partner and opened the relation. `by` is an account. */
const relationPaired = entryKind({
  kind: "relation.paired/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject({ partner: party, ...signedCard, by: z.string().max(60) }),
  fold: ({ body, at }) => {
    const { changes, touches } = withCard(body);
    const sequence = readCard({ card: body.card, signature: body.signature }).card.sequence;
    const relation = { partner: body.partner, sequence, by: body.by, at };
    return {
      changes: [...changes, [ADD_RELATION, relation]],
      touches: [...touches, relationStream(body.partner), RELATIONS],
    };
  },
});

/** A card shown to the partner: the whole chain at the start of every liaison log, each new card after. */
const cardPresented = entryKind({
  kind: CARD_PRESENTED,
  log: "liaison",
  effect: "recorded",
  body: z.strictObject(signedCard),
  fold: ({ body, party: writer, partner }) => {
    const { changes, touches } = withCard(body);
    const { sequence } = readCard({ card: body.card, signature: body.signature }).card;
    const row = { party: writer, partner: partner!, sequence };
    return { changes: [...changes, [ADD_PRESENTED, row]], touches };
  },
  receive: ({ body, party: writer }, reader): Reception => {
    const problem = chainProblem(reader, writer, { card: body.card, signature: body.signature });
    return problem === undefined ? {} : { aside: problem };
  },
});

const count = z.int().min(0);

/**
 * An own log was taken back from the partner that holds it, after this node was restored from an older backup: its
 * entries from `from` on, below `until`, as they were signed, with this root. What the house log held after the entries
 * it was restored with (`house`, and when the last of them was written) nobody else holds, and it does not come back.
 * Nor does the content of `withoutContent` sets. `aside`: entries that keep their place and that views no longer tell
 * of, because they built on entries of the house log. `dropped`: entries written after the restore, signed by no one.
 */
const logRecovered = entryKind({
  kind: "log.recovered/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject({
    partner: party,
    from: count,
    until: count,
    root: z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/),
    theirs: count,
    content: count,
    withoutContent: count,
    aside: count,
    dropped: count,
    house: z.strictObject({ size: count, at: z.string().max(30).optional() }),
    by: z.literal("operator"),
  }),
  fold: () => ({ changes: [], touches: [] }),
});

export const relationKinds: readonly EntryKind<never>[] = [
  cardIssued,
  relationPaired,
  cardPresented,
  logRecovered,
  ...retirementKinds,
];
