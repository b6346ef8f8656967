import type { Params, Transactor } from "../store/index.ts";
import { LedgerError } from "./commands.ts";
import type { Change } from "./kinds.ts";

/**
 * Where the entry that makes a change stands; bound to each change as `:log`, `:idx`, `:seq` and `:leaf`. `idx` is its
 * place, which orders the entries of one side through all generations of its log.
 */
export type Address = {
  readonly log: number;
  readonly idx: number;
  readonly seq: number;
  readonly leaf: Uint8Array;
};

/** Carries out what an entry does to views. Writing, applying and rebuilding all come through here. */
export function applyChanges(
  store: Transactor,
  statements: Readonly<Record<string, string>>,
  changes: readonly Change[],
  touches: readonly string[],
  address: Address,
): void {
  for (const [name, params] of changes) {
    const sql = statements[name];
    if (sql === undefined) throw new LedgerError("malformed", `no desk declares the statement ${name}`);
    store.run(sql, { ...params, ...address } as Params);
  }
  for (const stream of touches) {
    store.run(
      "INSERT INTO view_stream (name, version) VALUES (:stream, :seq) ON CONFLICT (name) DO UPDATE SET version = excluded.version",
      { stream, seq: address.seq },
    );
  }
}
