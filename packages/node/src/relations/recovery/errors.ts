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
  /** The partner has noted that this log was retired, after the backup: it gives back and takes the successor. */
  | "retired"
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

/** What an operator can do whose backup is older than the retirement of the log: a second statement is not taken. */
export function retiredSince(isBegun: boolean): RecoveryError {
  return new RecoveryError(
    "retired",
    isBegun
      ? 'this log was retired after the backup, and the partner has cosigned entries of its successor: both come back with "entente recover". Do not retire the log again: the partner refuses a second statement about it'
      : 'this log was retired after the backup, and the partner has noted it; of the successor it has cosigned nothing yet. Apply the statement that was signed then again, with "entente retire apply", or restore a backup from after the retirement. Do not draft another one: the partner refuses a second statement about this log',
  );
}

/** The partner shows no head of this log at all: by its node or by its file. */
export function nothingCosigned(who: string): RecoveryError {
  return new RecoveryError(
    "bad-head",
    `${who} that it has cosigned nothing of this log: it holds no entry of it that could come back. Where nothing was said to this partner since the relation was opened, nothing is missing: start the node. Where something was, the partner itself has lost it, or this is a file from before: have it come back from its own backup, or write the file anew with "entente carry out --recovery", and repeat this`,
  );
}
