import { type Operations, operations } from "./activities.ts";
import {
  channel,
  type Exchanged,
  leadersSpeak,
  type Protested,
  protest,
  type Spoken,
  type Undertaken,
  undertakings,
} from "./contacts.ts";
import { type Disclosed, disclosure } from "./disclosures.ts";
import { type Alleged, type Answered, admits, allegation, answers } from "./dockets.ts";
import {
  type Evidenced,
  evidence,
  type Found,
  findings,
  type Opened,
  openInquiry,
  releaseReport,
} from "./inquiries.ts";
import { bringUnderFramework, measures, shareMore } from "./measures.ts";
import { type Published, publication } from "./publications.ts";
import { type Demanded, demands, type Supported, support } from "./requests.ts";
import { type Review, review } from "./reviews.ts";
import { type ScopeIds, scope } from "./scope.ts";
import type { AffairStage } from "./stage.ts";

/** What each step leaves behind, for the steps after it and for whoever checks it. */
export type Affair = {
  allegation: Alleged;
  protest: Protested;
  demands: Demanded;
  leadersSpeak: Spoken;
  undertakings: Undertaken;
  answers: Answered;
  channel: Exchanged;
  framework: string;
  operations: Operations;
  scope: ScopeIds;
  admits: undefined;
  review: Review;
  openInquiry: Opened;
  evidence: Evidenced;
  findings: Found;
  support: Supported;
  measures: string;
  shareMore: string;
  disclosure: Disclosed;
  releaseReport: undefined;
  publication: Published;
};
export type AffairStep = keyof Affair;

/** Told when a step is over, with all that there is so far. */
export type AfterStep = (step: AffairStep, affair: Partial<Affair>) => Promise<void>;

/** Plays the affair from the allegation to the publication, step by step. */
export async function playAffair(stage: AffairStage, after: AfterStep = async () => {}): Promise<Affair> {
  const so: Partial<Affair> = {};
  const step = async <S extends AffairStep>(name: S, played: Promise<Affair[S]>): Promise<Affair[S]> => {
    const result = await played;
    so[name] = result;
    await after(name, so);
    return result;
  };
  const nothing = (done: Promise<void>) => done.then(() => undefined);

  const alleged = await step("allegation", allegation(stage));
  await step("protest", protest(stage));
  await step("demands", demands(stage, alleged.claims));
  const spoken = await step("leadersSpeak", leadersSpeak(stage));
  const { noTargets } = await step("undertakings", undertakings(stage, spoken));
  await step("answers", answers(stage, alleged, { undertaking: noTargets }));
  await step("channel", channel(stage));
  await step("framework", bringUnderFramework(stage));
  const begun = await step("operations", operations(stage));
  await step("scope", scope(stage, begun.operation));
  await step("admits", nothing(admits(stage, alleged)));
  await step("review", review(stage, begun));
  const opened = await step("openInquiry", openInquiry(stage, alleged));
  const examined = await step("evidence", evidence(stage, opened));
  const found = await step("findings", findings(stage, examined));
  await step("support", support(stage));
  await step("measures", measures(stage));
  await step("shareMore", shareMore(stage));
  await step("disclosure", disclosure(stage, stage.overseerKeys));
  await step("releaseReport", nothing(releaseReport(stage, found)));
  await step("publication", publication(stage, found.inquiry));
  return so as Affair;
}
