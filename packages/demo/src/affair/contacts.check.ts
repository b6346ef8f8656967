import assert from "node:assert/strict";
import { type Client, contactOperations as ops, oversightOperations, ProblemError } from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import type { Exchanged, Protested, Spoken, Undertaken } from "./contacts.ts";
import {
  BREAKFAST,
  FIRST_MESSAGE,
  NO_TARGETS,
  NOTE_OF_PROTEST,
  REPLY_MESSAGE,
  SUMMONS,
} from "./contacts-texts.ts";
import type { AffairStage } from "./stage.ts";

/** After each step of the contacts: what the partner sees, and what it must not see. */

const NOBODY = "01K8ZJ4Q6V0000000000000001";
const PARTIES = ["arvenia", "talvia"] as const;

const liaison = ({ cast, ids }: AffairStage, party: PartyName) => ({
  client: cast[party]["liaison officer"].client,
  partner: ids[otherOf(party)],
});

async function failure(answer: Promise<unknown>): Promise<ProblemError> {
  const cause = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(cause instanceof ProblemError, "it should fail with a problem document");
  return cause;
}

/** Bad input names its member; what was listed before is what is listed after. */
async function names(
  answer: () => Promise<unknown>,
  pointer: string,
  list: () => Promise<{ items: unknown[] }>,
) {
  const before = (await list()).items.length;
  assert.equal((await failure(answer())).problem.pointer, pointer);
  assert.equal((await list()).items.length, before, "nothing is stored");
}

/** The entries of the relation, as anybody who works with the partner sees them, hold none of these words. */
async function entriesHoldNone(stage: AffairStage, texts: readonly string[]): Promise<void> {
  for (const party of PARTIES) {
    const { client } = stage.cast[party].analyst;
    const params = { partner: stage.ids[otherOf(party)] };
    const list = await client.call(oversightOperations.listEntries, { params, query: { limit: 200 } });
    const state = await client.call(oversightOperations.relationState, { params });
    const seen = JSON.stringify([list, state]);
    for (const text of texts) assert.ok(!seen.includes(text), `${party} shows “${text}” in its entries`);
  }
}

export async function checkProtest(stage: AffairStage, ids: Protested): Promise<void> {
  for (const party of PARTIES) {
    const { client } = liaison(stage, party);
    const { items } = await client.call(ops.listProtests, { query: {} });
    const found = items.find(({ protest }) => protest === ids.protest);
    assert.equal(found?.state, "acknowledged");
    assert.equal(found?.text, NOTE_OF_PROTEST);
    assert.equal(found?.side, party === "arvenia" ? "ours" : "theirs");
    const summonses = await client.call(ops.listSummonses, { query: {} });
    const called = summonses.items.find(({ summons }) => summons === ids.summons);
    assert.deepEqual(
      [called?.attended, called?.outcome, called?.protest],
      ["yes", "promised-answer", ids.protest],
    );
    assert.equal(called?.words?.outcomeText, SUMMONS.outcomeText);
  }
  await entriesHoldNone(stage, [NOTE_OF_PROTEST, SUMMONS.place, SUMMONS.outcomeText]);
  const { client, partner } = liaison(stage, "arvenia");
  const body = { partner, attended: "no", outcome: "none", ...SUMMONS } as const;
  await names(
    () => client.call(ops.recordSummons, { body }),
    "/attendedBy",
    () => client.call(ops.listSummonses, { query: {} }),
  );
}

