import type { Reader, Transactor } from "../store/index.ts";

// Types apart, nothing is imported here: the writer thread loads this file, and nothing it does not need.

const nameOf = (origin: string): string => `cut ${origin}`;

/** What was cut from an own log, by kind, and is not told in the house log yet. */
export function cutFrom(reader: Reader, origin: string): Record<string, number> {
  const row = reader.get<{ value: string }>("SELECT value FROM meta WHERE name = :name", {
    name: nameOf(origin),
  });
  return row === undefined ? {} : (JSON.parse(row.value) as Record<string, number>);
}

/** Adds what goes to what went before and was never told: a node may have run, and written, between two attempts. */
export function noteCut(store: Transactor, origin: string, kinds: Readonly<Record<string, number>>): void {
  const all = cutFrom(store, origin);
  for (const [kind, count] of Object.entries(kinds)) all[kind] = (all[kind] ?? 0) + count;
  if (Object.keys(all).length === 0) return;
  store.run(
    `INSERT INTO meta (name, value) VALUES (:name, :value)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    { name: nameOf(origin), value: JSON.stringify(all) },
  );
}

/** The house log says now what was cut. */
export function forgetCut(store: Transactor, origin: string): void {
  store.run("DELETE FROM meta WHERE name = :name", { name: nameOf(origin) });
}
