export type BackupErrorCode =
  | "exists"
  | "unreadable"
  | "not-a-backup"
  | "other-party"
  | "damaged"
  | "unequal";

/** What can be wrong with a backup, or with bringing one back. The message says what to do. */
export class BackupError extends Error {
  readonly code: BackupErrorCode;

  constructor(code: BackupErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "BackupError";
    this.code = code;
  }
}
