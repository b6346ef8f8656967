import type { PartyId } from "../keys/index.ts";
import { seedOf } from "../keys/index.ts";
import { type DataPaths, migrate, type Reader, Sqlite } from "../store/index.ts";
import { applyChanges } from "./changes.ts";
import { Contents } from "./contents.ts";
import { readEnvelope } from "./envelope.ts";
import { createFoldContext } from "./fold-context.ts";
import type { Erasure, Folding } from "./kinds.ts";
import { allLogs, type LogRow } from "./log-state.ts";
import { Moments } from "./moments.ts";
import type { LedgerOptions } from "./options.ts";
import { placeIn } from "./places.ts";
import { isAboutTheEntry, stumbledOver } from "./stumbling.ts";

type JournalRow = {
  readonly seq: number;
  readonly log: number;
  readonly idx: number;
  readonly leaf: Uint8Array;
  readonly bytes: Uint8Array;
  readonly aside: string | null;
};

const SCHEMA_META = "view-schema";

/** Migrates the stores and remakes the views when a desk changed its schema. Runs before the writer starts. */
export function prepareViews(options: LedgerOptions): void {
  const { paths, registry } = options;
  for (const name of ["ledger", "keys", "highwater"] as const) {
    using store = new Sqlite(paths[name]);
    migrate(store, new URL(`../store/sqlite/${name}/`, import.meta.url));
  }
  using store = new Sqlite(paths.ledger);
  const known = store.get<{ value: string }>("SELECT value FROM meta WHERE name = :name", {
    name: SCHEMA_META,
  })?.value;
  if (known !== registry.schemaDigest) rebuild(options, store);
}

function viewNames(store: Reader): string[] {
  const rows = store.all<{ name: string; sql: string | null }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name LIKE 'view\\_%' ESCAPE '\\'",
  );
  // The shadow tables of a full-text index go with it.
  const virtual = rows.filter((row) => row.sql?.startsWith("CREATE VIRTUAL")).map((row) => row.name);
  return rows.map((row) => row.name).filter((name) => !virtual.some((owner) => name.startsWith(`${owner}_`)));
}

/** Throws all views away and makes them again from journal, logs and the content that still opens. */
export function rebuild(
  options: LedgerOptions,
  store: Sqlite,
  progress: (done: number, total: number) => void = () => undefined,
): number {
  using keys = new Sqlite(options.paths.keys, { readOnly: true });
  using source = new Sqlite(options.paths.ledger, { readOnly: true });
  return store.transact(() => {
    for (const name of viewNames(store)) store.exec(`DROP TABLE ${name}`);
    store.exec(options.registry.schema);
    // The same transaction also sets aside what no longer folds: a node must start, whatever a partner once wrote.
    const setAside = (seq: number, aside: string) =>
      store.run("UPDATE journal SET aside = :aside WHERE seq = :seq", { seq, aside });
    const entries = replay(options, source, keys, store, progress, setAside);
    store.run(
      "INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      {
        name: SCHEMA_META,
        value: options.registry.schemaDigest,
      },
    );
    return entries;
  });
}

/**
 * Folds the whole journal of `source` into the (empty) views of `target`; gives the number of rows replayed. What of a
 * partner's does not fold is passed over and told to `stumbled`; an entry of our own that does not is a fault of the
 * software, and thrown.
 */
