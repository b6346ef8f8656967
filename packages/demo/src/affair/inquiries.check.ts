import assert from "node:assert/strict";
import {
  actingOperations,
  type BodyOf,
  type InquiryView,
  inquiryOperations as ops,
  oversightOperations,
  ProblemError,
} from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import { corroborationOf, type Evidenced, type Found, inquiryAt, type Opened } from "./inquiries.ts";
import { DISSENT, PIECES, TERMS } from "./inquiries-texts.ts";
import type { AffairStage } from "./stage.ts";

/** After each step of the joint inquiry: what the partner sees, and what it must not see. */

const PARTIES = ["arvenia", "talvia"] as const;
const NOBODY = "01K8ZJ4Q6V0000000000000001";

async function failure(answer: Promise<unknown>): Promise<ProblemError["problem"]> {
  const cause = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(cause instanceof ProblemError, "it should fail with a problem document");
  return cause.problem;
}

const read = (stage: AffairStage, at: PartyName, inquiry: string): Promise<InquiryView> => {
  const { client, params } = inquiryAt(stage, at, inquiry);
  return client.call(ops.getInquiry, { params });
};

/** How much a party has said, by kind of its entries about inquiries. */
async function saidBy(stage: AffairStage, party: PartyName): Promise<string> {
  const list = await stage.cast[party].overseer.client.call(oversightOperations.listEntries, {
    params: { partner: stage.ids[otherOf(party)] },
    query: { limit: 200 },
  });
  return JSON.stringify(list);
}

/** Bad input: a problem that names the field, after which nothing more stands in the log. */
async function fails(
  stage: AffairStage,
  party: PartyName,
  pointer: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const before = await saidBy(stage, party);
  const { status, pointer: at } = await failure(act());
  assert.deepEqual([status, at], [422, pointer]);
  assert.equal(await saidBy(stage, party), before, "nothing was stored");
}

async function entriesHoldNone(stage: AffairStage, words: readonly string[]): Promise<void> {
  for (const party of PARTIES) {
    const seen = await saidBy(stage, party);
    for (const word of words) assert.ok(!seen.includes(word), `${party} shows “${word}” in its entries`);
  }
}

const refusalsAt = async (stage: AffairStage, party: PartyName): Promise<string[]> => {
  const { items } = await stage.cast[party].overseer.client.call(actingOperations.listRefusedActs, {
    query: { limit: 200 },
  });
  return items.flatMap(({ violations }) => violations.map(({ code }) => code));
};

export async function checkOpenInquiry(stage: AffairStage, { inquiry, claims }: Opened): Promise<void> {
  for (const party of PARTIES) {
    const { state, terms, by, evidence } = await read(stage, party, inquiry);
    assert.equal(state, "open");
    assert.equal(by, party === "arvenia" ? "ours" : "theirs");
    assert.deepEqual(terms?.signedBy, ["ours", "theirs"], "the same bytes, signed by both");
    assert.equal(terms?.altered, false);
    assert.equal(terms?.words?.facts.fr, TERMS.facts.fr);
    assert.deepEqual(evidence, [], "what was tried on one signature is not there");
    const { client } = inquiryAt(stage, party, inquiry);
    const { items } = await client.call(ops.inquirySummary);
    assert.ok(items[0]!.states.some((each) => each.state === "open"));
  }
  assert.ok((await refusalsAt(stage, "arvenia")).includes("not-joint"));
  assert.ok(!(await refusalsAt(stage, "talvia")).includes("not-joint"), "a refusal stays in the house");
  await entriesHoldNone(stage, ["Meridian", "Courier", TERMS.facts.en]);
  const { client, params } = inquiryAt(stage, "arvenia", inquiry);
  await fails(stage, "arvenia", "/claims/0", () =>
    client.call(ops.proposeInquiry, {
      params: { partner: params.partner },
      body: {
        docket: NOBODY,
        claims: [claims.C1],
        areas: ["cyber-threats"],
        answerBy: "2099-01-01T00:00:00Z",
        title: "x",
        ground: "x",
      },
    }),
  );
  const absent = await failure(client.call(ops.getInquiry, { params: { ...params, inquiry: NOBODY } }));
  assert.equal(absent.status, 404);
  const analyst = inquiryAt(stage, "talvia", inquiry, "analyst");
  assert.equal((await failure(analyst.client.call(ops.getInquiry, { params: analyst.params }))).status, 403);
}

