import type { Decision } from "@entente/agreement";
import type { JsonValue } from "@entente/json";
import { digestText, type Item, KeyError, type PartyId } from "../keys/index.ts";
import {
  type Command,
  type Draft,
  type Envelope,
  indexAt,
  type Proposal,
  readEnvelope,
} from "../ledger/index.ts";
import { readCompartment, writeCompartment } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import { type Made, madeSchema, type Ranges } from "./bodies.ts";
import { toInstant, versionOf } from "./common.ts";
import { decideRecord } from "./deciding.ts";
import type { Current, Desk } from "./dependencies.ts";
import { mismatch } from "./mismatch.ts";
import { fromRanges, toRanges } from "./ranges.ts";
import { derivedLevelOf, retainUntilOf, violationOf } from "./record.ts";

/**
 * What comes in (DESIGN.md, A release, 5).
 *
 * 1. The recipient decides by its own copy of the agreement, on what the entry states: what is forbidden is declined
 *    and never fetched (filtering precedes transfer).
 * 2. The content is fetched and checked against digest and commitments, which the entry holds.
 * 3. It is held against the record: what the entry states must be what the items say.
 * 4. It is decided again, and receipt and products, or a declining with clause and code, are one transaction.
 *
 * Content that cannot be fetched yet is tried again; content that is wrong is declined once and for all. A crash
 * between two steps repeats them: nothing but the last is an act.
 */
export type WaitingPart = {
  readonly id: string;
  readonly release: string;
  readonly partner: PartyId;
  readonly seq: number;
  readonly log: number;
  readonly idx: number;
  readonly leaf: Uint8Array;
  readonly agreement: string;
  readonly payload: string;
};

/** Releases that came and are neither received nor settled another way, oldest first. */
export function waitingParts(reader: Reader, partner?: string): WaitingPart[] {
  return reader.all<WaitingPart>(
    `SELECT id, release, partner, seq, log, idx, leaf, agreement, payload FROM view_part
     WHERE direction = 'in' AND state = 'announced' AND (:partner IS NULL OR partner = :partner) ORDER BY seq`,
    { partner: partner ?? null },
  );
}

type Declined = {
  readonly reason: "clause" | "damaged" | "sealed" | "mismatch";
  readonly violations: JsonValue[];
};

/** Takes in one announced part. Throws only what a later try may mend (no network, no disk). */
export async function receivePart(desk: Desk, part: WaitingPart): Promise<void> {
  const { ledger } = desk;
  const { envelope, made } = entryOf(desk, part);
  if ("declined" in judge(desk, ledger.reader, part, made)) {
    await ledger.submit(settle(desk, part, envelope, made, []));
    return;
  }
  let items: readonly Item[];
  try {
    items = await desk.fetchContent({ log: part.log, index: part.idx });
  } catch (cause) {
    if (!(cause instanceof KeyError)) throw cause;
    const reason = cause.code === "sealed" ? "sealed" : "damaged";
    await ledger.submit(decline(part, { reason, violations: [] }));
    return;
  }
  if (mismatch(made, items, desk.documentOf(part.agreement)) !== undefined) {
    await ledger.submit(decline(part, { reason: "mismatch", violations: [] }));
    return;
  }
  // What was recalled before it was taken in is destroyed unread: the receipt folds it as sealed. A recall that comes
  // after this line finds it received, and purges it.
  const recalled = recalledPositions(ledger.reader, part.id, envelope.set!.count);
  if (recalled.length > 0) await ledger.contents.destroy(ledger.writer, envelope.set!.payload, recalled);
  await ledger.submit(settle(desk, part, envelope, made, recalled));
}

function entryOf(desk: Desk, part: WaitingPart): { envelope: Envelope; made: Made } {
  const log = desk.ledger.logs.find(({ id }) => id === part.log)!;
  const { bytes } = desk.ledger.reader.get<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx = :idx",
    { log: part.log, idx: indexAt(part.idx) },
  )!;
  const envelope = readEnvelope(bytes, log.origin);
  return { envelope, made: madeSchema.parse(envelope.body) };
}

