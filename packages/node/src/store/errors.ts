export type StoreErrorCode = "full" | "read-only" | "busy" | "corrupt" | "constraint" | "io" | "checksum";

/** A failure of the storage underneath, told apart by what an operator has to do about it. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StoreError";
    this.code = code;
  }
}

/** SQLite's primary result codes (sqlite.org/rescode.html), as the few cases that differ for us. */
const REFUSED: readonly [StoreErrorCode, string] = ["constraint", "the store refused a value"];
const CODES: ReadonlyMap<number, readonly [StoreErrorCode, string]> = new Map([
  // A statement that fails on its parameters (1: malformed JSON, say; too big; mismatch; range) is at fault itself:
  // the disk under it is sound, and whoever writes must not be stopped for it.
  [1, REFUSED],
  [18, REFUSED],
  [20, REFUSED],
  [25, REFUSED],
  [5, ["busy", "the database is locked by another process"]],
  [6, ["busy", "a table is locked by another process"]],
  [8, ["read-only", "the data directory cannot be written; check its owner, its mode and the mount"]],
  [11, ["corrupt", "the database file is damaged; restore it from a backup"]],
  [13, ["full", "the disk is full; free some space, nothing of this act was stored"]],
  [
    14,
    ["read-only", "the database file cannot be opened; check that the directory exists and can be written"],
  ],
  [19, ["constraint", "a rule of the store was broken"]],
  [26, ["corrupt", "the file is no database"]],
]);

/** Turns what the driver threw into a {@link StoreError}; `during` says what was being done. */
export function storeErrorFrom(cause: unknown, during: string): StoreError {
  const code = (cause as { errcode?: number } | null)?.errcode;
  // Without a code of SQLite the driver has refused a parameter: nothing reached the file.
  const unbound = cause instanceof TypeError || cause instanceof RangeError;
  const known = unbound ? REFUSED : CODES.get(typeof code === "number" ? code & 0xff : -1);
  const [kind, advice] = known ?? ["io", "the store failed"];
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(kind, `${advice} (${during}: ${detail})`, cause);
}
