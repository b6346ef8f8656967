import type { Sentence } from "@entente/api";
/** What can go wrong between two nodes. `refused` and `gone` are the partner's signed answer; the rest is distrust. */
export type WireErrorCode =
  /** The partner's card gives no address: it is reached by hand, or it calls us. */
  | "no-address"
  | "unreachable"
  | "timeout"
  | "too-large"
  /** The answer is not what the protocol says: bad form, wrong content, redirection. */
  | "garbage"
  /** TLS: a certificate is not the one its owner's card names, or has ended; the partner's, or ours in its eyes. */
  | "certificate"
  /** A message that is not signed as RFC 9421 and our profile of it demand. */
  | "malformed"
  | "unknown-party"
  | "wrong-key"
  | "bad-signature"
  | "bad-digest"
  | "stale"
  | "replayed"
  | "busy"
  | "refused"
  /** The partner does not have it, or does not give it: both look alike. */
  | "gone";

/** A failure on the way to or from a partner. Tests and callers branch on the code, people read the message. */
export class WireError extends Error {
  readonly code: WireErrorCode;
  declare readonly message: Sentence;
  /** Seconds after which the partner's node would be asked again. No signature covers it: whoever waits has a bound. */
  readonly retryAfter: number | undefined;

  constructor(code: WireErrorCode, message: Sentence, cause?: unknown, retryAfter?: number) {
    super(message, { cause });
    this.name = "WireError";
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export type CarryErrorCode =
  | "not-a-carry-file"
  | "cut-short"
  | "too-large"
  /** As many carried files are being taken in as this node has room for. */
  | "busy"
  | "wrong-recipient"
  | "unknown-sender"
  | "quarantined";

/** Why a carried file was not taken in at all. What it holds beside that is reported, not thrown. */
export class CarryError extends Error {
  readonly code: CarryErrorCode;
  declare readonly message: Sentence;

  constructor(code: CarryErrorCode, message: Sentence, cause?: unknown) {
    super(message, { cause });
    this.name = "CarryError";
    this.code = code;
  }
}
