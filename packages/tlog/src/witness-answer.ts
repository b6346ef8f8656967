import { fromUtf8, textWithin } from "./bytes.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import type { Ed25519Verify } from "./crypto-port.ts";
import { parseDecimal } from "./decimal.ts";
import { TlogError } from "./errors.ts";
import { parseSignatureLines } from "./note.ts";
import { type VerifiedLine, verifyLines } from "./open-checkpoint.ts";
import type { VerifierKey } from "./verifier-key.ts";

const MAX_ANSWER_BYTES = 128 * 1024;

/**
 * The cosignatures in a witness's 200 answer (tlog-witness). Lines of keys not asked for are ignored; throws
 * `bad-signature` when a line of a known key fails and `no-signature` when none is left. Check the times against the
 * clock and against those already held before keeping a line.
 */
export function openCosignatures(
  body: Uint8Array | string,
  checkpointText: string,
  keys: VerifierKey[],
  verify: Ed25519Verify,
): VerifiedLine[] {
  const lines = parseSignatureLines(textWithin(body, MAX_ANSWER_BYTES, "the witness's answer"));
  const cosigners = keys.filter((key) => key.type === 4);
  const { origin } = parseCheckpoint(checkpointText);
  const verified = verifyLines(checkpointText, origin, lines, cosigners, verify);
  if (verified.length === 0) throw new TlogError("no-signature", "the answer holds no line of the witness");
  return verified;
}

/**
 * The size in a witness's 409 answer: what it has really seen. Undefined when it gives none; some witnesses answer so
 * for another root at the same size, which is a fork.
 */
export function parseConflictSize(body: Uint8Array | string): number | undefined {
  try {
    const text = typeof body === "string" ? body : fromUtf8(body);
    return text.endsWith("\n") ? parseDecimal(text.slice(0, -1)) : undefined;
  } catch (error) {
    if (error instanceof TlogError) return undefined;
    throw error;
  }
}
