import { type Reader, Sqlite } from "../store/index.ts";
import { noteCut } from "./cut-notes.ts";
import { readEnvelope } from "./envelope.ts";
import type { LogRow } from "./log-state.ts";
import type { LedgerOptions } from "./options.ts";
import { rebuild } from "./replay.ts";

/** A log, and how many of its entries stay. */
export type Cut = { readonly log: LogRow; readonly size: number };

/**
 * Takes the last entries of logs away again, with their places in the journal, the outcomes of the commands that wrote
 * them, and what views made of them. For a node that is stopped, and for two cases only: own entries that were never
 * signed, so that nobody outside has ever seen them; and a partner's entries, which come again from its log.
 *
 * One transaction takes them, notes how many own entries of each kind went, and forgets which schema the views are of. A
 * crash between it and the rebuild makes the next start remake them; a crash before the house log says what was given up
 * leaves the note, and whoever repeats the command says it from there.
 */
export function cutBack(options: LedgerOptions, cuts: readonly Cut[]): void {
  using store = new Sqlite(options.paths.ledger);
  store.transact(() => {
    for (const { log, size } of cuts) {
      const at = { log: log.id, size };
      if (log.mine === 1) noteCut(store, log.origin, kindsFrom(store, log, size));
      store.run("DELETE FROM journal WHERE log = :log AND idx >= :size", at);
      store.run("DELETE FROM entry WHERE log = :log AND idx >= :size", at);
      for (let level = 1; level <= 6; level++)
        store.run("DELETE FROM node WHERE log = :log AND level = :level AND idx >= :first", {
          log: log.id,
          level,
          first: Math.floor(size / 256 ** level),
        });
      store.run("DELETE FROM checkpoint WHERE log = :log AND size > :size", at);
      if (log.mine === 1)
        store.run(
          `DELETE FROM command WHERE EXISTS (SELECT 1 FROM json_each(outcome, '$.entries') e
             WHERE e.value ->> 'log' = :origin AND e.value ->> 'index' >= :size)`,
          { origin: log.origin, size },
        );
    }
    store.run("DELETE FROM meta WHERE name = 'view-schema'");
  });
  rebuild(options, store);
}

/** How many entries of each kind stand in a log from `from` on. */
export function kindsFrom(reader: Reader, log: LogRow, from: number): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { bytes } of reader.all<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx >= :from ORDER BY idx",
    { log: log.id, from },
  )) {
    const { kind } = readEnvelope(bytes, log.origin);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return kinds;
}
