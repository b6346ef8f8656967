import assert from "node:assert/strict";
import { test } from "node:test";
import { inquiryOperations as ops, type ProblemError } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { digestOfWords, wordsItem } from "../../acting/index.ts";
import { type Body, type Draft, lastSize, liaisonOrigin, ulid } from "../../ledger/index.ts";
import { command, DAY, instant, Parties, type Party } from "../../testing/parties.ts";
import { Case } from "./testing.ts";

/** An entry as Talvia could write it with a node of its own making; gives why Arvenia set it aside. */
async function hear({ arvenia, talvia, clock }: Parties, kind: string, body: Body): Promise<string> {
  const { ledger } = arvenia.node;
  const origin = liaisonOrigin(talvia.id, arvenia.id);
  const log = ledger.log(origin)!;
  const seen = lastSize(ledger.reader, ledger.log(liaisonOrigin(arvenia.id, talvia.id))!.id);
  const at = new Date(clock.now).toISOString();
  const rest = { blind: "A".repeat(22), typ: "entente.event/1", v: 1 };
  const bytes = canonicalBytes({
    ...rest,
    at,
    body,
    id: ulid(clock.now),
    kind,
    log: origin,
    seen,
  } as JsonValue);
  return (await ledger.apply(log, lastSize(ledger.reader, log.id), bytes)).aside ?? "accepted";
}

const rows = ({ node }: Party): string =>
  JSON.stringify(
    ["view_inquiry", "view_inquiry_terms", "view_inquiry_evidence", "view_inquiry_finding"].map((table) =>
      node.ledger.reader.all(`SELECT * FROM ${table}`),
    ),
  );

const OTHER = "01K8ZJ4Q6V0000000000000009";
const ZERO = `sha256:${"A".repeat(43)}`;

test("what a partner may not say of an inquiry is set aside with its reason, and changes nothing", async () => {
  await using parties = await Parties.framed();
  const { arvenia } = parties;
  const made = await Case.open(parties);
  await made.submit(arvenia);
  const { inquiry, docket, claims } = made;
  const before = rows(arvenia);
  const later = instant(parties.clock.now + DAY);
  const proposal = { docket, claims: [...claims], areas: ["cyber"], answerBy: later };
  const { evidence, root } = (await made.view(arvenia)).evidence[0]!;
  const piece = { inquiry, evidence: OTHER, sha256: ZERO, size: 1, root, rootKind: "register" };
  const signed = {
    id: inquiry,
    digest: ZERO,
    agreement: ZERO,
    kid: "A".repeat(43),
    jws: { protected: "A", signature: "A".repeat(86) },
  };
  const finding = { inquiry, round: 1, finding: OTHER, number: 1, version: 1, claims: [...claims] };
  const wrongs: [string, Body, RegExp][] = [
    ["inquiry.proposed/1", { ...proposal, inquiry }, /proposed before/],
    ["inquiry.proposed/1", { ...proposal, inquiry: OTHER, areas: ["fishing"] }, /no clause/],
    ["inquiry.proposed/1", { ...proposal, inquiry: OTHER, claims: [OTHER] }, /not in that docket/],
    [
      "inquiry.terms/1",
      {
        inquiry,
        draft: 2,
        digest: ZERO,
        evidenceUntil: later,
        commentHours: 0,
        signHours: 0,
        withoutConsent: "notice",
      },
      /not possible in an inquiry that is open/,
    ],
    ["inquiry.signed/1", { signed }, /not possible/],
    ["evidence.closed/1", { inquiry: OTHER, round: 1 }, /not known in this relation/],
    ["evidence.closed/1", { inquiry, round: 2 }, /another round/],
    ["evidence.submitted/1", { ...piece, evidence, quarantined: true, bears: [] }, /submitted before/],
    ["evidence.submitted/1", { ...piece, rootKind: "leak", quarantined: true, bears: [] }, /another one/],
    [
      "evidence.submitted/1",
      { ...piece, root: OTHER, rootKind: "leak", quarantined: false, bears: [] },
      /not in quarantine/,
    ],
    ["evidence.submitted/1", { ...piece, quarantined: true, bears: [] }, /without its bytes/],
    [
      "evidence.linked/1",
      { inquiry, edge: OTHER, from: evidence, relation: "quotes", to: OTHER },
      /not known/,
    ],
    [
      "evidence.graded/1",
      { inquiry, evidence, claim: OTHER, reliability: "A", credibility: "1" },
      /not examined/,
    ],
    ["finding.drafted/1", { ...finding, status: "established" }, /not possible/],
    ["report.circulated/1", { inquiry, round: 1 }, /not possible/],
    ["report.final/1", { inquiry, round: 1, digest: ZERO }, /not possible/],
    ["report.signed/1", { round: 1, signed }, /not possible/],
    ["report.released/1", { inquiry, round: 1, digest: ZERO, consent: true }, /not possible/],
    [
      "evidence.custody/1",
      { partner: ZERO, evidence, what: "viewed", why: "verify", by: "x" },
      /liaison log/,
    ],
  ];
  for (const [kind, body, reason] of wrongs) assert.match(await hear(parties, kind, body), reason, kind);
  assert.equal(rows(arvenia), before);
  parties.checkViews(arvenia);
});

