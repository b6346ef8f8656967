import { notFound, type RelationView } from "@entente/api";
import { openCheckpoint, TlogError, type VerifierKey } from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import { digestText, fingerprint, type PartyId } from "../keys/index.ts";
import {
  evidenceCount,
  type Heads,
  type Ledger,
  lastSize,
  placeIn,
  readHighwater,
  rootAt,
  type Side,
} from "../ledger/index.ts";
import type { Cards } from "./cards.ts";
import { RETIRED_TWICE, type Retirements } from "./retiring/noting.ts";
import { retirementOf } from "./retiring/view.ts";
import type { Tail } from "./tail/tail.ts";
import { relationWith } from "./view.ts";

export type Presenting = {
  readonly ledger: Ledger;
  readonly heads: Heads;
  readonly cards: Cards;
  readonly tailOf: (partner: PartyId) => Tail;
  readonly retirements: Pick<Retirements, "refusal">;
};

const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

/** A relation as people see it: who, both logs, what lags, what was set aside, and what stands in the way. */
export function viewOf(parts: Presenting, partner: PartyId): RelationView {
  const { ledger, heads, cards } = parts;
  const relation = relationWith(ledger.reader, partner);
  const card = cards.cardOf(partner);
  if (relation === undefined || card === undefined) throw notFound("relation");
  const tail = parts.tailOf(partner);
  const { lastContact } = tail.status;
  const stopped = heads.stopped(partner) ?? tail.stopped;
  const address = card.card.addresses.partner;
  return {
    partner,
    name: card.card.name,
    country: card.card.country,
    card: {
      sequence: card.card.sequence,
      fingerprint: fingerprint(card.id),
      ...(address === undefined ? {} : { address }),
    },
    pairedAt: instant(relation.at),
    ...(lastContact === undefined ? {} : { lastContact: instant(lastContact) }),
    logs: [ownLog(parts, partner), theirLog(parts, partner, tail)],
    aside: asideOf(ledger, tail),
    ...(stopped === undefined ? {} : { stopped }),
  };
}

type LogView = RelationView["logs"][number];

function ownLog({ ledger, heads, cards, retirements }: Presenting, partner: PartyId): LogView {
  const { id, origin } = ledger.current("ours", partner)!;
  const size = lastSize(ledger.reader, id);
  const published = heads.published(origin);
  const health = heads.health().find((each) => each.origin === origin);
  const at = published === undefined ? undefined : cosignedAt(published.note, cards.witnessKeys(partner));
  return {
    origin,
    party: ledger.party,
    mine: true,
    size,
    published: published?.size ?? 0,
    lag: 0,
    root: digestText(rootAt(ledger.reader, id, size)),
    ...(at === undefined ? {} : { cosignedAt: instant(at * 1000) }),
    state: health?.state ?? "ok",
    ...whyOf(health?.why, retirements.refusal(partner)),
    ...retiredOf(ledger, "ours", partner),
  };
}

/** A successor waits for its cosignature as long as the partner does not take the statement it continues by. */
const whyOf = (why: string | undefined, refusal: string | undefined): { why?: string } =>
  refusal === undefined
    ? why === undefined
      ? {}
      : { why }
    : { why: `the partner does not take the statement that the log before it was retired [${refusal}]` };

/** The generations before the log that is said now: both sides see what its party stands by and what the other holds. */
function retiredOf(ledger: Ledger, side: Side, partner: PartyId): Pick<LogView, "retired"> {
  const rows = ledger
    .generations(side, partner)
    .flatMap(({ origin }) => retirementOf(ledger.reader, origin) ?? []);
  if (rows.length === 0) return {};
  const retired = rows.map(({ retired: origin, last, witnessed, held, code }) => {
    const differing = evidenceCount(ledger.reader, origin, RETIRED_TWICE);
    return {
      origin,
      size: last,
      witnessed,
      ...(held === null ? {} : { held }),
      code,
      ...(differing === 0 ? {} : { differing }),
    };
  });
  return { retired };
}

/** Seconds; undefined while the only cosignature is of a key that the partner has revoked since. */
function cosignedAt(note: string, keys: VerifierKey[]): number | undefined {
  try {
    return openCheckpoint(note, keys, verifyEd25519).verified[0]?.time;
  } catch (cause) {
    if (cause instanceof TlogError) return undefined;
    throw cause;
  }
}

function theirLog({ ledger }: Presenting, partner: PartyId, tail: Tail): LogView {
  const { origin } = tail.log;
  const { state, applied, published, lag, problem } = tail.status;
  const mark = readHighwater(ledger.marks, "peer", origin);
  return {
    origin,
    party: partner,
    mine: false,
    size: applied,
    published,
    lag,
    root: digestText(rootAt(ledger.reader, tail.log.id, applied)),
    ...(mark === undefined || mark.at === 0 ? {} : { cosignedAt: instant(mark.at * 1000) }),
    state,
    ...(problem === undefined ? {} : { why: problem }),
    ...retiredOf(ledger, "theirs", partner),
  };
}

function asideOf(ledger: Ledger, tail: Tail): RelationView["aside"] {
  return ledger.reader
    .all<{ idx: number; aside: string }>(
      `SELECT j.idx, j.aside FROM journal j WHERE j.log = :log AND j.aside IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM journal k WHERE k.log = j.log AND k.idx = j.idx AND k.seq > j.seq)
       ORDER BY j.idx DESC LIMIT 100`,
      { log: tail.log.id },
    )
    .map(({ idx, aside }) => ({ index: placeIn(tail.log.origin, idx), reason: aside }));
}
