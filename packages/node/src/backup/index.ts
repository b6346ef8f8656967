export { type BackedUp, backUpKeys, backUpLogs } from "./backup.ts";
export { checkStored } from "./check-stored.ts";
export { BackupError, type BackupErrorCode } from "./errors.ts";
export { type Restored, type RestoreOptions, restore } from "./restore.ts";
