import { argon2 } from "node:crypto";
import { promisify } from "node:util";
import type { SlowHash } from "../receipt.ts";

const hash = promisify(argon2);

/** argon2id by `node:crypto`, off the main thread. */
export const slowHash: SlowHash = async (message, nonce, { memory, passes, parallelism, length }) =>
  new Uint8Array(await hash("argon2id", { message, nonce, memory, passes, parallelism, tagLength: length }));
