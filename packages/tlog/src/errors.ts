/** Every way in which this package refuses. Tests and callers branch on the code, people read the message. */
export type TlogErrorCode =
  | "bad-base64"
  | "bad-hex"
  | "bad-decimal"
  | "bad-utf8"
  | "bad-note"
  | "bad-name"
  | "bad-key"
  | "unsupported-key"
  | "bad-checkpoint"
  | "bad-tile"
  | "bad-bundle"
  | "bad-request"
  | "bad-proof"
  | "bad-policy"
  | "too-large"
  | "out-of-range"
  /** A line under the name and id of a known key does not verify: the whole note is refused (signed-note). */
  | "bad-signature"
  /** No line of a known key. */
  | "no-signature"
  | "wrong-origin"
  | "quorum-missing"
  /** The proof does not lead from the entry to the signed root. */
  | "not-included";

/** The only error this package throws for anything that may come from outside. */
export class TlogError extends Error {
  readonly code: TlogErrorCode;

  constructor(code: TlogErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TlogError";
    this.code = code;
  }
}
