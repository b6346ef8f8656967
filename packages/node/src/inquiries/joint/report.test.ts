import assert from "node:assert/strict";
import { test } from "node:test";
import { inquiryOperations as ops, type Problem } from "@entente/api";
import { DAY, Parties, type Party, withParties } from "../../testing/parties.ts";
import { rejected } from "../docket/testing.ts";
import { Case } from "./testing.ts";

const framed = () => Parties.framed();
const codes = ({ violations = [] }: Problem) => violations.map(({ code }) => code);
const refused = (parties: Parties, party: Party, act: () => Promise<unknown>): Promise<Problem> =>
  rejected(party, party === parties.arvenia ? parties.talvia : parties.arvenia, act);

const OPEN = {
  status: "not_determined",
  text: { en: "Whether a minister was targeted is not determined.", fr: "Rien n’est déterminé." },
  aspects: ["existence"],
  likelihood: undefined,
  confidence: undefined,
  basis: { roots: [] },
  alternatives: [],
  reason: { en: "No register was opened.", fr: "Aucun registre n’a été ouvert." },
} as const;

/** An inquiry whose evidence is closed and which has its findings. */
async function found(parties: Parties, claims = 1): Promise<Case> {
  const made = await Case.open(parties, claims);
  await made.closeEvidence();
  await made.find(parties.arvenia);
  return made;
}

async function final(parties: Parties): Promise<{ made: Case; digest: string }> {
  const made = await found(parties);
  await made.circulate(parties.arvenia);
  return { made, digest: await made.finalise(parties.arvenia) };
}

test("a finding that mixes likelihood and confidence in one sentence is refused, naming rule and field", () =>
  withParties(framed, async (parties) => {
    const { arvenia } = parties;
    const made = await Case.open(parties);
    await assert.rejects(made.find(arvenia), /evidence-closed/);
    await made.closeEvidence();
    const { text } = made.finding();
    const mixed = {
      text: { ...text, en: "It is very unlikely, with moderate confidence, that they were collected there." },
    };
    const told = await refused(parties, arvenia, () => made.find(arvenia, mixed));
    assert.deepEqual([codes(told), told.pointer], [["lint-1"], "/text/en"]);
    assert.deepEqual((await made.view(arvenia)).findings, []);
    const unknown = await refused(parties, arvenia, () =>
      made.find(arvenia, { basis: { roots: ["01K8ZJ4Q6V0000000000000009"] } }),
    );
    assert.equal(unknown.pointer, "/basis/roots/0");
  }));

test("it is a draft once every claim has a finding, if only that nothing was determined", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.open(parties, 2);
    await made.closeEvidence();
    await made.find(arvenia, { claims: [made.claims[0]!] });
    assert.equal(await made.state(talvia), "evidence-closed");
    await assert.rejects(made.circulate(arvenia), /is evidence-closed/);
    await made.find(talvia, { ...OPEN, number: 3, claims: [made.claims[1]!] } as never);
    assert.deepEqual([await made.state(arvenia), await made.state(talvia)], ["draft", "draft"]);
    const mine = (await made.view(arvenia)).findings.find(({ by }) => by === "theirs")!;
    const told = await refused(parties, arvenia, () => made.find(arvenia, { finding: mine.finding }));
    assert.equal(told.pointer, "/finding");
  }));

