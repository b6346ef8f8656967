import { equalBytes, utf8 } from "./bytes.ts";
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { verifyCosignature } from "./cosignature.ts";
import type { Ed25519Sign, Ed25519Verify } from "./crypto-port.ts";
import { TlogError } from "./errors.ts";
import { parseNote, type SignatureLine } from "./note.ts";
import type { VerifierKey } from "./verifier-key.ts";

/** One verified line of a known key; `time` (Unix seconds) on cosignatures only. */
export type VerifiedLine = { key: VerifierKey; line: SignatureLine; time?: number };

/** A checkpoint of which at least one line verified. `text` is its three lines, exactly as signed. */
export type OpenedCheckpoint = { checkpoint: Checkpoint; text: string; verified: VerifiedLine[] };

/** A log's own signature (0x01) over its checkpoint; the key's name must be the origin. */
export function signCheckpoint(checkpoint: Checkpoint, key: VerifierKey, sign: Ed25519Sign): SignatureLine {
  if (key.type !== 1) throw new TlogError("bad-key", `${key.name} is no log's key`);
  if (key.name !== checkpoint.origin) {
    throw new TlogError("wrong-origin", `the key of ${key.name} cannot sign for ${checkpoint.origin}`);
  }
  return { name: key.name, id: key.id, value: sign(utf8(formatCheckpoint(checkpoint))) };
}

/**
 * Opens a checkpoint note (signed-note, tlog-checkpoint): lines of unknown keys are ignored, a line of a known key
 * that does not verify condemns the note (`bad-signature`), and at least one must verify (`no-signature`). Several
 * lines of one key count once, a cosigner's with its newest time. It tells who signed; whether that is enough is the
 * policy's question.
 */
export function openCheckpoint(
  note: Uint8Array | string,
  keys: VerifierKey[],
  verify: Ed25519Verify,
): OpenedCheckpoint {
  const { text, signatures } = parseNote(note);
  const checkpoint = parseCheckpoint(text);
  const verified = verifyLines(text, checkpoint.origin, signatures, keys, verify);
  if (verified.length === 0) throw new TlogError("no-signature", "no known key has signed the checkpoint");
  return { checkpoint, text, verified };
}

/** The lines of known keys, each verified; throws `bad-signature` when one of them fails. */
export function verifyLines(
  text: string,
  origin: string,
  lines: SignatureLine[],
  keys: VerifierKey[],
  verify: Ed25519Verify,
): VerifiedLine[] {
  const verified = new Map<VerifierKey, VerifiedLine>();
  for (const line of lines) {
    const candidates = keys.filter((key) => key.name === line.name && equalBytes(key.id, line.id));
    if (candidates.length === 0) continue;
    const one = firstVerified(text, origin, line, candidates, verify);
    if (!one) throw new TlogError("bad-signature", `the signature of ${line.name} does not verify`);
    const before = verified.get(one.key);
    if (!before || (one.time ?? 0) > (before.time ?? 0)) verified.set(one.key, one);
  }
  return [...verified.values()];
}

/** An id has only 32 bits: two known keys of one name may share it, and either may have signed. */
function firstVerified(
  text: string,
  origin: string,
  line: SignatureLine,
  candidates: VerifierKey[],
  verify: Ed25519Verify,
): VerifiedLine | undefined {
  for (const key of candidates) {
    if (key.type === 4) {
      const time = verifyCosignature(text, key, line, verify);
      if (time !== undefined) return { key, line, time };
    } else if (line.value.length === 64 && verify(key.publicKey, utf8(text), line.value)) {
      if (key.name !== origin) {
        throw new TlogError("wrong-origin", `the log ${key.name} has signed for ${origin}`);
      }
      return { key, line };
    }
  }
  return undefined;
}
