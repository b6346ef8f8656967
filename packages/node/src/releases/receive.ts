import type { JsonValue } from "@entente/json";
import { type Item, KeyError, type PartyId } from "../keys/index.ts";
import { type Command, type Draft, type Envelope, readEnvelope } from "../ledger/index.ts";
import {
  type Compartment,
  readCompartment,
  readHeader,
  STIX_MEDIA,
  writeCompartment,
} from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import { type Made, madeSchema } from "./bodies.ts";
import { toInstant, versionOf } from "./common.ts";
import type { ReleasesDependencies } from "./dependencies.ts";
import { fromRanges, toRanges } from "./ranges.ts";
import { decideRecord, derivedLevelOf, retainUntilOf, violationOf } from "./record.ts";

/**
 * What comes in (DESIGN.md, A release, 5).
 *
 * 1. The content is fetched and checked against digest and commitments, which the entry holds.
 * 2. It is held against the record: what the entry states must be what the items say.
 * 3. The recipient decides by its own copy of the agreement.
 * 4. Receipt and products, or a declining with clause and code, are one transaction.
 *
 * Content that cannot be fetched yet is tried again; content that is wrong is declined once and for all.
 */
export type WaitingPart = {
  readonly id: string;
  readonly release: string;
  readonly partner: PartyId;
  readonly log: number;
  readonly idx: number;
  readonly agreement: string;
};

export function waitingParts(reader: Reader): WaitingPart[] {
  return reader.all<WaitingPart>(
    "SELECT id, release, partner, log, idx, agreement FROM view_part WHERE direction = 'in' AND state = 'announced' ORDER BY seq LIMIT 200",
  );
}

type Declined = {
  readonly reason: "clause" | "damaged" | "sealed" | "mismatch";
  readonly violations: JsonValue[];
};

/** Takes in one announced part. Throws only what a later try may mend (no network, no disk). */
export async function receivePart(deps: ReleasesDependencies, part: WaitingPart): Promise<void> {
  const { ledger } = deps;
  const { envelope, made } = entryOf(deps, part);
  const recalled = recalledPositions(ledger.reader, part.id, envelope.set!.count);
  let items: readonly Item[];
  try {
    items = await deps.fetchContent({ log: part.log, index: part.idx });
  } catch (cause) {
    if (!(cause instanceof KeyError)) throw cause;
    const reason = cause.code === "sealed" ? "sealed" : "damaged";
    await ledger.submit(decline(part, { reason, violations: [] }));
    return;
  }
  const problem = items.length === 0 ? undefined : mismatch(made, items);
  if (problem !== undefined) {
    await ledger.submit(decline(part, { reason: "mismatch", violations: [] }));
    return;
  }
  // What was recalled before it was taken in is destroyed unread: the receipt folds it as sealed.
  if (recalled.length > 0) await ledger.contents.destroy(ledger.writer, envelope.set!.payload, recalled);
  await ledger.submit(take(deps, part, envelope, made, recalled));
}

function entryOf(deps: ReleasesDependencies, part: WaitingPart): { envelope: Envelope; made: Made } {
  const log = deps.ledger.logs.find(({ id }) => id === part.log)!;
  const { bytes } = deps.ledger.reader.get<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx = :idx",
    { log: part.log, idx: part.idx },
  )!;
  const envelope = readEnvelope(bytes, log.origin);
  return { envelope, made: madeSchema.parse(envelope.body) };
}

