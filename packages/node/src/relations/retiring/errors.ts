import type { Sentence } from "@entente/api";
/** Why a log was not retired, or a partner's statement about one of its logs not taken. */
export type RetirementErrorCode =
  /** It is no statement, or not in the one form that is signed. */
  | "malformed"
  /** The key that it names has not signed it. */
  | "bad-signature"
  /** The key that has signed it is not the root key of that party's card in force, nor the one the card commits to. */
  | "unknown-key"
  /** It speaks of a log of somebody else, or to somebody else. */
  | "foreign"
  /** It speaks of a generation that this relation has not come to, or names another successor than the next. */
  | "generation"
  /** That log was retired already, by another statement. */
  | "differs"
  /** The head that it stands by is not one that both have signed, or not the one that stands here. */
  | "bad-head"
  /** What it stands by has not all been read here yet. */
  | "behind"
  /** Nothing is lost: the log goes on, or can be recovered. */
  | "not-needed"
  /** Entries that the partner has never cosigned would be given up. */
  | "unsigned";

/** Tests and callers branch on the code, people read the message. */
export class RetirementError extends Error {
  readonly code: RetirementErrorCode;
  declare readonly message: Sentence;

  constructor(code: RetirementErrorCode, message: Sentence, cause?: unknown) {
    super(message, { cause });
    this.name = "RetirementError";
    this.code = code;
  }
}
