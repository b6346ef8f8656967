import { conflict } from "@entente/api";
import { canonicalBytes } from "@entente/json";
import type { Acting } from "../../acting/index.ts";
import { digestOf, type Item } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { type BatchRow, batchesIn } from "./rows.ts";

/** A file is sealed in pieces, so that no single item of a set is large. */
const PIECE_BYTES = 256 * 1024;

export const REGISTER = "scope:register";

export function piecesOf(bytes: Uint8Array): Item[] {
  const header = canonicalBytes({ v: 1, kind: "register" });
  return Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_, n) => ({
    header,
    content: bytes.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES),
  }));
}

/** A batch's file as it was taken in. Throws when it no longer opens, or is another file than the manifest names. */
function fileOf(acting: Acting, { batch, payload, pieces, sha256 }: BatchRow): Uint8Array {
  const items = acting.ledger.contents.open(payload, pieces);
  const bytes = Buffer.concat(items.map((item) => item?.content ?? new Uint8Array()));
  if (digestOf(bytes) !== sha256)
    throw conflict(`The register's batch ${batch} is not here whole: nothing can be counted from it.`);
  return bytes;
}

export type Opened = { readonly batches: readonly BatchRow[]; readonly files: readonly Uint8Array[] };

/** What the register holds for a period, opened. */
export function openRegister(
  acting: Acting,
  reader: Reader,
  { from, to, unit }: { readonly from: string; readonly to: string; readonly unit: string },
): Opened {
  const batches = batchesIn(reader, from, to, unit);
  return { batches, files: batches.map((row) => fileOf(acting, row)) };
}
