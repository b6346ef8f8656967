import type { Desk } from "../ledger/index.ts";
import { relationKinds } from "./entries.ts";
import { relationSchema, relationStatements } from "./view.ts";

export { Blobs, type EntryRef } from "./blobs.ts";
export { type CardFile, Cards, sealKeyOf } from "./cards.ts";
export type { CarriedIn } from "./carry/in.ts";
export type { CarriedOut, CarryOptions } from "./carry/out.ts";
export { spooled } from "./carry/source.ts";
export type { Pairing } from "./commands.ts";
export { cardStream, relationStream } from "./entries.ts";
export { CarryError, type CarryErrorCode, WireError, type WireErrorCode } from "./errors.ts";
export type { MayGive } from "./listener/serve-blob.ts";
export { carriedSource } from "./recovery/carried.ts";
export { RecoveryError, type RecoveryErrorCode } from "./recovery/errors.ts";
export { planRecovery, type RecoveryPlan } from "./recovery/plan.ts";
export { planWhole, type WholePlan } from "./recovery/plan-later.ts";
export { networkSource, type ReturnSource } from "./recovery/source.ts";
export { keepHead, moveMark, type TakenBack, takeLogBack } from "./recovery/take-back.ts";
export { Relations, type RelationsOptions } from "./relations.ts";
export type { CarriedOver } from "./retiring/entries.ts";
export { RetirementError, type RetirementErrorCode } from "./retiring/errors.ts";
export { standingHead, witnessedHead } from "./retiring/heads.ts";
export {
  isRootOf,
  type ReadRetirement,
  type RetirementDraft,
  type RetirementDraftFile,
  type RetirementReason,
  readRetirement,
  readRetirementDraft,
  retirementDraftFile,
  retirementFingerprint,
  retirementReasons,
  type SignedRetirement,
  signRetirement,
} from "./retiring/statement.ts";
export { lastHeadOf, type RetirementRow, retirementBefore, retirementOf } from "./retiring/view.ts";
export { relationRoutes } from "./routes.ts";
export type { AppliedEntry, EntryListener } from "./tail/attend.ts";
export type { TailState, TailStatus } from "./tail/tail.ts";
export { POLLING, type Schedule } from "./tail/tails.ts";
export { dialerWith, type OwnTls, pinOf, pinOfPem, pinsShown, TlsFiles, type TlsPair } from "./tls/index.ts";
export { cardsOf, type ReadCard, type Relation, relationsIn, relationWith } from "./view.ts";
export { type Fetch, Identity, PartnerWire } from "./wire/index.ts";

/** The desk as the registry sees it. */
export const relationsDesk: Desk = {
  name: "relations",
  kinds: relationKinds,
  schema: relationSchema,
  statements: relationStatements,
};