/** The record must say what the items say: label, kinds and amounts. */
function mismatch(made: Made, items: readonly Item[]): string | undefined {
  const { record } = made;
  let compartment: Compartment;
  try {
    compartment = readCompartment(made.compartment);
    const headers = items.map(({ header }) => readHeader(header));
    const others = headers.filter(({ kind }) => kind !== "text");
    const kinds = new Set(others.map(({ media, kind }) => (media === STIX_MEDIA ? `stix:${kind}` : kind)));
    const bytes = items.reduce((sum, { content }) => sum + content.length, 0);
    if (others.length !== record.objects || bytes !== record.bytes) return "the amounts differ";
    if (kinds.size !== new Set(record.kinds).size || !record.kinds.every((kind) => kinds.has(kind)))
      return "the kinds differ";
    const labels = new Set([
      ...headers.map(({ label }) => labelKey(label)),
      labelKey(record.label),
      labelKey({ ...compartment.label, originator: compartment.originator }),
    ]);
    if (labels.size !== 1) return "the labels differ";
    const areas = new Set(compartment.areas);
    if (areas.size !== record.areas.length || !record.areas.every((area) => areas.has(area)))
      return "the areas differ";
  } catch {
    return "the items cannot be read";
  }
  return undefined;
}

type LabelFacts = Pick<
  Made["record"]["label"],
  "originator" | "policy" | "level" | "relTo" | "caveats" | "tlp" | "handling"
>;

const labelKey = ({ originator, policy, level, relTo, caveats, tlp, handling }: LabelFacts): string =>
  JSON.stringify([
    originator,
    policy,
    level,
    relTo?.toSorted() ?? null,
    caveats.toSorted(),
    tlp ?? null,
    handling?.toSorted() ?? null,
  ]);

function recalledPositions(reader: Reader, part: string, count: number): number[] {
  const rows = reader.all<{ ranges: string }>(
    "SELECT ranges FROM view_recall WHERE part = :part AND direction = 'in'",
    { part },
  );
  return [
    ...new Set(rows.flatMap(({ ranges }) => fromRanges(JSON.parse(ranges) as [number, number][], count))),
  ];
}

/** Decides by this party's own copy of the agreement and writes the receipt, or declines. */
function take(
  deps: ReleasesDependencies,
  part: WaitingPart,
  envelope: Envelope,
  made: Made,
  recalled: readonly number[],
): Command<null> {
  return {
    id: `receive:${part.id}`,
    digest: part.id,
    decide(reader) {
      const stream = deps.agreementStream(part.partner);
      const expects = {
        [`part:${part.id}`]: versionOf(reader, `part:${part.id}`),
        [stream]: versionOf(reader, stream),
      };
      const current = deps.agreement(part.partner);
      if (current?.hash !== part.agreement) {
        const violations = [{ clause: "-", kind: "agreement", code: "another-agreement", curable: false }];
        return { entries: [declineEntry(part, { reason: "clause", violations })], expects, result: null };
      }
      const now = toInstant(deps.now());
      const decision = decideRecord(made.record, {
        current,
        stage: "final",
        now,
        from: part.partner,
        to: deps.party,
        reader,
      });
      if (decision.verdict === "refuse") {
        const violations = decision.violations
          .map((each) => violationOf(each, true) as JsonValue)
          .slice(0, 40);
        return { entries: [declineEntry(part, { reason: "clause", violations })], expects, result: null };
      }
      const { key: _, ...holds } = envelope.set!;
      const retainUntil = earliest(made.retainUntil, retainUntilOf(decision.obligations));
      const entry: Draft = {
        log: { partner: part.partner },
        kind: "release.received/1",
        agreement: current.hash,
        refs: [leafOf(reader, part)],
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
  const { handledAs: _, ...theirs } = readCompartment(made.compartment);
  const { unit, theatre } = made.record.recipient;
  return writeCompartment({
    ...theirs,
    ...(unit === undefined ? {} : { unit }),
    ...(theatre === undefined ? {} : { theatre }),
    ...(level === undefined ? {} : { handledAs: level }),
  });
}

function leafOf(reader: Reader, part: WaitingPart): string {
  const row = reader.get<{ leaf: Uint8Array }>("SELECT leaf FROM view_part WHERE id = :id", { id: part.id })!;
  return `sha256:${Buffer.from(row.leaf).toString("base64url")}`;
}

function declineEntry(part: WaitingPart, { reason, violations }: Declined): Draft {
  return {
    log: { partner: part.partner },
    kind: "release.declined/1",
    agreement: part.agreement,
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
