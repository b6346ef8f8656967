import assert from "node:assert/strict";
import { test } from "node:test";
import { docketOperations as ops } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { type Body, lastSize, liaisonOrigin, ulid } from "../../ledger/index.ts";
import { Parties, type Party } from "../../testing/parties.ts";
import { opened, put } from "./testing.ts";

/** An entry as Talvia could write it with a node of its own making; gives why Arvenia set it aside. */
async function hear(
  { arvenia, talvia, clock }: Parties,
  kind: string,
  body: Body,
  at: number = clock.now,
): Promise<string | undefined> {
  const { ledger } = arvenia.node;
  const origin = liaisonOrigin(talvia.id, arvenia.id);
  const log = ledger.log(origin)!;
  const seen = lastSize(ledger.reader, ledger.log(liaisonOrigin(arvenia.id, talvia.id))!.id);
  const envelope = {
    at: new Date(at).toISOString(),
    blind: "A".repeat(22),
    body,
    id: ulid(at),
    kind,
    log: origin,
    seen,
    typ: "entente.event/1",
    v: 1,
  };
  const bytes = canonicalBytes(envelope as JsonValue);
  return (await ledger.apply(log, lastSize(ledger.reader, log.id), bytes)).aside;
}

const rows = ({ node }: Party): string =>
  JSON.stringify(
    ["view_docket", "view_claim", "view_answer", "view_ncnd_policy"].map((table) =>
      node.ledger.reader.all(`SELECT * FROM ${table}`),
    ),
  );

const SAID = "2031-05-06T00:00:00Z";
const TERM = { from: "2031-01-01T00:00:00Z", until: "2032-01-01T00:00:00Z", review: "2031-12-01T00:00:00Z" };

test("what a partner may not say of dockets, claims and policies is set aside with its reason, and changes nothing", async () => {
  await using parties = await Parties.framed();
  const { arvenia, talvia } = parties;
  const docket = await opened(parties);
  const claim = await put(parties, docket);
  const other = await opened(parties);
  const client = parties.client(arvenia, "inquirer");
  const decline = {
    code: "decline" as const,
    aspects: ["quantity" as const],
    channel: "note" as const,
    saidAt: SAID,
  };
  const params = { partner: talvia.id, claim };
  const { result } = await client.call(ops.answerClaim, { params, body: decline });
  const policy = await client.call(ops.adoptPolicy, {
    params: { partner: talvia.id },
    body: { ...TERM, reference: "A-1", text: "x", adopter: "x", topics: ["targeting"], exceptions: [] },
  });
  const areas = ["cyber"];
  const [a, b] = [ulid(1), ulid(2)];
  const answer = { claim, answer: a, aspects: ["quantity"], saidAt: SAID };
  const ncnd = { ...answer, code: "ncnd", topic: "targeting" };
  const cases: readonly [string, Body, RegExp][] = [
    ["docket.opened/1", { docket, impact: "none", areas }, /opened before/],
    ["docket.opened/1", { docket: a, impact: "none", areas: ["finance"] }, /forbids it: .*area-not-covered/],
    ["docket.opened/1", { docket: a, impact: "all", areas }, /impact/],
    ["docket.opened/1", { docket: a, impact: "none", areas, title: "A word in the log" }, /title/],
    ["docket.closed/1", { docket: b, open: 0 }, /not known/],
    ["docket.closed/1", { docket, open: -1 }, /open/],
    ["docket.closed/1", { docket, open: 0, reason: "A word in the log" }, /reason/],
    ["docket.reopened/1", { docket }, /had not closed/],
    ["claim.put/1", { docket: b, claim: a }, /not known/],
    ["claim.put/1", { docket, claim }, /put before/],
    ["claim.put/1", { docket: other, claim: a, rebuts: claim }, /not in this docket/],
    ["claim.put/1", { docket, claim: a, partOf: a }, /not in this docket/],
    ["claim.answered/1", { ...answer, claim: b, code: "admit" }, /not known/],
    ["claim.answered/1", { ...answer, answer: result.answer, code: "admit" }, /given before/],
    ["claim.answered/1", { ...answer, code: "none_yet" }, /code/],
    ["claim.answered/1", { ...answer, code: "decline" }, /without its channel/],
    ["claim.answered/1", { ...answer, code: "admit", policy: a }, /a policy is cited only/],
    ["claim.answered/1", { ...answer, code: "admit", jointly: true }, /only a refusal/],
    ["claim.answered/1", { ...answer, code: "decline", channel: "note", joins: result.answer }, /for both/],
    ["claim.answered/1", ncnd, /ncnd-no-policy/],
    ["claim.answered/1", { ...ncnd, policy: policy.result.policy }, /ncnd-no-policy/],
    [
      "policy.adopted/1",
      { ...TERM, policy: policy.result.policy, topics: ["targeting"], exceptions: [] },
      /adopted before/,
    ],
    [
      "policy.adopted/1",
      { ...TERM, until: TERM.from, policy: a, topics: ["targeting"], exceptions: [] },
      /ends before/,
    ],
  ];
  const before = rows(arvenia);
  for (const [kind, body, reason] of cases) {
    assert.match((await hear(parties, kind, body)) ?? "it was taken", reason, JSON.stringify(body));
    assert.equal(rows(arvenia), before);
  }
  parties.checkViews(arvenia);
});