export async function checkEvidence(
  stage: AffairStage,
  { inquiry, claims, evidence, roots }: Evidenced,
): Promise<void> {
  for (const party of PARTIES) {
    const view = await read(stage, party, inquiry);
    assert.equal(view.state, "evidence-closed");
    assert.equal(view.evidence.length, 8);
    const counts = (["C1", "C4", "C5", "C6"] as const).map((name) => {
      const { count, contrary } = corroborationOf(view, claims[name]);
      return [name, count, contrary];
    });
    assert.deepEqual(counts, [
      ["C1", 1, 0],
      ["C4", 1, 2],
      ["C5", 2, 0],
      ["C6", 1, 0],
    ]);
    const leaked = view.evidence.filter(({ root }) => root === roots.R1);
    assert.equal(leaked.length, 2);
    assert.ok(leaked.every(({ quarantined }) => quarantined));
    const at = inquiryAt(stage, party, inquiry);
    const sealed = await failure(
      at.client.call(ops.readEvidence, {
        params: { ...at.params, evidence: evidence.E1 },
        query: { why: "examine" },
      }),
    );
    assert.equal(sealed.status, 409, "nobody reads the bytes of a leak here");
  }
  await checkReading(stage, inquiry, evidence);
  await entriesHoldNone(stage, [PIECES.E6.description, "Ostrand Weekly", "TLP:AMBER"]);
  const { client, params } = inquiryAt(stage, "arvenia", inquiry);
  const { text, root: _, rootKind: __, bears: ___, ...words } = PIECES.E6;
  const body: BodyOf<typeof ops.submitEvidence> = {
    ...words,
    bytes: Buffer.from(text!).toString("base64"),
    quarantined: false,
    root: { kind: "register" },
    bears: [{ claim: NOBODY, way: "supports" }],
  };
  await fails(stage, "arvenia", "/bears/0/claim", () => client.call(ops.submitEvidence, { params, body }));
}

/** What one party submitted the other reads under the same digest; who did is known to that party alone. */
async function checkReading(
  stage: AffairStage,
  inquiry: string,
  evidence: Evidenced["evidence"],
): Promise<void> {
  const theirs = inquiryAt(stage, "talvia", inquiry);
  const params = { ...theirs.params, evidence: evidence.E6 };
  const piece = await theirs.client.call(ops.readEvidence, { params, query: { why: "verify" } });
  assert.equal(Buffer.from(piece.bytes, "base64").toString(), PIECES.E6.text);
  const custody = async (at: PartyName) => {
    const { client, params: of } = inquiryAt(stage, at, inquiry, "overseer");
    const { items } = await client.call(ops.listCustody, { params: { ...of, evidence: evidence.E6 } });
    return items.map(({ what }) => what);
  };
  assert.deepEqual(await custody("talvia"), ["received", "viewed"]);
  assert.deepEqual(await custody("arvenia"), ["received"], "who reads it at Talvia is not told to Arvenia");
}

export async function checkFindings(stage: AffairStage, ids: Found): Promise<void> {
  const { inquiry, digest, findings, claims } = ids;
  for (const party of PARTIES) {
    const { client, params } = inquiryAt(stage, party, inquiry);
    const view = await read(stage, party, inquiry);
    assert.deepEqual(
      view.findings.map(({ finding, status }) => [finding, status]),
      [
        [findings.F1, "established"],
        [findings.F2, "assessed"],
        [findings.F3, "not_determined"],
      ],
    );
    const { likelihood, confidence } = view.findings[1]!.words!;
    assert.deepEqual([likelihood, confidence], ["very-unlikely", "moderate"]);
    const found = await client.call(ops.getInquiryReport, { params });
    assert.equal(found.digest, digest);
    assert.deepEqual(
      found.report.dissents.map(({ by, finding, text }) => ({ by, finding, text })),
      [{ by: stage.ids.talvia, finding: findings.F2, text: DISSENT }],
    );
    assert.ok(
      found.face.every(({ decision }) => decision === "signed"),
      "a dissent voids nothing",
    );
    assert.deepEqual(new Set(found.report.findings.flatMap((each) => each.claims)), new Set(view.claims));
    assert.ok(view.claims.includes(claims.C6));
  }
  assert.ok((await refusalsAt(stage, "arvenia")).includes("lint-1"));
  await entriesHoldNone(stage, ["very unlikely", "très improbable", "moderate", DISSENT.en]);
  const { client, params } = inquiryAt(stage, "talvia", inquiry, "liaison officer");
  await fails(stage, "talvia", "/digest", () =>
    client.call(ops.decideInquiryPublication, {
      params,
      body: { digest: `sha256:${"A".repeat(43)}`, consent: true },
    }),
  );
}

export async function checkReportReleased(stage: AffairStage, { inquiry }: Found): Promise<void> {
  for (const party of PARTIES) {
    const { state, report } = await read(stage, party, inquiry);
    assert.equal(state, "published");
    assert.deepEqual(report?.published, { ours: true, theirs: true });
  }
}