test("a signature that the partner's signatory did not make opens nothing", async () => {
  await using parties = await Parties.framed();
  const { arvenia, talvia } = parties;
  const made = await Case.proposed(parties);
  const digest = await made.draft(arvenia);
  await made.sign(arvenia, digest);
  const session = talvia.people.liaison;
  const said = { kind: "inquiry.signed/1", id: OTHER, digest };
  const signed = await talvia.node.acting.sign({ session, command: command() }, arvenia.id, said);
  const moved = { signed: { ...signed, id: made.inquiry } } as unknown as Body;
  assert.notEqual(await hear(parties, "inquiry.signed/1", moved), "accepted");
  const unknown = { signed: { ...signed, id: made.inquiry, digest: ZERO } } as unknown as Body;
  assert.match(await hear(parties, "inquiry.signed/1", unknown), /nobody drafted/);
  assert.equal(await made.state(arvenia), "terms");
});

/** Talvia seals what it likes beside an entry that is well formed; its own node checks nothing of it. */
async function utter({ talvia, arvenia }: Parties, draft: Omit<Draft, "log">): Promise<void> {
  await talvia.node.ledger.submit({
    ...command(),
    decide: () => ({
      entries: [{ ...draft, log: { partner: arvenia.id } }],
      expects: {},
      result: null,
    }),
  });
}

test("sealed bytes that are not what was logged are not given out", async () => {
  await using parties = await Parties.framed();
  const { arvenia } = parties;
  const made = await Case.open(parties);
  const { bytes: _, quarantined, root: __, bears, sha256: ___, size: ____, ...words } = made.submission();
  await utter(parties, {
    kind: "evidence.submitted/1",
    body: {
      inquiry: made.inquiry,
      evidence: OTHER,
      sha256: ZERO,
      size: 5,
      quarantined,
      root: OTHER,
      rootKind: "register",
      bears: bears.map((each) => ({ ...each })),
    },
    items: [
      wordsItem("evidence", words as JsonValue),
      { header: new Uint8Array([123, 125]), content: Buffer.from("other") },
    ],
  });
  await parties.settle();
  const params = { ...made.at(arvenia).params, evidence: OTHER };
  await assert.rejects(
    made.arvenia.call(ops.readEvidence, { params, query: { why: "verify" } }),
    /another digest/,
  );
  const { items } = await made.arvenia.call(ops.listCustody, { params });
  assert.deepEqual(
    items.map(({ what }) => what),
    ["received"],
  );
});

test("terms whose sealed words are not the announced ones are shown as altered and never signed", async () => {
  await using parties = await Parties.framed();
  const { arvenia } = parties;
  const made = await Case.proposed(parties);
  const { evidenceUntil, commentHours, signHours, withoutConsent, ...text } = made.terms();
  const limits = { evidenceUntil, commentHours: commentHours!, signHours: signHours!, withoutConsent };
  const terms = {
    type: "entente-inquiry-terms",
    spec: "1.0",
    inquiry: made.inquiry,
    draft: 1,
    claims: [...made.claims],
    ...text,
    ...limits,
  };
  const digest = digestOfWords(terms);
  // The entry says another time for comments than the words that would be signed.
  await utter(parties, {
    kind: "inquiry.terms/1",
    body: { inquiry: made.inquiry, draft: 1, digest, ...limits, commentHours: 99 },
    items: [wordsItem("inquiry-terms", terms)],
  });
  await parties.settle();
  assert.equal((await made.view(arvenia)).terms?.altered, true);
  await assert.rejects(made.sign(arvenia, digest), /not what was announced/);
});

test("a final report that does not hold what both logs hold is not signed", async () => {
  await using parties = await Parties.framed();
  const { arvenia } = parties;
  const made = await Case.open(parties);
  await made.closeEvidence();
  await made.find(arvenia);
  await made.circulate(arvenia);
  const forged = { type: "entente-inquiry-report", findings: [] };
  const digest = digestOfWords(forged);
  await utter(parties, {
    kind: "report.final/1",
    body: { inquiry: made.inquiry, round: 1, digest },
    items: [wordsItem("inquiry-report", forged)],
  });
  await parties.settle();
  assert.equal((await made.view(arvenia)).report?.rebuilt, "differs");
  await assert.rejects(made.signReport(arvenia, digest), (cause: ProblemError) => {
    assert.equal(cause.problem.violations?.[0]?.code, "report-differs");
    return true;
  });
});

