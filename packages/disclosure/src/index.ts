export {
  type Acknowledgement,
  acknowledgedBytes,
  DAY_LEAVES,
  dayLeaves,
  dayRoot,
  isInDay,
  readAcknowledgement,
  readSealedDay,
  type SealedDay,
  writeSealedDay,
} from "./acknowledgement.ts";
export {
  dayOf,
  fromBase64Url,
  fromHex,
  isDay,
  isEqual,
  random,
  sha256,
  toBase64Url,
  toHex,
} from "./bytes.ts";
export type { Reply, ReplyKind, Report } from "./content.ts";
export {
  createKeyPair,
  type Envelope,
  type KeyPair,
  keyPairFrom,
  MAX_RECIPIENTS,
  newCase,
  openEnvelope,
  type Purpose,
  readEnvelope,
  type Sealing,
  sealEnvelope,
} from "./envelope.ts";
export { DisclosureError, type DisclosureErrorCode } from "./errors.ts";
export { isRung, LADDER, REPLY_SIZE, REPLY_SLOTS } from "./ladder.ts";
export {
  decodeHandIn,
  encodeHandIn,
  type HandIn,
  LOOK_ANSWER_SIZE,
  LOOK_SIZE,
  slotsOf,
  splitWork,
  withWork,
  workOver,
} from "./messages.ts";
export { keyFingerprint, type OverseerKey, readOverseerKey } from "./overseer-key.ts";
export { DIFFICULTY, isWork, work } from "./proof-of-work.ts";
export {
  commitmentOf,
  drawReceipt,
  markOf,
  proofOf,
  type ReceiptSecrets,
  readReceipt,
  receiptSecrets,
  SLOW_HASH,
  type SlowHash,
  type SlowHashTerms,
  writeReceipt,
} from "./receipt.ts";
export { openReplies, openReport, type Sealed, sealReply, sealReport } from "./steps.ts";
