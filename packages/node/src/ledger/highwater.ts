import type { Reader, Transactor } from "../store/index.ts";
import type { HighwaterRole } from "./writer-protocol.ts";

export type Highwater = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  readonly at: number;
};

/** The largest head signed or cosigned for an origin. Its store is never restored from a backup (tlog.md §9). */
export function readHighwater(store: Reader, role: HighwaterRole, origin: string): Highwater | undefined {
  return store.get<Highwater>(
    "SELECT size, root, note, at FROM highwater WHERE role = :role AND origin = :origin",
    { role, origin },
  );
}

/** Not an origin, and so no log's mark. */
const RESTORED = { role: "restored", origin: "" };

/** Notes for good that what lies here came from a backup: a relation that it does not know may have been begun all the same. */
export function noteRestored(store: Transactor): void {
  store.run(
    `INSERT INTO highwater (role, origin, size, root, note, at) VALUES (:role, :origin, 0, x'', '', 0)
     ON CONFLICT DO NOTHING`,
    RESTORED,
  );
}

export function wasRestored(store: Reader): boolean {
  return store.get("SELECT 1 FROM highwater WHERE role = :role AND origin = :origin", RESTORED) !== undefined;
}

/**
 * Compare-and-swap of a mark: true when `oldSize` and `oldRoot` were what stood there and the new head is not
 * smaller, nor its time earlier. The row is durable when this returns; it is the commit point of a signature.
 */
export function swapHighwater(
  store: Transactor,
  swap: {
    readonly role: HighwaterRole;
    readonly origin: string;
    readonly oldSize: number;
    readonly oldRoot: Uint8Array;
    readonly size: number;
    readonly root: Uint8Array;
    readonly note: string;
    readonly at: number;
  },
): boolean {
  const { role, origin, oldSize, oldRoot, size, root, note, at } = swap;
  return (
    store.run(
      `UPDATE highwater SET size = :size, root = :root, note = :note, at = :at
       WHERE role = :role AND origin = :origin AND size = :oldSize AND root = :oldRoot
         AND :size >= size AND :at >= at AND (:size > size OR :root = root)`,
      { role, origin, oldSize, oldRoot, size, root, note, at },
    ) === 1
  );
}
