/** Why an own log could not be taken back. Nothing was written when one of these is thrown before the first entry was. */
export type RecoveryErrorCode =
  /** There is no relation with that party in what was restored. */
  | "no-relation"
  /** The partner's node does not answer, or a file does not hold what is needed. */
  | "unreachable"
  /** It answers, and does not take this node's requests. */
  | "refused"
  /** The partner shows no head of this log that this party has signed and the partner has cosigned. */
  | "bad-head"
  /** More was signed here than the partner has cosigned: what is missing, nobody else holds. */
  | "behind"
  /** What stands here is not the beginning of what the partner has cosigned. */
  | "forked"
  /** An entry is longer than an entry may be. */
  | "too-long"
  /** An entry is not one of this log. */
  | "foreign"
  /** The partner has cosigned more entries than it gives. */
  | "missing"
  /** The entries do not give the root that was signed. */
  | "altered"
  /** The partner's own log, up to what the lost entries had seen of it, is not to be had. */
  | "partner-log"
  /** Entries were written here after the backup, that no one has signed and that are not in the log. */
  | "unsigned";

/** Tests and callers branch on the code, people read the message. */
export class RecoveryError extends Error {
  readonly code: RecoveryErrorCode;

  constructor(code: RecoveryErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "RecoveryError";
    this.code = code;
  }
}
