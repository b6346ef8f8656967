import type { Account } from "./account.ts";
import { type BodyOf, bodies, isKnownKind, type KnownKind } from "./bodies.ts";
import { entriesOf, type SoundLog } from "./bundles.ts";
import { dealingKinds } from "./dealings-rules.ts";
import type { PartyId } from "./digest.ts";
import { partiesOfOrigin } from "./digest.ts";
import { type Envelope, issueOf, readEnvelope } from "./envelope.ts";
import { generationAt, placeOf } from "./places.ts";
import type { ExportReader } from "./reader.ts";

/** An entry that says what it says: well-formed, in its place, of a kind that is understood. */
export type ReadEntry<K extends KnownKind = KnownKind> = {
  readonly log: string;
  readonly party: PartyId;
  readonly partner: PartyId;
  readonly index: number;
  readonly seen: number;
  readonly envelope: Envelope;
  readonly kind: K;
  readonly body: BodyOf<K>;
};

/** How much of the partner's log each entry of a log had seen; -1 where an entry does not say. */
export type SeenList = Float64Array;
export type SeenLog = { readonly origin: string; readonly seen: SeenList };

/** What step 6 needs beside a log itself. */
export type Reading = {
  /** The place where a generation of the partner's log ends; undefined when its log is not in the export. */
  readonly partnerSize: ((generation: number) => number | undefined) | undefined;
  /** Ids met so far, in all logs. */
  readonly ids: Set<string>;
  /** Told of every well-formed entry, whether its kind is understood or not. */
  readonly each?: (party: PartyId, index: number, envelope: Envelope) => void;
};

/**
 * Step 6: reads every entry of a sound log, and hands on those it understands. What is malformed or out of its place
 * is a violation by the log's writer; a kind nobody told this verifier about is only remarked on, once.
 */
export function readEntries(
  reader: ExportReader,
  log: SoundLog,
  { partnerSize, ids, each }: Reading,
  account: Account,
  take: (entry: ReadEntry) => void,
): SeenList {
  const { party, partner } = partiesOfOrigin(log.origin)!;
  const seenList = new Float64Array(log.size).fill(-1);
  const unknown = new Map<string, { count: number; first: number }>();
  let before = 0;
  for (const { index, bytes } of entriesOf(reader, log)) {
    const read = readEnvelope(bytes);
    if ("problem" in read) {
      account.violation("entry-malformed", { log: log.origin, index }, "", read.problem);
      continue;
    }
    const { envelope } = read;
    const { id, kind, seen } = envelope;
    const place = { log: log.origin, index, entry: id };
    if (envelope.log !== log.origin) account.violation("wrong-log", place, log.origin, envelope.log);
    if (ids.has(id)) account.violation("id-repeated", place, "", id);
    ids.add(id);
    if (seen === undefined) {
      account.violation("seen-missing", place);
      continue;
    }
    seenList[index] = seen;
    if (seen < before) account.violation("seen-back", place, `${before}`, `${seen}`);
    const most = partnerSize?.(generationAt(seen));
    if (partnerSize !== undefined && (most === undefined || seen > most))
      account.violation("seen-ahead", place, `${most ?? "-"}`, `${seen}`);
    before = Math.max(before, seen);
    each?.(party, placeOf(log.origin, index), envelope);
    if (!isKnownKind(kind)) {
      if (dealingKinds.has(kind)) continue;
      const known = unknown.get(kind);
      if (known === undefined) unknown.set(kind, { count: 1, first: index });
      else known.count++;
      continue;
    }
    const body = bodies[kind].safeParse(envelope.body);
    if (!body.success) account.violation("body-malformed", place, kind, issueOf(body.error));
    else
      take({
        log: log.origin,
        party,
        partner,
        index: placeOf(log.origin, index),
        seen,
        envelope,
        kind,
        body: body.data as BodyOf<KnownKind>,
      });
  }
  for (const [kind, { count, first }] of unknown)
    account.notice("not-understood", { log: log.origin, index: first }, "", `${kind} (${count})`);
  return seenList;
}

/**
 * Two entries cannot each have seen the other: one of their writers has lied about what it had seen. Only the first
 * such entry of `log` is named, since those that follow inherit it.
 */
export function checkCycles(log: SoundLog, seen: SeenList, partner: SeenLog, account: Account): void {
  const [base, partnerBase] = [placeOf(log.origin, 0), placeOf(partner.origin, 0)];
  for (let index = 0; index < seen.length; index++) {
    const last = Math.min(seen[index]! - partnerBase, partner.seen.length) - 1;
    if (last < 0 || partner.seen[last]! <= base + index) continue;
    account.violation("seen-cycle", { log: log.origin, index }, `${index}`, `${partner.seen[last]}`);
    return;
  }
}
