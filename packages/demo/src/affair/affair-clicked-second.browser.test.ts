import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "@entente/web/testing";
import type { Browser } from "playwright-core";
import { agree, exchangeCards } from "../story.ts";
import { buildWebApp, Pages } from "../testing/pages.ts";
import { Stage } from "../testing/stage.ts";
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

/** The second half of the affair, by clicking at two nodes: what arrives is looked at in the other node's pages. */

let nodes: Stage;
let browser: Browser;
let pages: Pages;
let given: Clicked;

before(async () => {
  await buildWebApp();
  nodes = await Stage.open();
  const ids = await exchangeCards(nodes.cast);
  await agree(nodes.cast, ids);
  browser = await openBrowser();
  pages = await Pages.open(nodes);
  const stage = { cast: nodes.cast, ids, ports: nodes.ports, say: () => undefined };
  given = { stage, people: new People(pages) };
});

after(async () => {
  await given?.people[Symbol.asyncDispose]();
  await browser?.close();
  await pages?.[Symbol.asyncDispose]();
  await nodes?.[Symbol.asyncDispose]();
});

test("the second half of the affair is clicked: dockets, inquiry, publications, disclosure", async (t) => {
  const { stage } = given;
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
  await checkDisclosure(stage, await disclosure(given, browser));
  played("disclosure");
  assert.deepEqual(await given.people.complaints(), []);
});
