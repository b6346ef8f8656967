import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { StoreError } from "./errors.ts";
import type { Transactor } from "./sqlite.ts";

/**
 * Brings one database up to date with the numbered `.sql` files of `folder`. Each runs once, in its own
 * transaction, and is remembered with its checksum: a file that was altered after it ran stops the start.
 * Views are not migrated: they are remade from the journal when their schema changes.
 */
export function migrate(store: Transactor, folder: URL): void {
  store.exec(
    "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL) WITHOUT ROWID",
  );
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort();
  for (const name of names) {
    const sql = readFileSync(new URL(name, folder), "utf8");
    const checksum = createHash("sha256").update(sql).digest("hex");
    const known = store.get<{ checksum: string }>("SELECT checksum FROM migration WHERE name = :name", {
      name,
    });
    if (known === undefined) {
      store.transact(() => {
        store.exec(sql);
        store.run("INSERT INTO migration (name, checksum) VALUES (:name, :checksum)", { name, checksum });
      });
    } else if (known.checksum !== checksum) {
      throw new StoreError(
        "checksum",
        `migration ${name} was altered after it ran; install the release it came from`,
      );
    }
  }
}
