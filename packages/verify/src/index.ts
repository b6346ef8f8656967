export {
  type ArchiveBytes,
  type ArchivePlace,
  type ExportFile,
  indexArchive,
  packArchive,
} from "./archive.ts";
export { fingerprint } from "./digest.ts";
export {
  agreementPath,
  checkpointPath,
  logFolder,
  logTilePath,
  MANIFEST_PATH,
  type Manifest,
  manifestSchema,
} from "./export-format.ts";
export { directoryReader, type OpenedExport, openExport } from "./files.ts";
export { type ExportReader, memoryReader, VerifyError, type VerifyErrorCode } from "./reader.ts";
export { type Lang, renderReport } from "./render.ts";
export type {
  Checked,
  CheckedThing,
  Crossing,
  Finding,
  FindingCode,
  Outstanding,
  OutstandingWhat,
  Place,
  Report,
  ReportedLog,
  ReportedParty,
  Severity,
  Unchecked,
  UncheckedCode,
} from "./report.ts";
export { runVerify, type VerifyIo, verifyUsage } from "./run.ts";
export { type VerifyOptions, verifyExport } from "./verify.ts";
