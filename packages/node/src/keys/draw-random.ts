import { randomFillSync } from "node:crypto";

const POOL_BYTES = 4096;
const pool = Buffer.alloc(POOL_BYTES);
let at = POOL_BYTES;

/**
 * Random bytes drawn a page at a time, because asking the system costs as much for sixteen bytes as for thousands. What
 * is given out is wiped from the pool. For ids and blinding values; keys are asked of the system one by one.
 */
export function drawRandom(length: number): Uint8Array {
  if (length > POOL_BYTES) throw new RangeError(`at most ${POOL_BYTES} bytes at a time`);
  if (at + length > POOL_BYTES) {
    randomFillSync(pool);
    at = 0;
  }
  const drawn = new Uint8Array(pool.subarray(at, at + length));
  pool.fill(0, at, at + length);
  at += length;
  return drawn;
}
