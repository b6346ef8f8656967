import assert from "node:assert/strict";
import { test } from "node:test";
import { actingOperations, docketOperations as ops } from "@entente/api";
import { Parties, type Party } from "../../testing/parties.ts";
import { CLAIM, opened, otherOf, put, rejected } from "./testing.ts";

const REASON = "The joint report is signed; what is left is answered there.";

const at = (parties: Parties, party: Party, docket: string) => ({
  client: parties.client(party, "inquirer"),
  params: { partner: otherOf(parties, party).id, docket },
});

async function close(parties: Parties, party: Party, docket: string, reason?: string) {
  const { client, params } = at(parties, party, docket);
  const body = reason === undefined ? {} : { reason };
  const { result } = await client.call(ops.closeDocket, { params, body });
  await parties.settle();
  return result.state;
}

async function read(parties: Parties, party: Party, docket: string) {
  const { client, params } = at(parties, party, docket);
  return (await client.call(ops.getDocket, { params })).docket;
}

async function answer(parties: Parties, party: Party, claim: string): Promise<void> {
  await parties.client(party, "inquirer").call(ops.answerClaim, {
    params: { partner: otherOf(parties, party).id, claim },
    body: { code: "admit", aspects: ["quantity"] },
  });
  await parties.settle();
}

const open = () => Parties.framed();

test("a docket with an unanswered claim is closed only with a reason, which the partner reads and no log holds", async () => {
  await using parties = await open();
  const { arvenia, talvia } = parties;
  const docket = await opened(parties);
  await put(parties, docket);
  const told = await rejected(arvenia, talvia, () => close(parties, arvenia, docket));
  assert.deepEqual([told.status, told.pointer, told.violations?.[0]?.code], [422, "/reason", "claims-open"]);
  assert.match(told.violations![0]!.text.fr, /^1 allégation n’a pas/);
  const refused = await parties
    .client(arvenia, "overseer")
    .call(actingOperations.listRefusedActs, { query: {} });
  assert.equal(refused.items[0]?.action, "docket.close");

  assert.equal(await close(parties, arvenia, docket, REASON), "closing");
  const theirs = await read(parties, talvia, docket);
  assert.equal(theirs.state, "closing");
  const { at: _, ...said } = theirs.closing.theirs!;
  assert.deepEqual(said, { closed: true, open: 1, reason: REASON });
  assert.equal(theirs.closing.ours, undefined);
  for (const { node } of parties.all) {
    const written = JSON.stringify(node.ledger.reader.all("SELECT CAST(bytes AS TEXT) AS text FROM entry"));
    assert.match(written, /docket\.closed\/1/);
    assert.ok(!written.includes("joint report"));
  }
});

test("whoever has closed adds nothing; the other still may, until it closes too; then the docket is counted no more", async () => {
  await using parties = await open();
  const { arvenia, talvia } = parties;
  const docket = await opened(parties);
  const claim = await put(parties, docket);
  await answer(parties, arvenia, claim);
  await close(parties, arvenia, docket, REASON);
  for (const act of [() => answer(parties, arvenia, claim), () => put(parties, docket)]) {
    const told = await rejected(arvenia, talvia, act);
    assert.equal(told.violations?.[0]?.code, "docket-closed");
  }
  await answer(parties, talvia, claim);
  assert.equal(await close(parties, talvia, docket), "closed", "all is answered: no reason is needed");
  for (const party of parties.all) {
    assert.equal((await read(parties, party, docket)).state, "closed");
    const { client, params } = at(parties, party, docket);
    const summary = await client.call(ops.docketSummary, { params: { partner: params.partner } });
    assert.deepEqual(summary, {
      openDockets: 0,
      claims: 0,
      cells: { ours: {}, theirs: {} },
      oldestUnanswered: {},
    });
    const { rows } = await client.call(ops.docketMatrix, { params });
    assert.deepEqual([rows[0]!.ours.code, rows[0]!.theirs.code], ["admit", "admit"], "what was said stays");
  }
  const again = await rejected(talvia, arvenia, () => close(parties, talvia, docket));
  assert.equal(again.status, 409);
});

test("a party opens its own side anew, and no more than that", async () => {
  await using parties = await open();
  const { arvenia, talvia } = parties;
  const docket = await opened(parties);
  const { client, params } = at(parties, arvenia, docket);
  const reopen = () => client.call(ops.reopenDocket, { params, body: { reason: "A new document." } });
  assert.equal((await rejected(arvenia, talvia, reopen)).status, 409);
  await close(parties, arvenia, docket);
  await close(parties, talvia, docket);
  assert.equal((await reopen()).result.state, "closing");
  await parties.settle();
  const theirs = await read(parties, talvia, docket);
  assert.deepEqual(
    [theirs.state, theirs.closing.theirs?.closed, theirs.closing.ours?.closed],
    ["closing", false, true],
  );
  assert.equal(theirs.closing.theirs?.reason, "A new document.");
  const claim = await put(parties, docket, CLAIM);
  const told = await rejected(talvia, arvenia, () => answer(parties, talvia, claim));
  assert.equal(told.violations?.[0]?.code, "docket-closed");
  for (const party of parties.all) parties.checkViews(party);
});
