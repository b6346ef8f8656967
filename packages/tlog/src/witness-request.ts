import { decodeHash, encodeBase64 } from "./base64.ts";
import { textWithin } from "./bytes.ts";
import { parseDecimal } from "./decimal.ts";
import { TlogError } from "./errors.ts";
import { MAX_PROOF_HASHES } from "./merkle-proof.ts";

/** Ours: no honest request comes near it. */
export const MAX_REQUEST_BYTES = 64 * 1024;

/** What a log asks of a witness (tlog-witness): "you have seen `oldSize`; here is my proof up to this checkpoint". */
export type AddCheckpoint = { oldSize: number; proof: Uint8Array[]; note: string };

/** The body of `POST …/add-checkpoint`. Send only the log's own lines: some witnesses take no more than 16 KiB. */
export function formatAddCheckpoint(oldSize: number, proof: Uint8Array[], note: string): string {
  return `old ${oldSize}\n${proof.map((hash) => `${encodeBase64(hash)}\n`).join("")}\n${note}`;
}

/** Reads the envelope only, not the note in it; throws `bad-request`, `bad-utf8` or `too-large`. */
export function parseAddCheckpoint(body: Uint8Array | string): AddCheckpoint {
  const text = textWithin(body, MAX_REQUEST_BYTES, "the request");
  const blank = text.indexOf("\n\n");
  if (blank < 0) throw new TlogError("bad-request", "no blank line before the checkpoint");
  const [first = "", ...hashes] = text.slice(0, blank).split("\n");
  if (!first.startsWith("old ")) throw new TlogError("bad-request", "the first line is not 'old <size>'");
  if (hashes.length > MAX_PROOF_HASHES) {
    throw new TlogError("bad-request", `a proof has at most ${MAX_PROOF_HASHES} hashes`);
  }
  try {
    const oldSize = parseDecimal(first.slice("old ".length));
    return { oldSize, proof: hashes.map(decodeHash), note: text.slice(blank + 2) };
  } catch (cause) {
    throw new TlogError("bad-request", "the old size or a hash of the proof is malformed", { cause });
  }
}