export async function checkLeadersSpeak(stage: AffairStage, { call, breakfast }: Spoken): Promise<void> {
  for (const party of PARTIES) {
    const { client, partner } = liaison(stage, party);
    const shown = await client.call(ops.getContact, { params: { partner, contact: breakfast } });
    assert.equal(shown.place, BREAKFAST.place);
    assert.equal(shown.end, "short");
    const [topic] = shown.topics;
    assert.equal(topic?.status, "divergent");
    assert.equal(topic?.agreedSaidOnlyBy, party === "arvenia" ? "ours" : "theirs");
    const spoken = await client.call(ops.getContact, { params: { partner, contact: call } });
    assert.deepEqual(
      spoken.topics.map(({ status }) => status),
      ["same", "agreed"],
    );
    const minutes = await client.call(ops.listMinutes, { params: { partner, contact: breakfast } });
    assert.equal(
      minutes.items.length,
      party === "arvenia" ? 1 : 0,
      "minutes stay in the house that keeps them",
    );
    const { client: reader } = stage.cast[party].analyst;
    assert.equal((await failure(reader.call(ops.listContacts, { query: {} }))).status, 403);
    const summary = await reader.call(ops.contactSummary, { params: { partner } });
    assert.deepEqual([summary.lastContact?.contact, summary.divergences], [breakfast, 1]);
  }
  await entriesHoldNone(stage, ["exact scope", "stay in touch", BREAKFAST.place, "Head of government"]);
  const { client, partner } = liaison(stage, "talvia");
  const { offices: _, ...facts } = BREAKFAST;
  const participants = [{ party: partner, office: "Head of government" }];
  const body = { ...facts, partner, participants, end: "2031-05-06T06:00:00Z" };
  await names(
    () => client.call(ops.recordContact, { body }),
    "/end",
    () => client.call(ops.listContacts, { query: {} }),
  );
}

export async function checkUndertakings(stage: AffairStage, ids: Undertaken): Promise<void> {
  for (const party of PARTIES) {
    const { client, partner } = liaison(stage, party);
    const { items } = await client.call(ops.listUndertakings, { query: {} });
    const found = items.find(({ undertaking }) => undertaking === ids.noTargets);
    assert.equal(found?.owner, stage.ids.talvia);
    assert.deepEqual([found?.covers, found?.silent], [NO_TARGETS.covers, NO_TARGETS.silent]);
    assert.deepEqual([found?.state, found?.evidence.length, found?.assessments.length], ["partly", 1, 1]);
    const more = items.find(({ undertaking }) => undertaking === ids.shareMore);
    assert.equal(
      more?.measure?.baseline,
      more?.measure?.counted.before,
      "both parties count the same baseline",
    );
    const summary = await client.call(ops.contactSummary, { params: { partner } });
    const side = summary.undertakings[party === "talvia" ? "ours" : "theirs"];
    assert.deepEqual([side.partly, side.open, side.next], [1, 1, more?.due]);
  }
  await entriesHoldNone(stage, [NO_TARGETS.text, NO_TARGETS.scope]);
  const { client, partner } = liaison(stage, "talvia");
  const body = {
    partner,
    owner: stage.ids.talvia,
    ...NO_TARGETS,
    silent: [{ from: NO_TARGETS.covers.from }],
  };
  await names(
    () => client.call(ops.giveUndertaking, { body }),
    "/silent/0",
    () => client.call(ops.listUndertakings, { query: {} }),
  );
}

export async function checkChannel(stage: AffairStage, { thread, message, reply }: Exchanged): Promise<void> {
  for (const party of PARTIES) {
    const client: Client = stage.cast[party].overseer.client;
    const { items } = await client.call(ops.listMessages, { query: { thread } });
    assert.deepEqual(
      items.map((one) => [one.message, one.replyTo, one.receipt?.read]),
      [
        [reply, message, "opened"],
        [message, undefined, "opened"],
      ],
    );
    assert.deepEqual(items[0]?.words, REPLY_MESSAGE);
    for (const person of ["analyst", "release officer", "operations officer", "inquiry member"] as const) {
      const reader = stage.cast[party][person].client;
      for (const op of [ops.listMessages, ops.listThreads, ops.listDrafts])
        assert.equal((await failure(reader.call(op, { query: {} }))).status, 403, `${person} ${op.id}`);
    }
    const drafts = await client.call(ops.listDrafts, { query: {} });
    assert.ok(drafts.items.every((one) => one.partner === stage.ids[otherOf(party)] && one.state === "sent"));
  }
  await entriesHoldNone(
    stage,
    [FIRST_MESSAGE, REPLY_MESSAGE].flatMap((one) => Object.values(one)),
  );
  const { client, partner } = liaison(stage, "arvenia");
  const drafts = () => client.call(ops.listDrafts, { query: {} });
  const { text: _, ...without } = FIRST_MESSAGE;
  const cut = { partner, ...without } as unknown as typeof FIRST_MESSAGE & { partner: string };
  await names(() => client.call(ops.draftMessage, { body: cut }), "/text", drafts);
  const strange = { partner, ...FIRST_MESSAGE, replyTo: NOBODY };
  assert.equal((await failure(client.call(ops.draftMessage, { body: strange }))).status, 404);
}
