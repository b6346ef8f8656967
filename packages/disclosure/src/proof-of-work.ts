import { joined, sha256, utf8 } from "./bytes.ts";

/**
 * Work that a request has to show, in place of watching addresses: a nonce for which SHA-256 of the day, what is asked
 * and the nonce begins with so many zero bits. Bound to the request, it serves for no other; bound to the day, it cannot
 * be gathered ahead.
 */
export const DIFFICULTY = 18;
/** Attempts between two breaths, so that a page stays alive. */
const BREATH = 4096;

function stem(day: string, asked: Uint8Array): Uint8Array {
  return sha256(utf8(`entente-disclosure/1 work\n${day}\n`), asked);
}

function zeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte === 0) {
      bits += 8;
      continue;
    }
    return bits + Math.clz32(byte) - 24;
  }
  return bits;
}

const nonceOf = (count: number): Uint8Array<ArrayBuffer> => {
  const nonce = new Uint8Array(8);
  const view = new DataView(nonce.buffer);
  view.setUint32(0, Math.floor(count / 2 ** 32));
  view.setUint32(4, count >>> 0);
  return nonce;
};

/** Finds a nonce: 2^difficulty hashes on average. `breathe` is awaited now and then. */
export async function work(
  day: string,
  asked: Uint8Array,
  difficulty: number,
  breathe: () => Promise<void> = () => Promise.resolve(),
): Promise<Uint8Array<ArrayBuffer>> {
  const begin = stem(day, asked);
  for (let count = 0; ; count++) {
    if (count % BREATH === BREATH - 1) await breathe();
    const nonce = nonceOf(count);
    if (zeroBits(sha256(joined(begin, nonce))) >= difficulty) return nonce;
  }
}

/** Whether the work was done: one hash. */
export function isWork(day: string, asked: Uint8Array, nonce: Uint8Array, difficulty: number): boolean {
  return nonce.length === 8 && zeroBits(sha256(joined(stem(day, asked), nonce))) >= difficulty;
}
