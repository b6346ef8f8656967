import type { Sentence } from "@entente/api";
export type KeyErrorCode =
  | "missing-key"
  | "wrong-passphrase"
  /** A key ring that opens, and is another node's. */
  | "wrong-keys"
  | "damaged"
  | "sealed"
  | "bad-card"
  | "bad-signature"
  | "broken-chain"
  | "too-large"
  | "commitment";

/** What can be wrong with a key, a card or a sealed set. The message never holds key material. */
export class KeyError extends Error {
  readonly code: KeyErrorCode;
  declare readonly message: Sentence;

  constructor(code: KeyErrorCode, message: Sentence, cause?: unknown) {
    super(message, { cause });
    this.name = "KeyError";
    this.code = code;
  }
}
