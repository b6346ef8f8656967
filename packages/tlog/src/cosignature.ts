import { concatBytes, utf8 } from "./bytes.ts";
import { parseCheckpoint } from "./checkpoint.ts";
import type { Ed25519Sign, Ed25519Verify } from "./crypto-port.ts";
import { TlogError } from "./errors.ts";
import type { SignatureLine } from "./note.ts";
import type { VerifierKey } from "./verifier-key.ts";

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/**
 * A timestamped Ed25519 cosignature (tlog-cosignature, 0x04) of a checkpoint's three lines: "at `timeSeconds` (Unix)
 * this is the largest consistent tree I have seen for this origin". The cosigner's name is not in what is signed, so a
 * key must never serve two cosigners, nor a log.
 */
export function cosign(
  checkpointText: string,
  key: VerifierKey,
  timeSeconds: number,
  sign: Ed25519Sign,
): SignatureLine {
  if (key.type !== 4) throw new TlogError("bad-key", `${key.name} is no cosigner's key`);
  parseCheckpoint(checkpointText);
  if (!Number.isSafeInteger(timeSeconds) || timeSeconds < 1) {
    throw new TlogError("out-of-range", "the time of a cosignature is a positive number of seconds");
  }
  const signature = sign(cosignedMessage(checkpointText, timeSeconds));
  return { name: key.name, id: key.id, value: concatBytes(encodeTime(timeSeconds), signature) };
}

/** The time of a valid cosignature by `key`, or undefined. A time of 0 says nothing and is not valid. */
export function verifyCosignature(
  checkpointText: string,
  key: VerifierKey,
  line: SignatureLine,
  verify: Ed25519Verify,
): number | undefined {
  if (key.type !== 4 || line.value.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = cosignatureTime(line);
  if (time === undefined || time < 1) return undefined;
  const message = cosignedMessage(checkpointText, time);
  return verify(key.publicKey, message, line.value.subarray(TIME_BYTES)) ? time : undefined;
}

/** The time a cosignature line carries, unverified; undefined when it is not a safe integer. */
export function cosignatureTime(line: SignatureLine): number | undefined {
  if (line.value.length < TIME_BYTES) return undefined;
  const view = new DataView(line.value.buffer, line.value.byteOffset, TIME_BYTES);
  const time = Number(view.getBigUint64(0));
  return Number.isSafeInteger(time) ? time : undefined;
}

function cosignedMessage(checkpointText: string, timeSeconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${timeSeconds}\n${checkpointText}`);
}

function encodeTime(timeSeconds: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(timeSeconds));
  return bytes;
}
