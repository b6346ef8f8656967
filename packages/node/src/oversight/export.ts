import { conflict } from "@entente/api";
import { canonicalBytes } from "@entente/json";
import { tilesOf } from "@entente/tlog";
import { agreementPath, checkpointPath, type ExportFile, logTilePath, MANIFEST_PATH } from "@entente/verify";
import type { PartyId } from "../keys/index.ts";
import {
  type Ledger,
  type LogRow,
  lastSize,
  type Published,
  readHighwater,
  readTilePath,
} from "../ledger/index.ts";
import { lastHeadOf } from "../relations/index.ts";

export type ExportOptions = {
  readonly ledger: Ledger;
  readonly partner: PartyId;
  /** The own heads that the partner has cosigned: nothing beyond them leaves. */
  readonly published: (origin: string) => Published | undefined;
  /** The bytes of every document that was offered in this relation, as far as they are held. */
  readonly documents: Iterable<Uint8Array>;
  /** Milliseconds since 1970. */
  readonly now: number;
};

export type RelationExport = {
  /** Origins of the logs it holds. */
  readonly logs: readonly string[];
  /**
   * How many entries of the partner's log are cosigned here and not applied yet. Unless this is 0 the partner's log is
   * left out, because no signed head fits what is held of it; a moment later it will be whole.
   */
  readonly behind: number;
  files(): Generator<ExportFile>;
};

type ExportedLog = { readonly log: LogRow; readonly size: number; readonly note: string };

/**
 * Both logs of a relation, with the documents of its agreements, for `entente verify`. The two heads are taken in one
 * step, so that neither log claims to have seen more of the other than there is; what is written afterwards stays out.
 * @throws {ProblemError} 409 when there is no signed head to export yet
 */
export function exportRelation(options: ExportOptions): RelationExport {
  const { ledger, partner, now } = options;
  const own = options.ledger.generations("ours", partner).flatMap((log) => ownHead(options, log) ?? []);
  const { heads: theirs, behind } = partnerHeads(options);
  const logs = [...own, ...theirs];
  if (logs.length === 0)
    throw conflict(
      "There is nothing to export yet: the partner has cosigned no entry of this relation. Try again when it has.",
    );
  const manifest = {
    type: "entente-export",
    spec: "1.0",
    by: ledger.party,
    at: new Date(now).toISOString(),
    parties: [ledger.party, partner].sort(),
    logs: logs.map(({ log: { origin, party, partner: other } }) => ({ origin, party, partner: other! })),
  };
  return {
    logs: logs.map(({ log }) => log.origin),
    behind,
    *files() {
      yield { path: MANIFEST_PATH, bytes: canonicalBytes(manifest) };
      for (const log of logs) yield* filesOf(ledger, log);
      const seen = new Set<string>();
      for (const bytes of options.documents) {
        const path = agreementPath(bytes);
        if (seen.has(path)) continue;
        seen.add(path);
        yield { path, bytes };
      }
    },
  };
}

function ownHead({ published }: ExportOptions, log: LogRow): ExportedLog | undefined {
  const head = published(log.origin);
  return head === undefined ? undefined : { log, ...head };
}

/**
 * The partner's heads as this node has cosigned them: the log's signature and our own. Of a log that was retired, and of
 * which less is here than was cosigned, the head that its party stands by.
 */
function partnerHeads({ ledger, partner }: ExportOptions): { heads: ExportedLog[]; behind: number } {
  const heads: ExportedLog[] = [];
  let behind = 0;
  for (const log of ledger.generations("theirs", partner)) {
    const mark = readHighwater(ledger.marks, "peer", log.origin);
    if (mark === undefined || mark.note === "") continue;
    const held = lastSize(ledger.reader, log.id);
    const isRetired = log.origin !== ledger.current("theirs", partner)?.origin;
    const last = isRetired && mark.size > held ? lastHeadOf(ledger.reader, log.origin) : undefined;
    if (mark.size <= held) heads.push({ log, size: mark.size, note: mark.note });
    else if (last !== undefined && last.size <= held) heads.push({ log, ...last });
    else behind += mark.size - held;
  }
  return { heads, behind };
}

function* filesOf(ledger: Ledger, { log, size, note }: ExportedLog): Generator<ExportFile> {
  const { origin, id } = log;
  yield { path: checkpointPath(origin), bytes: new TextEncoder().encode(note) };
  for (const { level, n, width } of tilesOf(size)) {
    yield fileAt(ledger, id, logTilePath(origin, level, n, width), size);
    if (level === 0) yield fileAt(ledger, id, logTilePath(origin, "entries", n, width), size);
  }
}

function fileAt(ledger: Ledger, log: number, path: string, size: number): ExportFile {
  const bytes = readTilePath(ledger.reader, log, path.slice(path.indexOf("/tile/") + 1), size);
  // Heads are signed over what is stored: a tile below one that cannot be read is damage, not a state.
  if (bytes === undefined) throw new Error(`the ledger has no ${path} below a head of ${size} entries`);
  return { path, bytes };
}