test("a comment is accepted by drafting the finding anew, or appended in full; the report carries dissent", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.open(parties, 1, { commentHours: 48 });
    await made.closeEvidence();
    const { finding } = await made.find(arvenia);
    await made.circulate(arvenia);
    const comment = async (text: string) => {
      const { result } = await made.talvia.call(ops.commentOnReport, {
        ...made.at(talvia),
        body: { finding, category: "wording", text },
      });
      await parties.settle();
      return result.comment;
    };
    const taken = await comment("Say which cable site.");
    await comment("We would not use this word.");
    await made.find(arvenia, { finding, accepts: [taken] });
    await made.talvia.call(ops.dissentFromFinding, {
      ...made.at(talvia),
      body: { finding, text: { en: "We hold it unlikely only.", fr: "Nous le tenons pour improbable." } },
    });
    await parties.settle();
    await assert.rejects(made.finalise(arvenia), /Comments are taken until/);
    parties.clock.now += 2 * DAY;
    const digest = await made.finalise(arvenia);
    await made.signReport(arvenia, digest);
    await made.signReport(talvia, digest);
    const { report, face } = await made.talvia.call(ops.getInquiryReport, made.at(talvia));
    assert.deepEqual(Object.fromEntries(report.comments.map(({ text, outcome }) => [text, outcome])), {
      "Say which cable site.": "accepted",
      "We would not use this word.": "appended",
    });
    assert.equal(report.dissents[0]!.by, talvia.id);
    assert.deepEqual([...new Set(face.map(({ decision }) => decision))], ["signed"]);
    assert.deepEqual([await made.state(arvenia), await made.state(talvia)], ["signed", "signed"]);
    assert.equal((await made.view(arvenia)).report?.rebuilt, "same");
  }));

test("a refusal to sign stands on the face with its reasons and voids nothing", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { made, digest } = await final(parties);
    await made.signReport(arvenia, digest);
    const body = { digest, reason: "One site was not inspected." };
    await made.client(talvia, "liaison").call(ops.refuseReport, { ...made.at(talvia), body });
    await parties.settle();
    await assert.rejects(made.signReport(talvia, digest), /is signed/);
    for (const party of parties.all) {
      const { state, report } = await made.view(party);
      assert.equal(state, "signed");
      const theirs = report!.face.find((each) => each.party === talvia.id)!;
      assert.deepEqual([theirs.decision, theirs.reasons], ["refused", body.reason]);
      assert.equal(report!.face.find((each) => each.party === arvenia.id)!.decision, "signed");
    }
  }));

test('silence past the limit is "did not sign", and is never typed', () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { made, digest } = await final(parties);
    await made.signReport(arvenia, digest);
    assert.equal(await made.state(talvia), "final");
    parties.clock.now += 11 * DAY;
    const { state, report } = await made.view(arvenia);
    assert.equal(state, "signed");
    assert.equal(report!.face.find(({ party }) => party === talvia.id)!.decision, "did-not-sign");
  }));

test("publication needs both parties; one alone publishes nothing joint", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { made, digest } = await final(parties);
    await made.signReport(arvenia, digest);
    await made.signReport(talvia, digest);
    for (const [party, state] of [
      [arvenia, "signed"],
      [talvia, "published"],
    ] as const) {
      await made.client(party, "liaison").call(ops.decideInquiryPublication, {
        ...made.at(party),
        body: { digest, consent: true },
      });
      await parties.settle();
      assert.equal(await made.state(arvenia), state);
    }
  }));

test("new evidence reopens it in a new round; the old report and its signatures stay", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { made, digest } = await final(parties);
    await made.signReport(arvenia, digest);
    await assert.rejects(
      made.talvia.call(ops.withdrawInquiry, { ...made.at(talvia), body: { reason: "Too late." } }),
      /is final/,
    );
    await made.talvia.call(ops.reopenInquiry, {
      ...made.at(talvia),
      body: { reason: "A second register was found." },
    });
    await parties.settle();
    const { state, round, findings, report } = await made.view(arvenia);
    assert.deepEqual([state, round, findings, report], ["open", 2, [], undefined]);
    const kept = arvenia.node.ledger.reader.all("SELECT digest FROM view_inquiry_report");
    assert.deepEqual(
      kept.map((each) => (each as { digest: string }).digest),
      [digest],
    );
    await made.closeEvidence();
    const earlier = arvenia.node.ledger.reader.get<{ finding: string }>(
      "SELECT finding FROM view_inquiry_finding",
    )!.finding;
    const told = await refused(parties, arvenia, () => made.find(arvenia, { earlier }));
    assert.deepEqual([codes(told), told.pointer], [["lint-9"], "/change"]);
    await made.find(arvenia, {
      earlier,
      change: { en: "A register came in.", fr: "Un registre est arrivé." },
    });
    assert.equal(await made.state(talvia), "draft");
  }));
