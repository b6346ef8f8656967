import { type AnswerOf, ledgerOperations, notFound, onRead, type Route, type Session } from "@entente/api";
import { tilePath } from "@entente/tlog";
import { fingerprint, type PartyId } from "../keys/index.ts";
import { type Ledger, type LogRow, lastSize, readHighwater, readTilePath } from "../ledger/index.ts";
import { pinsShown, type ReadCard, type Relations, relationWith } from "../relations/index.ts";
import { type EntrySources, entryBytes } from "./entries.ts";

type Parts = {
  readonly ledger: Ledger;
  readonly relations: Relations;
  readonly sources: (session: Session) => EntrySources;
};

type LogName = "ours" | "theirs";
type Head = { readonly log: LogRow; readonly size: number; readonly note: string };

/** What a tile or an entry's bytes were once, they stay. */
const FOREVER = "private, max-age=31536000, immutable";

/**
 * Both logs of a relation for people who check them themselves. Hash tiles tell nothing but sizes and blinded hashes;
 * an entry's bytes go only to those who may read what it says.
 */
export function tileRoutes(parts: Parts): Route[] {
  const on = ledgerOperations;
  return [
    onRead(on.getCheckpoint, ({ params: { partner, log } }) => checkpoint(parts, partner as PartyId, log)),
    onRead(on.getTile, ({ params: { partner, log, level, number }, query: { width = 256 } }) => {
      const head = headOf(parts, partner as PartyId, log);
      const bytes = readTilePath(parts.ledger.reader, head.log.id, tilePath(level, number, width), head.size);
      if (bytes === undefined) throw notFound("tile");
      return octets(bytes, FOREVER);
    }),
    onRead(on.getEntryBytes, ({ params: { partner, log, index }, session }) =>
      // Who may read it today may not tomorrow: nothing of it is kept by the browser.
      octets(entryBytes(parts.sources(session), partner as PartyId, { log, index }), "no-store"),
    ),
    onRead(on.listCards, ({ params }) => cards(parts, params.partner as PartyId)),
  ];
}

function octets(bytes: Uint8Array, caching: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "application/octet-stream", "cache-control": caching },
  });
}

/** The head that is published: ours as the partner has cosigned it, the partner's as we have. */
function headOf({ ledger, relations }: Parts, partner: PartyId, name: LogName): Head {
  const log = ledger.current(name, partner);
  if (log === undefined) throw notFound("relation");
  const { origin } = log;
  if (name === "ours") {
    const published = relations.heads.published(origin);
    if (published === undefined) throw notFound("checkpoint");
    return { log, size: published.size, note: published.note };
  }
  const mark = readHighwater(ledger.marks, "peer", origin);
  // Cosigned and not applied yet: its tiles are not all here, and a moment later they are.
  if (mark === undefined || mark.note === "" || mark.size > lastSize(ledger.reader, log.id))
    throw notFound("checkpoint");
  return { log, size: mark.size, note: mark.note };
}

function checkpoint(
  parts: Parts,
  partner: PartyId,
  name: LogName,
): AnswerOf<typeof ledgerOperations.getCheckpoint> {
  const { log, size, note } = headOf(parts, partner, name);
  const signer = (party: PartyId) => ({
    party,
    cards: parts.relations.cards.chain(party).map(({ signed }) => ({ ...signed })),
  });
  const us = parts.ledger.party;
  const [writer, witness] = name === "ours" ? [us, partner] : [partner, us];
  return { origin: log.origin, size, note, writer: signer(writer), witness: signer(witness) };
}

function cards({ ledger, relations }: Parts, partner: PartyId): AnswerOf<typeof ledgerOperations.listCards> {
  const paired = relationWith(ledger.reader, partner);
  if (paired === undefined) throw notFound("relation");
  return {
    ours: shownCards(relations.cards.chain(ledger.party)),
    theirs: shownCards(relations.cards.chain(partner)),
    inUse: relations.pinsInUse,
    compared: { sequence: paired.sequence, by: paired.by, at: new Date(paired.at).toISOString() },
  };
}

function shownCards(chain: readonly ReadCard[]): AnswerOf<typeof ledgerOperations.listCards>["ours"] {
  return chain
    .map(({ card, id }, at) => {
      const revoked = new Set(chain.slice(at).flatMap((later) => later.card.revoked));
      const { partner: address } = card.addresses;
      return {
        id: id as string,
        sequence: card.sequence,
        fingerprint: fingerprint(id),
        name: card.name,
        country: card.country,
        ...(address === undefined ? {} : { address }),
        at: card.at,
        certificates: pinsShown(chain.slice(0, at + 1)),
        keys: card.keys.map(({ role, public: key, name }) => ({
          role,
          public: key,
          ...(name === undefined ? {} : { name }),
          revoked: revoked.has(key),
        })),
      };
    })
    .reverse();
}
