import assert from "node:assert/strict";
import { test } from "node:test";
import * as agreed from "@entente/agreement";
import * as api from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { liaisonKinds } from "../declaring.ts";
import { lastSize, liaisonOrigin, ulid } from "../ledger/index.ts";
import { command, DAY, instant, Parties, type Party, problem, withParties } from "../testing/parties.ts";
import { listOnward } from "./queries.ts";

const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";
const THIRD = `sha256:${"A".repeat(43)}` as const;
const TEXT = "The second convoy was counted twice.";

/** Arvenia has given Talvia a report. */
async function given(): Promise<Parties> {
  const parties = await Parties.agreed("certs");
  const { arvenia, talvia } = parties;
  await parties.send(arvenia, talvia, [await parties.write(arvenia, REPORT)]);
  await parties.settle();
  return parties;
}

/** What a party's own log says under kinds that begin so, in order. */
const said = ({ node }: Party, beginning: string) =>
  node.ledger.reader
    .all<{ text: string }>(
      `SELECT CAST(e.bytes AS TEXT) AS text FROM entry e JOIN log l ON l.id = e.log
       WHERE l.kind = 'liaison' AND l.mine = 1 ORDER BY e.idx`,
    )
    .map(({ text }) => JSON.parse(text) as { kind: string; body: Record<string, unknown> })
    .filter(({ kind }) => kind.startsWith(beginning));

/** Writes past the desk, as another version of the software would. */
const write = (from: Party, to: Party, kind: string, body: object) =>
  from.node.ledger.submit({
    ...command(),
    decide: () => ({
      entries: [{ log: { partner: to.id }, kind, body: body as never }],
      expects: {},
      result: null,
    }),
  });

async function ask(parties: Parties): Promise<string> {
  const { talvia } = parties;
  const { result } = await talvia.node.releases.requestOnward(
    {
      products: [parties.held(talvia)[0]!.product],
      to: THIRD,
      purpose: "incident-response",
      expires: instant(parties.clock.now + 10 * DAY),
      reason: "protection-of-persons",
    },
    talvia.people.officer,
    command(),
  );
  await parties.settle();
  return result.requests[0]!;
}
const questions = ({ node }: Party) => listOnward(node.ledger.reader, undefined, () => true);

test("the codes that the API takes are those that entries know", () => {
  assert.deepEqual(api.recallReasons, agreed.recallReasons);
  assert.deepEqual(api.onwardReasons, agreed.onwardReasons);
  assert.deepEqual(api.onwardGrants, agreed.onwardGrants);
  assert.deepEqual(api.onwardRefusals, agreed.onwardRefusals);
});

test("a card lists both versions: what was written before is understood", () => {
  const kinds = liaisonKinds().filter((kind) => /^(recall\.ordered|onward)/.test(kind));
  assert.deepEqual(kinds, [
    "onward.answered/1",
    "onward.answered/2",
    "onward.requested/1",
    "onward.requested/2",
    "recall.ordered/1",
    "recall.ordered/2",
  ]);
});

test("recalls, questions and answers are written in codes, and shown with them on both sides", () =>
  withParties(given, async (parties) => {
    const { arvenia, talvia } = parties;
    const request = await ask(parties);
    await arvenia.node.releases.answerOnward(request, { grant: false, code: "source" }, command());
    const { release } = parties.parts(arvenia)[0]!;
    await arvenia.node.releases.recall(release, { reason: "source-at-risk" }, command());
    await parties.settle();
    const kinds = [...said(talvia, "onward."), ...said(arvenia, "onward."), ...said(arvenia, "recall.")];
    assert.deepEqual(
      kinds.map(({ kind, body }) => [kind, body.reason ?? body.code]),
      [
        ["onward.requested/2", "protection-of-persons"],
        ["onward.answered/2", "source"],
        ["recall.ordered/2", "source-at-risk"],
      ],
    );
    for (const party of [arvenia, talvia]) {
      assert.deepEqual(
        questions(party).map(({ reason, state, code }) => [reason, state, code]),
        [["protection-of-persons", "refused", "source"]],
      );
      assert.deepEqual(
        parties.recalls(party).map(({ reason, state }) => [reason, state]),
        [["source-at-risk", "executed"]],
      );
      parties.checkViews(party);
    }
  }));

test("what was written with a text is read, carried out, and shown with its text", () =>
  withParties(given, async (parties) => {
    const { arvenia, talvia } = parties;
    const { id: made, release } = parties.parts(arvenia)[0]!;
    const [request, recall] = [ulid(1), ulid(2)];
    const purpose = "incident-response";
    const expires = instant(parties.clock.now + 10 * DAY);
    const ranges = [[0, 0]];
    const question = { request, made, ranges, to: THIRD, purpose, expires, reason: TEXT };
    await write(talvia, arvenia, "onward.requested/1", question);
    await parties.settle();
    await write(arvenia, talvia, "onward.answered/1", { request, grant: true, code: "as told", expires });
    await write(arvenia, talvia, "recall.ordered/1", { recall, release, made, ranges, reason: TEXT });
    await parties.settle();
    for (const party of [arvenia, talvia]) {
      assert.deepEqual(
        questions(party).map(({ reason, state, code }) => [reason, state, code]),
        [[TEXT, "granted", "as told"]],
      );
      assert.deepEqual(
        parties.recalls(party).map(({ reason, state }) => [reason, state]),
        [[TEXT, "executed"]],
      );
      parties.checkViews(party);
    }
    assert.equal(parties.held(talvia)[0]!.sealed, 1);
  }));

