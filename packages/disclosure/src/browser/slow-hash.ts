import { argon2idAsync } from "@noble/hashes/argon2.js";
import type { SlowHash } from "../receipt.ts";

/** Milliseconds of hashing between two breaths, so that the page stays alive. */
const TICK_MS = 40;

/** argon2id in JavaScript: half a second on a desk computer, some seconds on a modest phone. */
export const slowHash: SlowHash = async (password, salt, { memory, passes, parallelism, length }) =>
  new Uint8Array(
    await argon2idAsync(password, salt, {
      m: memory,
      t: passes,
      p: parallelism,
      dkLen: length,
      asyncTick: TICK_MS,
    }),
  );
