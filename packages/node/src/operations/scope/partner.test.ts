import assert from "node:assert/strict";
import { test } from "node:test";
import { scopeOperations as ops } from "@entente/api";
import { documentOf, readRollup } from "@entente/scope";
import { digestOfWords, wordsItem } from "../../acting/index.ts";
import { type Draft, type Envelope, ulid } from "../../ledger/index.ts";
import { by, command, Parties, type Party, problem, withParties } from "../../testing/parties.ts";
import { refusalOf } from "../gate/test-operation.ts";
import { liaisonKinds } from "./liaison.ts";
import { asides, at, exchanged, PERIOD, SMALL, takeIn, writes } from "./test-registers.ts";

const framed = () => Parties.framed();

async function recorded(parties: Parties): Promise<{ reconciliation: string; ours: string; theirs: string }> {
  const { arvenia, talvia } = parties;
  const { ours, theirs } = await exchanged(parties);
  const body = { partner: talvia.id, ours, theirs };
  const { result } = await at(parties, arvenia, "operator").call(ops.recordReconciliation, { body });
  await parties.settle();
  assert.deepEqual([result.differences, result.owed], [3, 2]);
  return { reconciliation: result.reconciliation, ours, theirs };
}

const summary = async (parties: Parties, party: Party) =>
  (await at(parties, party, "analyst").call(ops.scopeSummary, { query: {} })).items[0]!;

test("differences have an owner until it explains them; the words reach the partner alone", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { reconciliation } = await recorded(parties);
    const before = await summary(parties, talvia);
    assert.deepEqual(
      [before.last?.differing, before.last?.open, before.last?.owed, before.last?.same],
      [3, 3, 1, true],
    );
    const params = { reconciliation };
    const words = "One gateway kept winter time.";
    const explain = (party: Party, partner: Party, side: "ours" | "theirs", difference: number) =>
      at(parties, party, "operator").call(ops.explainDifference, {
        params,
        body: { partner: partner.id, side, difference, code: "clock", words },
      });
    assert.deepEqual(await refusalOf(explain(talvia, arvenia, "theirs", 0)), ["rule: not-the-owner"]);
    await assert.rejects(explain(talvia, arvenia, "theirs", 3), problem(422));
    await assert.rejects(explain(talvia, arvenia, "ours", 2), problem(404));
    const { result } = await explain(talvia, arvenia, "theirs", 2);
    assert.equal(result.open, 2);
    await assert.rejects(explain(talvia, arvenia, "theirs", 2), problem(409));
    await parties.settle();
    assert.deepEqual(asides(arvenia), []);
    const { comparison } = await at(parties, arvenia, "inquirer").call(ops.getReconciliation, { params });
    const shifted = comparison?.differences[2];
    assert.deepEqual([shifted?.class, shifted?.owner, shifted?.shift], ["shifted", "theirs", 1]);
    assert.deepEqual([shifted?.explained?.code, shifted?.explained?.words], ["clock", words]);
    assert.deepEqual(parties.filesWith(arvenia, words), [], "sealed at rest");
    const after = await summary(parties, arvenia);
    assert.deepEqual([after.last?.open, after.last?.owed], [2, 2]);
  }));

test("the same comparison is recorded once, whichever party did it", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { ours, theirs } = await recorded(parties);
    const again = (party: Party, body: { partner: string; ours: string; theirs: string }) =>
      at(parties, party, "operator").call(ops.recordReconciliation, { body });
    await assert.rejects(again(arvenia, { partner: talvia.id, ours, theirs }), problem(409));
    await assert.rejects(again(talvia, { partner: arvenia.id, ours: theirs, theirs: ours }), problem(409));
    await assert.rejects(again(talvia, { partner: arvenia.id, ours, theirs }), problem(404));
  }));

test("without a rollup of both parties there is nothing to compare", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    await takeIn(parties, arvenia, SMALL.arvenia);
    const query = { partner: talvia.id };
    await assert.rejects(at(parties, arvenia, "liaison").call(ops.compareRollups, { query }), problem(404));
    const nobody = { partner: `sha256:${"x".repeat(43)}` };
    await assert.rejects(
      at(parties, arvenia, "liaison").call(ops.compareRollups, { query: nobody }),
      problem(404),
    );
  }));

/** Talvia's own rollup, as its honest node counted it. */
function honest({ node }: Party) {
  const row = node.ledger.reader.get<{ payload: string }>(
    "SELECT payload FROM view_scope_rollup WHERE side = 'ours'",
  )!;
  return readRollup(node.ledger.contents.openOne(row.payload, 0)!.content)!;
}

