export { type Action, actions, asking, copying, giving, operating } from "./actions.ts";
export type { ClauseKind, Predicate } from "./clause-kind.ts";
export { clauseKinds, isKind, type Kind } from "./clauses/index.ts";
export { compartmentKey } from "./compartment.ts";
export { type CompiledAgreement, type CompileOptions, compile, enabling, rulesHashOf } from "./compile.ts";
export { type Digest, digestOf, type Ed25519Jwk, thumbprint } from "./crypto.ts";
export {
  type Decision,
  type DueObligation,
  decide,
  type Verdict,
  type Violation,
  verdictOf,
} from "./decide.ts";
export { type AgreementDiff, type Change, type ClauseChange, diffAgreements } from "./diff.ts";
export { directionsOf, pairsOf } from "./directions.ts";
export type * from "./document.ts";
export { AgreementError, type AgreementErrorCode } from "./errors.ts";
export { type ExplainedClause, type Explanation, explain, refusalForPartner, sentence } from "./explain.ts";
export type * from "./facts.ts";
export { unknownFacts } from "./facts.ts";
export { agreementFrench, lifeFrench } from "./french.ts";
export { grammarOf, grammars } from "./grammars.ts";
export {
  COMMUNITY,
  COMMUNITY_LEVEL,
  type HandlingCode,
  type Joined,
  type JoinProblem,
  joinLabels,
  type Label,
  rankOfTlp,
  type TlpLevel,
  tlpOrder,
} from "./label.ts";
export {
  type FlatJws,
  type LifeAct,
  type LifeEntry,
  type LifeTerms,
  lifeTerms,
  type Offered,
  suspensionReasons,
  type TermsOf,
  terminationReasons,
} from "./life-entries.ts";
export {
  type AgreementState,
  agreementAt,
  asSeen,
  type Chain,
  isStanding,
  type Life,
  lifeOf,
  type NegotiationLife,
  type NegotiationPhase,
  type Offer,
  type Signing,
  type SuspensionLife,
  stateOfChain,
  type VersionLife,
} from "./life-of-log.ts";
export { type Judged, judgeLogs, type LifeProblem, type LifeProblemCode, problemWith } from "./life-rules.ts";
export { type MarkingGrammar, type ParsedMarking, parseMarkingLine } from "./marking-line.ts";
export {
  type Detail,
  type Obligation,
  type ObligationType,
  type Outcome,
  obligationPhases,
} from "./outcome.ts";
export { agreementHash, readAgreement, writeAgreement } from "./read.ts";
export {
  type OnwardGrant,
  type OnwardReason,
  type OnwardRefusal,
  onwardGrants,
  onwardReasons,
  onwardRefusals,
  type RecallReason,
  recallReasons,
} from "./release-reasons.ts";
export { factsFrom, type RecordContext, type ReleaseRecord } from "./release-record.ts";
export { agreementSchema } from "./schema.ts";
export {
  combineSignatures,
  type DetachedJws,
  type DocumentType,
  documentTypes,
  jwsBytes,
  type MissingSignatures,
  missingSignatures,
  type PartyKey,
  pinnedKeysOf,
  type Signer,
  type SigningRole,
  signDocument,
  thresholdsMet,
  type VerifiedSignature,
  verifyDocument,
} from "./sign.ts";
export { checkSuccession } from "./succession.ts";
export type { CertsInput } from "./templates/certs.ts";
export { arvenia, arvenianLadder, specialArvenia, talvia, talvianLadder } from "./templates/demo.ts";
export type { FiusInput } from "./templates/fius.ts";
export { type FrameworkTerms, withFramework } from "./templates/framework.ts";
export { templates } from "./templates/index.ts";
export type { TemplateInput, TemplateParty } from "./templates/input.ts";
export type { ServicesInput } from "./templates/services.ts";
export { addDuration, durationMs, instantOf, isDuration, isTime, timeOf } from "./time.ts";
export { exampleFacts, type Verification, verificationOf } from "./verification.ts";
export { type Names, namesOf } from "./words.ts";
