import { checkOperations } from "./activities.check.ts";
import type { Affair, AffairStep } from "./affair.ts";
import { checkChannel, checkLeadersSpeak, checkProtest, checkUndertakings } from "./contacts.check.ts";
import { checkDisclosure } from "./disclosures.check.ts";
import { checkAdmits, checkAllegation, checkAnswers } from "./dockets.check.ts";
import { checkEvidence, checkFindings, checkOpenInquiry, checkReportReleased } from "./inquiries.check.ts";
import { checkFramework, checkMeasures, checkShareMore } from "./measures.check.ts";
import { checkBadPublications, checkPublication } from "./publications.check.ts";
import { checkDemands, checkSupport } from "./requests.check.ts";
import { checkReview } from "./reviews.check.ts";
import { checkScope } from "./scope.check.ts";
import type { AffairStage } from "./stage.ts";

type Check = (stage: AffairStage, affair: Affair) => Promise<void>;

/** What the partner sees after each step, what it must not see, and what bad input is answered with. */
export const checks: Readonly<Record<AffairStep, Check>> = {
  allegation: (stage, { allegation }) => checkAllegation(stage, allegation),
  protest: (stage, { protest }) => checkProtest(stage, protest),
  demands: (stage, { demands, allegation }) => checkDemands(stage, demands, allegation.claims),
  leadersSpeak: (stage, { leadersSpeak }) => checkLeadersSpeak(stage, leadersSpeak),
  undertakings: (stage, { undertakings }) => checkUndertakings(stage, undertakings),
  answers: (stage, { allegation, answers }) => checkAnswers(stage, allegation, answers),
  channel: (stage, { channel }) => checkChannel(stage, channel),
  framework: (stage, { framework }) => checkFramework(stage, framework),
  operations: (stage, { operations }) => checkOperations(stage, operations),
  scope: (stage, { scope }) => checkScope(stage, scope),
  admits: (stage, { allegation }) => checkAdmits(stage, allegation),
  review: (stage, { operations, review }) => checkReview(stage, operations, review),
  openInquiry: (stage, { openInquiry }) => checkOpenInquiry(stage, openInquiry),
  evidence: (stage, { evidence }) => checkEvidence(stage, evidence),
  findings: (stage, { findings }) => checkFindings(stage, findings),
  support: (stage, { support }) => checkSupport(stage, support),
  measures: (stage, { measures }) => checkMeasures(stage, measures),
  shareMore: (stage, { shareMore }) => checkShareMore(stage, shareMore),
  disclosure: (stage, { disclosure }) => checkDisclosure(stage, disclosure),
  releaseReport: (stage, { findings }) => checkReportReleased(stage, findings),
  publication: async (stage, { publication }) => {
    await checkPublication(stage, publication);
    await checkBadPublications(stage);
  },
};