/** What Arvenia would make of one of Talvia's last entries if it stood there once more. */
async function reasonFor({ arvenia, talvia }: Parties, back: number): Promise<string | undefined> {
  const rows = arvenia.node.ledger.reader.all<{ bytes: Uint8Array }>(
    `SELECT e.bytes FROM journal j JOIN entry e ON e.log = j.log AND e.idx = j.idx
     WHERE j.log = (SELECT id FROM log WHERE party = :party AND kind = 'liaison') ORDER BY e.idx DESC`,
    { party: talvia.id },
  );
  const envelope = JSON.parse(new TextDecoder().decode(rows[back]!.bytes)) as Envelope;
  const kind = liaisonKinds(arvenia.node.acting).find((each) => each.kind === envelope.kind)!;
  const entry = {
    envelope,
    body: envelope.body as never,
    party: talvia.id,
    partner: arvenia.id,
    mine: false,
    at: Date.parse(envelope.at),
    items: undefined,
  };
  return (await kind.receive?.(entry, arvenia.node.ledger.reader, 0))?.aside;
}

/** A rollup that Talvia signs past its own rules. */
async function signs(
  parties: Parties,
  more: {
    readonly sealed?: Parameters<typeof wordsItem>[1];
    readonly digest?: string;
    readonly body?: Record<string, string | number>;
    readonly signedFor?: string;
  },
): Promise<string> {
  const { arvenia, talvia } = parties;
  const rollup = ulid(parties.clock.now);
  const sealed = more.sealed ?? documentOf(honest(talvia));
  const digest = more.digest ?? digestOfWords(sealed);
  const said = { kind: "rollup.signed/1", id: more.signedFor ?? rollup, digest };
  const signed = await talvia.node.acting.sign(by(talvia.people.liaison), arvenia.id, said);
  await writes(talvia, arvenia, {
    kind: said.kind,
    actor: "signatory",
    body: { rollup, ...PERIOD, unit: "record", n: 2000, areas: ["cyber"], ...more.body, signed },
    items: [wordsItem("rollup", sealed)],
  });
  await parties.settle();
  return rollup;
}

test("a partner's rollup that it signed for another, or over a period that it signed before, is set aside", () =>
  withParties(framed, async (parties) => {
    const { arvenia } = parties;
    const { theirs } = await exchanged(parties);
    await signs(parties, {});
    await signs(parties, { signedFor: theirs });
    await signs(parties, { body: { supersedes: ulid(1) } });
    assert.deepEqual(asides(arvenia), [
      "a rollup for that period was signed before, and it does not replace it",
      "the signature is about another thing",
      "it replaces a rollup that is not known",
    ]);
    assert.equal(await reasonFor(parties, 3), "another rollup with this id was signed before");
  }));

test("a table that is not what was signed is shown as not matching, and counts for nothing", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { theirs } = await exchanged(parties);
    const table = honest(talvia);
    const fewer = documentOf({ ...table, lines: table.lines.slice(1) });
    const other = documentOf({ ...table, supersedes: null });
    const shown = async (rollup: string) =>
      (await at(parties, arvenia, "liaison").call(ops.getRollup, { params: { rollup } })).rollup.content;
    let last = theirs;
    for (const more of [
      { sealed: other, digest: digestOfWords("something else") },
      { sealed: fewer },
      { sealed: other },
      { sealed: "no table at all" },
    ]) {
      last = await signs(parties, { ...more, body: { supersedes: last } });
      assert.equal(await shown(last), "not-matching");
    }
    assert.deepEqual(asides(arvenia), []);
    const query = { partner: talvia.id };
    await assert.rejects(at(parties, arvenia, "liaison").call(ops.compareRollups, { query }), problem(409));
    assert.equal((await summary(parties, arvenia)).theirs.rollups, 0);
    const mended = documentOf({ ...table, supersedes: last });
    assert.equal(await shown(await signs(parties, { sealed: mended, body: { supersedes: last } })), "here");
  }));

