import { type AnswerOf, notFound, type overseeingOperations, type QueryOf, type Session } from "@entente/api";
import { lastSize } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { houseLog, logReading, type OverseeingParts } from "./parts.ts";
import { type HouseRow, isWhole, shownEntry } from "./shown.ts";

type Ops = typeof overseeingOperations;
type Query = QueryOf<Ops["listHouseEntries"]>;
type Item = AnswerOf<Ops["listHouseEntries"]>["items"][number];

const DEFAULT_LIMIT = 50;
/** As many places are looked through for one page; an answer without entries says where to go on. */
const MOST_LOOKED_AT = 20_000;
const CHUNK = 500;
/** The clock of the node may have gone back a little between two entries. */
const SLACK_MS = 600_000;

/**
 * A page of the house log, newest first. What is filtered by is only what the reader is shown. How far one answer looks
 * is settled before anything is read, by places and times that every reader is shown: so whether there is a `next` says
 * nothing of an entry whose text the reader may not see. `mostLookedAt` bounds the work.
 */
export async function listHouseEntries(
  parts: OverseeingParts,
  session: Session,
  query: Query,
  mostLookedAt: number = MOST_LOOKED_AT,
): Promise<AnswerOf<Ops["listHouseEntries"]>> {
  const { acting } = parts;
  const { reader } = acting;
  const { id: log } = houseLog(parts);
  const size = lastSize(reader, log);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const mayRead = parts.mayRead(session);
  const until = query.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(query.until);
  const from = query.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(query.from);
  const start = Math.min(query.before ?? size, size, firstAfter(reader, log, size, until + SLACK_MS));
  const oldest = query.from === undefined ? 0 : firstAfter(reader, log, size, from - SLACK_MS);
  const floor = Math.max(oldest, start - mostLookedAt);
  const items: Item[] = [];
  let before = start;
  while (before > floor && items.length < limit) {
    const rows = chunkOf(reader, log, { before, floor, query });
    for (const row of rows) {
      before = row.idx;
      const item = shownEntry(reader, row, mayRead);
      const at = Date.parse(item.at);
      if (at >= from && at < until && matches(item, query)) items.push(item);
      if (items.length === limit) break;
    }
    if (rows.length < CHUNK && items.length < limit) before = floor;
  }
  await logReading(parts, session, {
    what: "feed",
    count: items.length,
    ...(items.length === 0 ? {} : { first: items.at(-1)!.index, last: items[0]!.index }),
  });
  return { items, size, ...(before > oldest ? { next: before } : {}) };
}

/** Narrowed in the store by what the text of an entry must hold; {@link matches} decides. */
function chunkOf(
  reader: Reader,
  log: number,
  { before, floor, query }: { readonly before: number; readonly floor: number; readonly query: Query },
): HouseRow[] {
  const { kind, account, partner } = query;
  return reader.all<HouseRow>(
    `SELECT idx, leaf, bytes FROM entry WHERE log = :log AND idx < :before AND idx >= :floor
       AND (:kind IS NULL OR instr(bytes, CAST(:kind AS BLOB)) > 0)
       AND (:account IS NULL OR instr(bytes, CAST(:account AS BLOB)) > 0)
       AND (:partner IS NULL OR instr(bytes, CAST(:partner AS BLOB)) > 0)
     ORDER BY idx DESC LIMIT ${CHUNK}`,
    {
      log,
      before,
      floor,
      kind: kind === undefined ? null : `"kind":"${kind}`,
      account: account === undefined ? null : `"by":${JSON.stringify(account)}`,
      partner: partner ?? null,
    },
  );
}

function matches({ kind, by, partner }: Item, query: Query): boolean {
  const ofKind =
    query.kind === undefined ||
    kind === query.kind ||
    kind.startsWith(`${query.kind}${query.kind.includes(".") ? "/" : "."}`);
  return (
    ofKind &&
    (query.account === undefined || by === query.account) &&
    (query.partner === undefined || partner === query.partner)
  );
}

/** The first place whose entry was stated after `time`, as far as the clock went forward. */
export function firstAfter(reader: Reader, log: number, size: number, time: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { at } = reader.get<{ at: string }>(
      "SELECT CAST(bytes AS TEXT) ->> '$.at' AS at FROM entry WHERE log = :log AND idx = :middle",
      { log, middle },
    )!;
    if (Date.parse(at) <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One entry. Throws 404 for a place that the log does not have. */
export async function getHouseEntry(
  parts: OverseeingParts,
  session: Session,
  index: number,
): Promise<AnswerOf<Ops["getHouseEntry"]>> {
  const entry = shownEntry(parts.acting.reader, rowAt(parts, index), parts.mayRead(session));
  await logReading(parts, session, { what: "entry", count: 1, first: index, last: index });
  return entry;
}

/** The bytes of an entry; undefined when this reader is shown less than all of it. */
export async function houseEntryBytes(
  parts: OverseeingParts,
  session: Session,
  index: number,
): Promise<Uint8Array | undefined> {
  const { bytes } = rowAt(parts, index);
  const envelope = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  if (!isWhole(parts.acting.reader, envelope, parts.mayRead(session))) return undefined;
  await logReading(parts, session, { what: "bytes", count: 1, first: index, last: index });
  return bytes;
}

function rowAt(parts: OverseeingParts, index: number): HouseRow {
  const row = parts.acting.reader.get<HouseRow>(
    "SELECT idx, leaf, bytes FROM entry WHERE log = :log AND idx = :index",
    { log: houseLog(parts).id, index },
  );
  if (row === undefined) throw notFound("entry");
  return row;
}