test("a question that was asked in a text is answered in a code", () =>
  withParties(given, async (parties) => {
    const { arvenia, talvia } = parties;
    const request = ulid(1);
    const expires = instant(parties.clock.now + 10 * DAY);
    await write(talvia, arvenia, "onward.requested/1", {
      request,
      made: parties.parts(arvenia)[0]!.id,
      ranges: [[0, 0]],
      to: THIRD,
      purpose: "incident-response",
      expires,
      reason: TEXT,
    });
    await parties.settle();
    await arvenia.node.releases.answerOnward(request, { grant: true, code: "agreed" }, command());
    await parties.settle();
    assert.deepEqual(
      questions(talvia).map(({ state, code }) => [state, code]),
      [["granted", "agreed"]],
    );
  }));

test("a grant says by its code whether it holds as long as was asked, and must not say otherwise", () =>
  withParties(given, async (parties) => {
    const { arvenia, talvia } = parties;
    const { releases } = arvenia.node;
    const request = await ask(parties);
    const shorter = instant(parties.clock.now + DAY);
    const asked = questions(arvenia)[0]!.expires;
    for (const wrong of [
      { grant: true, code: "agreed", expires: shorter },
      { grant: true, code: "agreed-shorter" },
      { grant: true, code: "agreed-shorter", expires: asked },
    ] as const)
      await assert.rejects(releases.answerOnward(request, wrong, command()), problem(422));
    const right = { grant: true, code: "agreed-shorter", expires: shorter } as const;
    await releases.answerOnward(request, right, command());
    await parties.settle();
    assert.equal(questions(talvia)[0]!.code, "agreed-shorter");
    assert.equal(said(arvenia, "onward.")[0]!.body.expires, shorter);
  }));

/** Applies one entry as if the partner had written it next, and says why it was set aside. */
async function hears(listener: Party, speaker: Party, kind: string, body: object) {
  const { ledger } = listener.node;
  const origin = liaisonOrigin(speaker.id, listener.id);
  const [theirs, ours] = [ledger.log(origin)!, ledger.log(liaisonOrigin(listener.id, speaker.id))!];
  const seen = lastSize(ledger.reader, ours.id);
  const index = lastSize(ledger.reader, theirs.id);
  const head = { v: 1, typ: "entente.event/1", log: origin, id: ulid(index), blind: "A".repeat(22) };
  const entry = { ...head, kind, at: "2026-11-20T10:00:00.000Z", seen, body };
  const { aside } = await ledger.apply(theirs, index, canonicalBytes(entry as JsonValue));
  return aside;
}

test("what a partner writes where a code belongs, and is none, is set aside and changes nothing", async () => {
  // Its log says afterwards what the partner never signed: nothing more may be asked of it.
  await using parties = await given();
  const { arvenia, talvia } = parties;
  const request = await ask(parties);
  const { id: made, release } = parties.parts(arvenia)[0]!;
  const expires = instant(parties.clock.now + DAY);
  const order = { made, ranges: [[0, 0]], recall: ulid(1), release };
  const question = { made, ranges: [[0, 0]], request: ulid(2), to: THIRD, purpose: "p", expires };
  for (const wrong of [TEXT, "same-threat", "", "constructor"])
    assert.ok(await hears(talvia, arvenia, "recall.ordered/2", { ...order, reason: wrong }), wrong);
  const withText = { ...order, reason: "other", text: TEXT };
  assert.ok(await hears(talvia, arvenia, "recall.ordered/2", withText));
  for (const wrong of [{ reason: TEXT }, { reason: "other", purpose: "because they asked" }])
    assert.ok(await hears(arvenia, talvia, "onward.requested/2", { ...question, ...wrong }));
  for (const wrong of [
    { grant: true, code: "source", expires },
    { grant: true, code: "agreed" },
    { grant: false, code: "agreed" },
    { grant: false, code: TEXT },
  ])
    assert.ok(await hears(talvia, arvenia, "onward.answered/2", { request, ...wrong }));
  assert.deepEqual(parties.recalls(talvia), []);
  assert.deepEqual(
    [questions(arvenia).length, questions(talvia)[0]!.state, parties.held(talvia)[0]!.sealed],
    [1, "waiting", 0],
  );
  // The same entries with a code in that place are taken.
  for (const [listener, speaker, kind, body] of [
    [talvia, arvenia, "recall.ordered/2", { ...order, reason: "other" }],
    [arvenia, talvia, "onward.requested/2", { ...question, reason: "other" }],
    [talvia, arvenia, "onward.answered/2", { request, grant: false, code: "other" }],
  ] as const)
    assert.equal(await hears(listener, speaker, kind, body), undefined, kind);
});
