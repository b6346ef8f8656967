import { type Bytes, isDay, isEqual, joined, sha256, utf8 } from "./bytes.ts";
import { readEnvelope } from "./envelope.ts";
import { DisclosureError } from "./errors.ts";
import { isRung, REPLY_SIZE, REPLY_SLOTS } from "./ladder.ts";

/**
 * What a sealed report is handed in with, as a file and as a request: `entente-hand-in/1` LF, mark, proof and commitment
 * (32 bytes each), the sealed file. It holds nothing of the receipt but hashes.
 */
export type HandIn = {
  readonly mark: Bytes;
  readonly proof: Bytes;
  readonly commitment: Bytes;
  readonly sealed: Bytes;
};

const HAND_IN = utf8("entente-hand-in/1\n");
const HAND_IN_HEAD = HAND_IN.length + 96;

export function encodeHandIn({ mark, proof, commitment, sealed }: HandIn): Uint8Array {
  return joined(HAND_IN, mark, proof, commitment, sealed);
}

/** Throws `malformed`. */
export function decodeHandIn(bytes: Uint8Array): HandIn {
  const size = bytes.length - HAND_IN_HEAD;
  if (!isRung(size) || !isEqual(bytes.subarray(0, HAND_IN.length), HAND_IN))
    throw new DisclosureError("malformed", "this is no file to hand in");
  const part = (n: number) =>
    new Uint8Array(bytes.subarray(HAND_IN.length + 32 * n, HAND_IN.length + 32 * (n + 1)));
  const sealed = new Uint8Array(bytes.subarray(HAND_IN_HEAD));
  if (readEnvelope(sealed).purpose !== "report")
    throw new DisclosureError("malformed", "what is handed in is no report");
  return { mark: part(0), proof: part(1), commitment: part(2), sealed };
}

/** A question with its work done: day (10), nonce (8), question. */
export function withWork(day: string, nonce: Uint8Array, asked: Uint8Array): Bytes {
  return joined(utf8(day), nonce, asked);
}

export function splitWork(bytes: Uint8Array): { day: string; nonce: Bytes; asked: Bytes } | undefined {
  if (bytes.length < 18) return undefined;
  const day = new TextDecoder().decode(bytes.subarray(0, 10));
  if (!isDay(day)) return undefined;
  return { day, nonce: new Uint8Array(bytes.subarray(10, 18)), asked: new Uint8Array(bytes.subarray(18)) };
}

/** What is hashed for the work of a request. */
export const workOver = (asked: Uint8Array): Bytes => sha256(asked);

/** The question whether there is an answer: mailbox and authenticator, 64 bytes. */
export const LOOK_SIZE = 64;
/** What it is answered with, whatever there is: so many answers, or what cannot be told from them. */
export const LOOK_ANSWER_SIZE = REPLY_SIZE * REPLY_SLOTS;

export const slotsOf = (answer: Uint8Array): Uint8Array[] =>
  Array.from({ length: REPLY_SLOTS }, (_, slot) =>
    answer.subarray(slot * REPLY_SIZE, (slot + 1) * REPLY_SIZE),
  );
