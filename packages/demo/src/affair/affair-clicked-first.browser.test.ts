import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementInForce, stagedInBrowser } from "../testing/staged.ts";
import type { Affair, AffairStep } from "./affair.ts";
import {
  channelClicked,
  leadersClicked,
  protestClicked,
  undertakingsClicked,
} from "./affair-clicked-first-contacts.ts";
import { measuresClicked, shareMoreClicked } from "./affair-clicked-first-measures.ts";
import { frameworkClicked, operationsClicked } from "./affair-clicked-first-operations.ts";
import { demandsClicked, supportClicked } from "./affair-clicked-first-requests.ts";
import { reviewClicked } from "./affair-clicked-first-reviews.ts";
import { scopeClicked } from "./affair-clicked-first-scope.ts";
import { checks } from "./checks.ts";
import { People } from "./clicking.ts";
import { allegation } from "./dockets.ts";
import type { AffairStage } from "./stage.ts";

const { stage, pages, given: ids } = await stagedInBrowser(agreementInForce);

test("the first half of the affair is clicked at two nodes, in French at one and in English at the other", async (t) => {
  const affair: AffairStage = { cast: stage.cast, ids, ports: stage.ports, say: () => undefined };
  await using people = new People(pages);
  const so: Partial<Affair> = {};
  const step = async <S extends AffairStep>(
    name: S,
    clicked: () => Promise<Affair[S]>,
  ): Promise<Affair[S]> => {
    const began = performance.now();
    const result = await clicked();
    so[name] = result;
    // What was clicked has left behind what the same step leaves when it is played over HTTP.
    await checks[name](affair, so as Affair);
    t.diagnostic(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return result;
  };
  so.allegation = await allegation(affair);
  const { claims } = so.allegation;
  await step("protest", () => protestClicked(affair, people));
  await step("demands", () => demandsClicked(people, claims));
  const spoken = await step("leadersSpeak", () => leadersClicked(people));
  await step("undertakings", () => undertakingsClicked(people, spoken));
  await step("channel", () => channelClicked(affair, people));
  await step("framework", () => frameworkClicked(affair, people));
  const begun = await step("operations", () => operationsClicked(affair, people));
  await step("scope", () => scopeClicked(affair, people, begun.operation));
  await step("review", () => reviewClicked(affair, people, begun));
  await step("support", () => supportClicked(affair, people));
  await step("measures", () => measuresClicked(affair, people));
  await step("shareMore", () => shareMoreClicked(affair, people));
  assert.deepEqual(await people.complaints(), []);
});
