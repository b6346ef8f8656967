import { type AnswerOf, ledgerOperations, notFound, onRead, type Route, type Session } from "@entente/api";
import { tilePath } from "@entente/tlog";
import { fingerprint, type PartyId } from "../keys/index.ts";
import {
  generationOf,
  type Ledger,
  type LogRow,
  lastSize,
  placeIn,
  readHighwater,
  readTilePath,
} from "../ledger/index.ts";
import {
  lastHeadOf,
  pinsShown,
  type ReadCard,
  type Relations,
  relationWith,
  retirementOf,
} from "../relations/index.ts";
import { type EntrySources, entryBytes } from "./entries.ts";

type Parts = {
  readonly ledger: Ledger;
  readonly relations: Relations;
  readonly sources: (session: Session) => EntrySources;
};

type LogName = "ours" | "theirs";
/** One log of a side: of that generation, or the one that is said now. */
type Which = { readonly partner: PartyId; readonly name: LogName; readonly generation?: number | undefined };
type Head = { readonly log: LogRow; readonly size: number; readonly note: string };

/** What a tile was once it stays, where its address says of which generation. */
const FOREVER = "private, max-age=31536000, immutable";

/**
 * Both logs of a relation for people who check them themselves. Hash tiles tell nothing but sizes and blinded hashes;
 * an entry's bytes go only to those who may read what it says.
 */
export function tileRoutes(parts: Parts): Route[] {
  const on = ledgerOperations;
  return [
    onRead(on.getCheckpoint, ({ params: { partner, log }, query: { generation } }) =>
      checkpoint(parts, { partner: partner as PartyId, name: log, generation }),
    ),
    onRead(on.getTile, ({ params: { partner, log, level, number }, query: { width = 256, generation } }) => {
      const head = headOf(parts, { partner: partner as PartyId, name: log, generation });
      const bytes = readTilePath(parts.ledger.reader, head.log.id, tilePath(level, number, width), head.size);
      if (bytes === undefined) throw notFound("tile");
      // Without one, the same address is another log's tile once this one is retired.
      return octets(bytes, generation === undefined ? "no-store" : FOREVER);
    }),
    onRead(on.getEntryBytes, ({ params: { partner, log, index }, query: { generation }, session }) => {
      const { origin } = logOf(parts, { partner: partner as PartyId, name: log, generation });
      const place = { log, index: placeIn(origin, index) };
      // Who may read it today may not tomorrow: nothing of it is kept by the browser.
      return octets(entryBytes(parts.sources(session), partner as PartyId, place), "no-store");
    }),
    onRead(on.listCards, ({ params }) => cards(parts, params.partner as PartyId)),
  ];
}

function octets(bytes: Uint8Array, caching: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": "application/octet-stream", "cache-control": caching },
  });
}

function logOf({ ledger }: Parts, { partner, name, generation }: Which): LogRow {
  const current = ledger.current(name, partner);
  if (current === undefined) throw notFound("relation");
  if (generation === undefined || generation === generationOf(current.origin)) return current;
  const log = ledger.generations(name, partner).find(({ origin }) => generationOf(origin) === generation);
  // A successor that was opened and that nothing goes on with yet is not said here.
  if (log === undefined || generation > generationOf(current.origin)) throw notFound("checkpoint");
  return log;
}

/**
 * The head that is published: ours as the partner has cosigned it, the partner's as we have. Of a log that was retired
 * it stays the last one: of ours the one that we stand by, of the partner's what we have cosigned, where all of it is
 * here, and else the one that the partner stands by.
 */
function headOf(parts: Parts, which: Which): Head {
  const { ledger, relations } = parts;
  const log = logOf(parts, which);
  const { origin } = log;
  const last = lastHeadOf(ledger.reader, origin);
  const held = lastSize(ledger.reader, log.id);
  const heads =
    which.name === "ours"
      ? [last ?? relations.heads.published(origin)]
      : [readHighwater(ledger.marks, "peer", origin), last];
  // Cosigned and not applied yet: its tiles are not all here, and a moment later they are.
  const head = heads.find((one) => one !== undefined && one.note !== "" && one.size <= held);
  if (head === undefined) throw notFound("checkpoint");
  return { log, size: head.size, note: head.note };
}

function checkpoint(parts: Parts, which: Which): AnswerOf<typeof ledgerOperations.getCheckpoint> {
  const { log, size, note } = headOf(parts, which);
  const signer = (party: PartyId) => ({
    party,
    cards: parts.relations.cards.chain(party).map(({ signed }) => ({ ...signed })),
  });
  const us = parts.ledger.party;
  const [writer, witness] = which.name === "ours" ? [us, which.partner] : [which.partner, us];
  const retired = retirementOf(parts.ledger.reader, log.origin);
  return {
    origin: log.origin,
    size,
    note,
    writer: signer(writer),
    witness: signer(witness),
    ...(retired === undefined
      ? {}
      : { retirement: { retirement: retired.statement, signature: retired.signature } }),
  };
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
