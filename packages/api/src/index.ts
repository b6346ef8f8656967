export {
  type AccountView,
  accountOperations,
  accountView,
  type GrantTerms,
  grantTerms,
} from "./accounts.ts";
export { type WhoAmI, whoAmIAnswer } from "./accounts-who.ts";
export { actingOperations } from "./acting.ts";
export * from "./activities.ts";
export * from "./administration.ts";
export { agreementOperations } from "./agreements.ts";
export type { NegotiationDetail, NegotiationSummary } from "./agreements-negotiations.ts";
export * from "./agreements-reading.ts";
export type { AgreementDetail, AgreementSummary } from "./agreements-states.ts";
export { type TemplateRequest, templateNames } from "./agreements-templates.ts";
export {
  type AgreementDiff,
  type AgreementJson,
  type AgreementTrial,
  agreementDocument,
  type ClauseView,
} from "./agreements-views.ts";
export * from "./assertion.ts";
export * from "./authenticators.ts";
export * from "./changes.ts";
export { type CallOptions, type Client, type ClientOptions, createClient } from "./client.ts";
export {
  accountName,
  bilingual,
  code,
  digest,
  type EntryRef,
  entryRef,
  instant,
  type Problem,
  paging,
  partyId,
  problem,
  sentence,
  ulid,
  words,
} from "./common.ts";
export * from "./contacts.ts";
export * from "./disclosures.ts";
export * from "./dockets.ts";
export * from "./incidents.ts";
export * from "./inquiries.ts";
export * from "./ledger.ts";
export * from "./measures.ts";
export { onwardOperations } from "./onward.ts";
export { openApiDocument, serviceOperations } from "./openapi.ts";
export {
  type Acted,
  type AnswerOf,
  acted,
  acts,
  type BodyOf,
  type Method,
  type Operation,
  type ParamsOf,
  type Place,
  place,
  type QueryOf,
  type Role,
  reads,
  roles,
  type Schema,
} from "./operation.ts";
export * from "./overseeing.ts";
export { oversightOperations, type RelationState, relationState } from "./oversight.ts";
export { conflict, forbidden, invalid, notFound, ProblemError, problemOf } from "./problem-error.ts";
export {
  MOST_PRODUCTS_BY_ID,
  type ProductSummary,
  productOperations,
  productReaders,
  productReading,
  productSummary,
} from "./products.ts";
export * from "./products-context.ts";
export * from "./products-drafts.ts";
export * from "./products-views.ts";
export * from "./publications.ts";
export {
  cardFile,
  liaisonHead,
  type RelationView,
  relationOperations,
  relationView,
  signedCard,
} from "./relations.ts";
export * from "./release-reasons.ts";
export { releaseOperations } from "./releases.ts";
export * from "./requests.ts";
export * from "./reviews.ts";
export { type ActOutcome, type Call, onAct, onRead, type Route, type Session } from "./route.ts";
export * from "./sampling.ts";
export * from "./scope.ts";
export * from "./searching.ts";
export { standingOperations } from "./standing.ts";
export { answerIn, holdsSentences } from "./told/answer-in.ts";
export { type French, frenchOf, inFrench } from "./told/french-of.ts";
export {
  bothOf,
  languageAsked,
  type ProblemLanguage,
  problemIn,
  wordsOf,
} from "./told/problem-in.ts";
export { type Bilingual, french, type Sentence, type Thing } from "./told/sentences.ts";
export * from "./waiting.ts";