test("a partner's comparison of what is not there, and its explanations of what is not its, are set aside", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { reconciliation, ours, theirs } = await recorded(parties);
    const none = { cells: 0, given: 0, received: 0 };
    const names = [
      "match",
      "shifted",
      "constant-factor",
      "count-differs",
      "only-giver",
      "only-receiver",
      "unit-differs",
    ];
    const claim = {
      reconciliation: ulid(parties.clock.now),
      mine: theirs,
      yours: ours,
      totals: Object.fromEntries(names.map((name) => [name, none])),
      owed: [
        { party: arvenia.id, count: 90 },
        { party: talvia.id, count: 0 },
      ],
      digest: digestOfWords("an invention"),
    };
    const claims = (more: Partial<typeof claim>) =>
      writes(talvia, arvenia, {
        kind: "reconciliation.recorded/1",
        body: { ...claim, reconciliation: ulid(parties.clock.now), ...more },
      });
    await claims({ mine: ours });
    await claims({ yours: theirs });
    await claims({ owed: [claim.owed[0]!, { party: `sha256:${"x".repeat(43)}`, count: 1 }] });
    await claims({ reconciliation: claim.reconciliation });
    const explains = (more: Record<string, string | number>) =>
      writes(talvia, arvenia, {
        kind: "difference.explained/1",
        body: {
          explanation: ulid(parties.clock.now),
          reconciliation,
          of: arvenia.id,
          difference: 2,
          code: "clock",
          ...more,
        },
        items: [wordsItem("explanation", { words: "So it is." })],
      });
    await explains({ difference: 0 });
    await explains({ of: talvia.id });
    await explains({ reconciliation: ulid(1) });
    await explains({});
    await parties.settle();
    assert.deepEqual(asides(arvenia), [
      "it compares a rollup that its party did not sign",
      "it compares a rollup that was not signed here for that party",
      "its differences belong to others than the two parties",
      "that difference is not its party's to explain",
      "it explains a comparison that is not known",
      "it explains a comparison that is not known",
    ]);
    for (const [back, reason] of [
      [0, "that difference was explained before"],
      [4, "another comparison with this id was recorded before"],
    ] as const)
      assert.equal(await reasonFor(parties, back), reason);
    const { last } = await summary(parties, arvenia);
    assert.deepEqual([last?.reconciliation, last?.same, last?.open], [reconciliation, true, 2]);
    const invented = await at(parties, arvenia, "liaison").call(ops.getReconciliation, {
      params: { reconciliation: claim.reconciliation },
    });
    assert.deepEqual([invented.reconciliation.same, invented.reconciliation.open], [false, 90]);
    assert.equal(invented.comparison, undefined, "it is shown as not the same, and nothing stands beside it");
  }));

/** Comparisons that Talvia invents, as many as asked, of what both signed. */
async function invents(parties: Parties, ours: string, theirs: string, count: number): Promise<void> {
  const { arvenia, talvia, clock } = parties;
  const names = ["match", "shifted", "constant-factor", "count-differs"];
  const none = { cells: 0, given: 0, received: 0 };
  const totals = [...names, "only-giver", "only-receiver", "unit-differs"].map((name) => [name, none]);
  for (let each = 0; each < count; each++)
    await writes(talvia, arvenia, {
      kind: "reconciliation.recorded/1",
      body: {
        reconciliation: ulid(clock.now),
        mine: theirs,
        yours: ours,
        totals: Object.fromEntries(totals),
        owed: [
          { party: arvenia.id, count: 90 },
          { party: talvia.id, count: 0 },
        ],
        digest: digestOfWords("an invention"),
      },
    });
  await parties.settle();
}

test("what a partner invents pushes out no comparison of ours, and is never the last", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { ours, theirs } = await exchanged(parties);
    await invents(parties, ours, theirs, 1);
    assert.equal((await summary(parties, arvenia)).last, undefined, "an invention alone is none");
    const body = { partner: talvia.id, ours, theirs };
    const record = () => at(parties, arvenia, "operator").call(ops.recordReconciliation, { body });
    const { result } = await record();
    await invents(parties, ours, theirs, 60);
    assert.deepEqual(asides(arvenia), []);
    assert.equal((await summary(parties, arvenia)).last?.reconciliation, result.reconciliation);
    await assert.rejects(record(), problem(409), "a comparison is found again behind all of them");
    const { items } = await at(parties, arvenia, "liaison").call(ops.listReconciliations, { query: {} });
    const own = items.filter(({ side }) => side === "ours");
    assert.deepEqual(
      own.map(({ reconciliation }) => reconciliation),
      [result.reconciliation],
    );
  }));

test("rollups that a partner signs again and again push out none of ours", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { ours, theirs } = await exchanged(parties);
    const before = (await summary(parties, arvenia)).ours;
    let last = theirs;
    const sealed = documentOf(honest(talvia));
    const entries: Draft[] = [];
    for (let each = 0; each < 201; each++) {
      const rollup = ulid(parties.clock.now);
      const said = { kind: "rollup.signed/1", id: rollup, digest: digestOfWords(sealed) };
      const signed = await talvia.node.acting.sign(by(talvia.people.liaison), arvenia.id, said);
      entries.push({
        log: { partner: arvenia.id },
        kind: said.kind,
        actor: "signatory",
        body: { rollup, ...PERIOD, unit: "record", n: 2000, areas: ["cyber"], supersedes: last, signed },
        items: [wordsItem("rollup", "no table at all")],
      });
      last = rollup;
    }
    const decide = () => ({ entries, expects: {}, result: null });
    await talvia.node.ledger.submit({ ...command(), decide });
    await parties.settle();
    assert.deepEqual(asides(arvenia), []);
    assert.deepEqual((await summary(parties, arvenia)).ours, before);
    const query = { partner: talvia.id };
    const { items } = await at(parties, arvenia, "liaison").call(ops.listRollups, { query });
    assert.equal(items.filter(({ rollup }) => rollup === ours).length, 1);
    assert.equal(items.find(({ rollup }) => rollup === last)?.state, "current");
  }));
