export type DisclosureErrorCode =
  | "too-large"
  | "malformed"
  | "recipients"
  | "not-for-this-key"
  | "altered"
  | "bad-receipt"
  | "bad-key"
  | "wrong-passphrase";

/** What is wrong with something sealed, a receipt or a key. The message is for people; tests assert the code. */
export class DisclosureError extends Error {
  readonly code: DisclosureErrorCode;

  constructor(code: DisclosureErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "DisclosureError";
    this.code = code;
  }
}
