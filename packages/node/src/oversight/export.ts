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
  const own = ownHead(options);
  const { head: theirs, behind } = partnerHead(options);
  const logs = [own, theirs].filter((log) => log !== undefined);
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

function ownHead({ ledger, partner, published }: ExportOptions): ExportedLog | undefined {
  const log = ledger.current("ours", partner);
  const head = log === undefined ? undefined : published(log.origin);
  return log === undefined || head === undefined ? undefined : { log, ...head };
}

/** The partner's head as this node has cosigned it: the log's signature and our own. */
function partnerHead({ ledger, partner }: ExportOptions): { head: ExportedLog | undefined; behind: number } {
  const log = ledger.current("theirs", partner);
  const mark = log === undefined ? undefined : readHighwater(ledger.marks, "peer", log.origin);
  if (log === undefined || mark === undefined || mark.note === "") return { head: undefined, behind: 0 };
  const behind = Math.max(0, mark.size - lastSize(ledger.reader, log.id));
  return { head: behind > 0 ? undefined : { log, size: mark.size, note: mark.note }, behind };
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