function recalledPositions(reader: Reader, part: string, count: number): number[] {
  const rows = reader.all<{ ranges: string }>(
    "SELECT ranges FROM view_recall WHERE part = :part AND direction = 'in'",
    { part },
  );
  return [...new Set(rows.flatMap(({ ranges }) => fromRanges(JSON.parse(ranges) as Ranges, count)))];
}

type Judged = { readonly declined: Declined } | { readonly current: Current; readonly decision: Decision };

/** Decides by this party's own copy of the agreement that is in force here. */
function judge(desk: Desk, reader: Reader, part: WaitingPart, made: Made): Judged {
  const current = desk.agreement(part.partner);
  if (current?.hash !== part.agreement) {
    const violations = [{ clause: "-", kind: "agreement", code: "another-agreement", curable: false }];
    return { declined: { reason: "clause", violations } };
  }
  const decision = decideRecord(made.record, {
    reader,
    current,
    stage: "final",
    now: toInstant(desk.now()),
    from: part.partner,
    to: desk.party,
    quota: { direction: "in", partner: part.partner, before: part.seq },
  });
  if (decision.verdict !== "refuse") return { current, decision };
  const violations = decision.violations.map((each) => violationOf(each, true) as JsonValue).slice(0, 40);
  return { declined: { reason: "clause", violations } };
}

/** Writes the receipt, or declines: as the agreement says in the moment it is written. */
function settle(
  desk: Desk,
  part: WaitingPart,
  envelope: Envelope,
  made: Made,
  recalled: readonly number[],
): Command<null> {
  return {
    id: `receive:${part.id}`,
    digest: part.id,
    decide(reader): Proposal<null> {
      const streams = [`part:${part.id}`, desk.agreementStream(part.partner)];
      const expects = Object.fromEntries(streams.map((stream) => [stream, versionOf(reader, stream)]));
      const judged = judge(desk, reader, part, made);
      if ("declined" in judged)
        return { entries: [declineEntry(part, judged.declined)], expects, result: null };
      const { key: _, ...holds } = envelope.set!;
      const { current, decision } = judged;
      const retainUntil = earliest(made.retainUntil, retainUntilOf(decision.obligations));
      const entry: Draft = {
        log: { partner: part.partner },
        kind: "release.received/1",
        agreement: current.hash,
        refs: [digestText(part.leaf)],
        body: {
          release: part.release,
          made: part.id,
          from: part.partner,
          compartment: compartmentHere(made, derivedLevelOf(decision.obligations)),
          ...(retainUntil === undefined ? {} : { retainUntil }),
          without: toRanges(recalled) as JsonValue,
        },
        holds,
      };
      return { entries: [entry], expects, result: null };
    },
  };
}

const earliest = (...dates: (string | undefined)[]): string | undefined =>
  dates.filter((date) => date !== undefined).sort()[0];

/** The compartment it has here: bound to the unit it was released to, under this party's own level. */
function compartmentHere(made: Made, level: string | undefined): string {
  const { handledAs: _, unit: _unit, theatre: _theatre, ...theirs } = readCompartment(made.compartment);
  const { unit, theatre } = made.record.recipient;
  return writeCompartment({
    ...theirs,
    ...(unit === undefined ? {} : { unit }),
    ...(theatre === undefined ? {} : { theatre }),
    ...(level === undefined ? {} : { handledAs: level }),
  });
}

function declineEntry(part: WaitingPart, { reason, violations }: Declined): Draft {
  return {
    log: { partner: part.partner },
    kind: "release.declined/1",
    agreement: part.agreement,
    refs: [digestText(part.leaf)],
    body: { release: part.release, made: part.id, reason, violations },
  };
}

function decline(part: WaitingPart, declined: Declined): Command<null> {
  return {
    id: `decline:${part.id}`,
    digest: part.id,
    decide: (reader) => ({
      entries: [declineEntry(part, declined)],
      expects: { [`part:${part.id}`]: versionOf(reader, `part:${part.id}`) },
      result: null,
    }),
  };
}