export function replay(
  options: LedgerOptions,
  source: Reader,
  keys: Reader,
  target: Sqlite,
  progress: (done: number, total: number) => void,
  stumbled: (seq: number, why: string) => void = () => undefined,
): number {
  const { registry, keyring } = options;
  const context = createFoldContext(seedOf(keyring.search));
  const contents = new Contents(source, keys, seedOf(keyring.storage));
  const moments = new Moments(source);
  const logs = new Map(allLogs(source).map((log) => [log.id, log]));
  const total = source.get<{ n: number }>("SELECT count(*) AS n FROM journal")?.n ?? 0;
  const fold = (row: JournalRow, log: LogRow): void => {
    const envelope = readEnvelope(row.bytes, log.origin);
    const kind = registry.kinds.get(envelope.kind);
    if (kind === undefined) return;
    const mine = log.mine === 1;
    // A partner's content is folded by our receipt for it, never by its arrival.
    const items =
      envelope.set === undefined || !mine
        ? undefined
        : contents.open(envelope.set.payload, envelope.set.count);
    const folding: Folding<unknown> = {
      envelope,
      body: kind.body.parse(envelope.body),
      party: log.party as PartyId,
      partner: (log.partner ?? undefined) as PartyId | undefined,
      mine,
      at: moments.of(log, envelope),
      items,
    };
    const { changes, touches } = kind.fold(folding as Folding<never>, context);
    const { log: id, seq, leaf } = row;
    const idx = placeIn(log.origin, row.idx);
    applyChanges(target, registry.statements, changes, touches, { log: id, idx, seq, leaf });
  };
  const foldTheirs = (row: JournalRow, log: LogRow): void => {
    target.exec("SAVEPOINT theirs");
    try {
      fold(row, log);
      target.exec("RELEASE theirs");
    } catch (cause) {
      target.exec("ROLLBACK TO theirs; RELEASE theirs");
      if (!isAboutTheEntry(cause)) throw cause;
      stumbled(row.seq, stumbledOver(cause));
    }
  };
  let done = 0;
  let after = 0;
  for (;;) {
    const rows = source.all<JournalRow>(
      `SELECT j.seq, j.log, j.idx, j.aside, e.leaf, e.bytes FROM journal j JOIN entry e ON e.log = j.log AND e.idx = j.idx
       WHERE j.seq > :after ORDER BY j.seq LIMIT 1000`,
      { after },
    );
    if (rows.length === 0) return done;
    for (const row of rows) {
      after = row.seq;
      done++;
      if (row.aside !== null) continue;
      const log = logs.get(row.log)!;
      if (log.mine === 1) fold(row, log);
      else foldTheirs(row, log);
    }
    progress(done, total);
  }
}

/** Everything that entries have erased: destroying it again is harmless and mends what a crash interrupted. */
export function erasuresIn(reader: Reader): Erasure[] {
  return reader.all<Erasure>("SELECT payload, position FROM view_erasure");
}

export type Difference = {
  readonly table: string;
  readonly live: number;
  readonly rebuilt: number;
  readonly example: string;
};

/** Compares the live views with ones replayed from scratch, row by row; an empty list means equal. */
export function compareViews(live: Reader, rebuilt: Reader): Difference[] {
  const differences: Difference[] = [];
  for (const table of viewNames(rebuilt)) {
    const rowsOf = (reader: Reader) =>
      reader.all<Record<string, unknown>>(`SELECT * FROM ${table}`).map(canonicalRow).sort();
    const left = rowsOf(live);
    const right = rowsOf(rebuilt);
    const at = left.findIndex((row, n) => row !== right[n]);
    if (left.length !== right.length || at >= 0) {
      const n = at >= 0 ? at : Math.min(left.length, right.length);
      differences.push({
        table,
        live: left.length,
        rebuilt: right.length,
        example: `live ${left[n] ?? "-"} rebuilt ${right[n] ?? "-"}`,
      });
    }
  }
  return differences;
}

function canonicalRow(row: Record<string, unknown>): string {
  return JSON.stringify(row, (_, value) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
  );
}

/** Replays into a store in memory and compares: `rebuild --check`. */
export function checkViews(
  options: LedgerOptions,
  paths: DataPaths = options.paths,
  progress: (done: number, total: number) => void = () => undefined,
): { entries: number; differences: Difference[] } {
  using keys = new Sqlite(paths.keys, { readOnly: true });
  using live = new Sqlite(paths.ledger, { readOnly: true });
  using rebuilt = new Sqlite(":memory:");
  rebuilt.exec(options.registry.schema);
  const entries = replay(options, live, keys, rebuilt, progress);
  return { entries, differences: compareViews(live, rebuilt) };
}
