import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementInForce, stagedInBrowser } from "../testing/staged.ts";
import { disclosure } from "./affair-clicked-second-disclosure.ts";
import { admits, allegation, answers, closing } from "./affair-clicked-second-dockets.ts";
import { evidence, findings, releaseReport } from "./affair-clicked-second-findings.ts";
import type { Clicked } from "./affair-clicked-second-hands.ts";
import { openInquiry } from "./affair-clicked-second-inquiry.ts";
import { publication } from "./affair-clicked-second-publications.ts";
import { People } from "./clicking.ts";
import { checkDisclosure } from "./disclosures.check.ts";
import { checkAdmits, checkAllegation, checkAnswers } from "./dockets.check.ts";
import { checkEvidence, checkFindings, checkOpenInquiry, checkReportReleased } from "./inquiries.check.ts";
import { checkPublication } from "./publications.check.ts";
import type { AffairStage } from "./stage.ts";

/** The second half of the affair, by clicking at two nodes: what arrives is looked at in the other node's pages. */

const { stage: nodes, pages, given: ids } = await stagedInBrowser(agreementInForce);

test("the second half of the affair is clicked: dockets, inquiry, publications, disclosure", async (t) => {
  const stage: AffairStage = { cast: nodes.cast, ids, ports: nodes.ports, say: () => undefined };
  await using people = new People(pages);
  const given: Clicked = { stage, people };
  let last = performance.now();
  const played = (what: string) => {
    t.diagnostic(`${what}: ${((performance.now() - last) / 1000).toFixed(1)} s`);
    last = performance.now();
  };
  const alleged = await allegation(given);
  await checkAllegation(stage, alleged);
  played("allegation");
  const answered = await answers(given, alleged);
  await checkAnswers(stage, alleged, answered);
  await admits(given, alleged);
  await checkAdmits(stage, alleged);
  played("answers");
  const opened = await openInquiry(given, alleged);
  await checkOpenInquiry(stage, opened);
  played("inquiry");
  const examined = await evidence(given, opened);
  await checkEvidence(stage, examined);
  played("evidence");
  const found = await findings(given, examined);
  await checkFindings(stage, found);
  played("findings");
  await releaseReport(given, found);
  await checkReportReleased(stage, found);
  await closing(given, alleged);
  played("closing");
  const published = await publication(given, found.inquiry);
  await checkPublication(stage, published);
  played("publications");
  await checkDisclosure(stage, await disclosure(given, pages));
  played("disclosure");
  assert.deepEqual(await people.complaints(), []);
});