test("what a partner says in a docket that it had closed is set aside, until it opens it anew", async () => {
  await using parties = await Parties.framed();
  const docket = await opened(parties);
  const claim = await put(parties, docket);
  const answer = { claim, answer: ulid(3), code: "admit", aspects: ["quantity"], saidAt: SAID };
  assert.equal(await hear(parties, "docket.closed/1", { docket, open: 1 }), undefined);
  assert.match(
    (await hear(parties, "docket.closed/1", { docket, open: 1 })) ?? "",
    /closed this docket before/,
  );
  assert.match((await hear(parties, "claim.answered/1", answer)) ?? "", /its writer had closed/);
  assert.match(
    (await hear(parties, "claim.put/1", { docket, claim: ulid(4) })) ?? "",
    /its writer had closed/,
  );
  assert.equal(await hear(parties, "docket.reopened/1", { docket }), undefined);
  assert.equal(await hear(parties, "claim.answered/1", answer), undefined);
  parties.checkViews(parties.arvenia);
});

test("a partner's policy is held against its own answers: expired, outside its topics, and then fitting", async () => {
  await using parties = await Parties.framed();
  const claim = await put(parties, await opened(parties));
  const policy = ulid(7);
  const adopted = { ...TERM, policy, topics: ["targeting"], exceptions: [] };
  assert.equal(await hear(parties, "policy.adopted/1", adopted), undefined);
  const ncnd = { claim, answer: ulid(8), code: "ncnd", aspects: ["subject"], policy };
  const said = (more: Body) => hear(parties, "claim.answered/1", { ...ncnd, ...more });
  assert.equal(await said({ topic: "targeting", saidAt: TERM.until }), "ncnd-expired");
  assert.equal(await said({ topic: "sources", saidAt: SAID }), "ncnd-outside-topics");
  assert.equal(await said({ topic: "targeting.protected-office", saidAt: SAID }), undefined);
  parties.checkViews(parties.arvenia);
});

test("a partner's clock does not rewrite what was known: nothing later becomes known before what it said first", async () => {
  await using parties = await Parties.framed();
  const { arvenia, talvia, clock } = parties;
  const claim = await put(parties, await opened(parties));
  const answer = (code: string, saidAt: string) => ({
    claim,
    answer: ulid(clock.now),
    code,
    aspects: ["quantity"],
    saidAt,
  });
  assert.equal(await hear(parties, "claim.answered/1", answer("admit", SAID)), undefined);
  const backdated = answer("deny", "2031-05-07T00:00:00Z");
  assert.equal(await hear(parties, "claim.answered/1", backdated, clock.now - 86_400_000), undefined);
  const held = async (known: number) => {
    const query = {
      party: "theirs" as const,
      on: TERM.until,
      known: `${new Date(known).toISOString().slice(0, 19)}Z`,
    };
    const params = { partner: talvia.id, claim };
    return (await parties.client(arvenia, "overseer").call(ops.heldPosition, { params, query })).cell.code;
  };
  assert.equal(await held(clock.now - 3600_000), "none_yet");
  assert.equal(await held(clock.now), "deny");
  parties.checkViews(arvenia);
});

test("words that are not of the form of a claim are not readable here, and the matrix says nothing else", async () => {
  await using parties = await Parties.framed();
  const { arvenia, talvia } = parties;
  const docket = await opened(parties);
  const claim = ulid(9);
  assert.equal(await hear(parties, "claim.put/1", { docket, claim }), undefined);
  const client = parties.client(arvenia, "inquirer");
  const read = await client.call(ops.getDocket, { params: { partner: talvia.id, docket } });
  assert.equal(read.claims[0]!.words, undefined);
  const { rows: cells } = await client.call(ops.docketMatrix, { params: { partner: talvia.id, docket } });
  assert.deepEqual([cells[0]!.text, cells[0]!.ours.code], [undefined, "none_yet"]);
  parties.checkViews(arvenia);
});