/** One after the other; gives why each was set aside, or that it was accepted. */
async function hearAll(parties: Parties, kind: string, bodies: readonly Body[]): Promise<string[]> {
  const answers: string[] = [];
  for (const body of bodies) answers.push(await hear(parties, kind, body));
  return answers;
}

const many = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => one(index));

test("a partner that takes every number keeps nobody from drafting, and drafts no more than 200 findings", async () => {
  await using parties = await Parties.framed();
  const { arvenia, clock } = parties;
  const made = await Case.open(parties);
  await made.closeEvidence();
  const one = { inquiry: made.inquiry, round: 1, version: 1, status: "assessed", claims: [...made.claims] };
  const drafts = many(201, (index) => ({ ...one, finding: ulid(clock.now), number: (index % 99) + 1 }));
  const answers = await hearAll(parties, "finding.drafted/1", drafts);
  assert.deepEqual([...new Set(answers.slice(0, 200))], ["accepted"]);
  assert.match(answers[200]!, /as many findings as it may/);
  const anew = { ...drafts[0]!, version: 2 };
  assert.equal(await hear(parties, "finding.drafted/1", anew), "accepted", "what is there is still mended");
  const body = made.finding();
  const { result } = await made.client(arvenia).call(ops.draftFinding, { ...made.at(arvenia), body });
  await assert.rejects(
    made.client(arvenia).call(ops.draftFinding, { ...made.at(arvenia), body }),
    /of yours/,
  );
  const { findings } = await made.view(arvenia);
  assert.equal(findings.find(({ finding }) => finding === result.finding)?.number, body.number);
});

test("evidence and links of a partner have an end in one inquiry, and ours go on", async () => {
  await using parties = await Parties.framed();
  const { arvenia, clock } = parties;
  const made = await Case.open(parties);
  const { inquiry } = made;
  const piece = { inquiry, sha256: ZERO, size: 1, rootKind: "unknown", quarantined: false, bears: [] };
  const evidence = many(1001, () => ({ ...piece, evidence: ulid(clock.now), root: OTHER }));
  const submitted = await hearAll(parties, "evidence.submitted/1", evidence);
  assert.deepEqual([...new Set(submitted.slice(0, 1000))], ["accepted"]);
  assert.match(submitted[1000]!, /submitted as much as it may/);
  const [from, to] = evidence.map((each) => each.evidence);
  const link = { inquiry, from: from!, to: to!, relation: "quotes" };
  const edges = many(2001, () => ({ ...link, edge: ulid(clock.now) }));
  const linked = await hearAll(parties, "evidence.linked/1", edges);
  assert.deepEqual([...new Set(linked.slice(0, 2000))], ["accepted"]);
  assert.match(linked[2000]!, /linked as much as it may/);
  assert.equal(
    (await made.client(arvenia).call(ops.submitEvidence, { ...made.at(arvenia), body: made.submission() }))
      .result.late,
    false,
  );
});

test("comments of a partner have an end in one inquiry, and ours go on", async () => {
  await using parties = await Parties.framed();
  const { arvenia, clock } = parties;
  const made = await Case.open(parties, 1, { commentHours: 24 });
  await made.closeEvidence();
  await made.find(arvenia);
  await made.circulate(arvenia);
  const one = { inquiry: made.inquiry, round: 1, category: "fact" };
  const comments = many(1001, () => ({ ...one, comment: ulid(clock.now) }));
  const answers = await hearAll(parties, "report.commented/1", comments);
  assert.deepEqual([...new Set(answers.slice(0, 1000))], ["accepted"]);
  assert.match(answers[1000]!, /as often as it may/);
  const body = { category: "fact" as const, text: "The date is another." };
  await made.client(arvenia).call(ops.commentOnReport, { ...made.at(arvenia), body });
  assert.equal((await made.view(arvenia)).comments.filter(({ by }) => by === "ours").length, 1);
});

test("a partner's proposals, however many, push no case that is under way out of the list", async () => {
  await using parties = await Parties.framed();
  const { arvenia, clock } = parties;
  const made = await Case.open(parties);
  const answerBy = instant(clock.now + DAY);
  const proposal = { docket: made.docket, claims: [...made.claims], areas: ["cyber"], answerBy };
  const proposals = many(201, () => ({ ...proposal, inquiry: ulid(clock.now) }));
  const answers = await hearAll(parties, "inquiry.proposed/1", proposals);
  assert.deepEqual([...new Set(answers)], ["accepted"]);
  const { items } = await made.client(arvenia).call(ops.listInquiries, { query: {} });
  assert.equal(items[0]?.inquiry, made.inquiry);
  assert.equal(items.filter(({ by }) => by === "theirs").length, 200);
  const [summary] = (await made.client(arvenia).call(ops.inquirySummary)).items;
  const states = summary!.states.toSorted((one, other) => one.count - other.count);
  assert.deepEqual(states, [
    { state: "open", count: 1 },
    { state: "proposed", count: 201 },
  ]);
});
