import { type AnswerOf, forbidden, notFound, type oversightOperations } from "@entente/api";
import { digestText, type PartyId } from "../keys/index.ts";
import { type Ledger, placeIn } from "../ledger/index.ts";
import type { Relations } from "../relations/index.ts";

type Row = {
  seq: number;
  idx: number;
  leaf: Uint8Array;
  bytes: Uint8Array;
  origin: string;
  party: PartyId;
  mine: number;
};

type EntrySummary = AnswerOf<typeof oversightOperations.getEntry>;
export type EntrySources = {
  readonly ledger: Ledger;
  readonly relations: Relations;
  /** Whether the reader may read what is in a compartment, by its canonical text. */
  readonly mayRead: (compartment: string) => boolean;
  /** Whether the reader may read the confidential channel. */
  readonly inConfidence: boolean;
};

/** Entries of the confidential channel: who wrote to whom in which thread, and what was opened. */
const CHANNEL_KINDS: readonly unknown[] = ["message.sent/1", "message.receipted/1"];

const DEFAULT_LIMIT = 50;
/** Every entry of both logs of a relation, once for each time it was applied. */
const APPLIED = `SELECT j.seq, e.idx, e.leaf, e.bytes, l.origin, l.party, l.mine FROM journal j
     JOIN log l ON l.id = j.log AND l.kind = 'liaison' AND :partner IN (l.party, l.partner)
     JOIN entry e ON e.log = j.log AND e.idx = j.idx`;

/** Entries of both liaison logs of a relation in the order this node applied them, newest first. */
export function listEntries(
  sources: EntrySources,
  partner: PartyId,
  query: {
    kind?: string | undefined;
    log?: "ours" | "theirs" | undefined;
    before?: number | undefined;
    limit?: number | undefined;
  },
) {
  const { ledger, relations } = sources;
  requireRelation(relations, partner);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const rows = ledger.reader.all<Row>(
    `${APPLIED}
     WHERE j.seq < :before AND (:mine IS NULL OR l.mine = :mine)
       AND (:kind IS NULL OR instr(CAST(e.bytes AS TEXT), :kind) > 0)
     ORDER BY j.seq DESC LIMIT :limit + 1`,
    {
      partner,
      before: query.before ?? Number.MAX_SAFE_INTEGER,
      mine: query.log === undefined ? null : query.log === "ours" ? 1 : 0,
      kind: query.kind === undefined ? null : kindText(query.kind),
      limit,
    },
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => summaryOf(sources, row)),
    ...(rows.length > limit && last !== undefined ? { next: last.seq } : {}),
  };
}

/** The member as canonical JSON writes it. A whole kind is found nowhere else in an entry. */
const kindText = (kind: string): string =>
  kind.includes("/")
    ? `"kind":${JSON.stringify(kind)},"log":`
    : `"kind":${JSON.stringify(`${kind}.`).slice(0, -1)}`;

/** The entry at a place of our log, or of the partner's. */
export function getEntry(
  sources: EntrySources,
  partner: PartyId,
  place: { readonly log: "ours" | "theirs"; readonly index: number },
): EntrySummary {
  return summaryOf(sources, rowAt(sources, partner, place));
}

/**
 * The bytes of an entry as they were hashed.
 * @throws {ProblemError} 403 when the reader is shown less than all of it
 */
export function entryBytes(
  sources: EntrySources,
  partner: PartyId,
  place: { readonly log: "ours" | "theirs"; readonly index: number },
): Uint8Array {
  const { bytes } = rowAt(sources, partner, place);
  if (!isEntryReadable(envelopeOf(bytes), sources))
    throw forbidden("What this entry says is not for this reader.");
  return bytes;
}

function rowAt(
  { ledger, relations }: EntrySources,
  partner: PartyId,
  place: { readonly log: "ours" | "theirs"; readonly index: number },
): Row {
  requireRelation(relations, partner);
  const found = ledger.locate(place.log, partner, place.index);
  const row =
    found === undefined
      ? undefined
      : ledger.reader.get<Row>(`${APPLIED} WHERE l.id = :log AND e.idx = :index LIMIT 1`, {
          partner,
          log: found.log.id,
          index: found.index,
        });
  if (row === undefined) throw notFound("entry");
  return row;
}

function requireRelation({ relations }: Relations, partner: PartyId): void {
  if (!relations.some((relation) => relation.partner === partner)) throw notFound("relation");
}

function summaryOf(sources: EntrySources, row: Row): EntrySummary {
  const { relations } = sources;
  const envelope = shownOf(envelopeOf(row.bytes), sources);
  const text = (name: string) => (typeof envelope[name] === "string" ? envelope[name] : "");
  const mine = row.mine === 1;
  return {
    log: row.origin,
    index: row.idx,
    place: placeIn(row.origin, row.idx),
    leaf: digestText(row.leaf) as string,
    id: text("id"),
    kind: text("kind"),
    at: text("at"),
    party: row.party as string,
    mine,
    // What a partner's log holds here was read under a head this node has cosigned.
    grade: mine ? relations.heads.grade(row.origin, row.idx) : ("partner" as const),
    envelope,
  };
}

/**
 * What a reader is shown of an entry: that there is one, to everybody; what it says of a release, to those who may read
 * what was released; what it says of a message of the channel, to those who may read the channel.
 */
function shownOf(
  envelope: { [name: string]: unknown },
  sources: EntrySources,
): { readonly [name: string]: unknown } {
  if (isEntryReadable(envelope, sources)) return envelope;
  const { body: _, set: __, ...rest } = envelope;
  return rest;
}

/** Whether a reader may read what an entry of a liaison log says. */
export function isEntryReadable(
  { kind, id, body }: { readonly [name: string]: unknown },
  { ledger, mayRead, inConfidence }: Pick<EntrySources, "ledger" | "mayRead" | "inConfidence">,
): boolean {
  if (CHANNEL_KINDS.includes(kind)) return inConfidence;
  const { made } = (body ?? {}) as { made?: unknown };
  const part = kind === "release.made/1" ? id : made;
  if (typeof part !== "string") return true;
  const row = ledger.reader.get<{ compartment: string }>(
    "SELECT compartment FROM view_part WHERE id = :part",
    { part },
  );
  return row === undefined || mayRead(row.compartment);
}

/** A partner's malformed entry is shown as it is: nothing of it is trusted. */
function envelopeOf(bytes: Uint8Array): { [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
