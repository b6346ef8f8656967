import { contactOperations as ops, ProblemError } from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import { until } from "../until.ts";
import {
  BREAKFAST,
  CALL,
  FIRST_MESSAGE,
  NO_TARGETS,
  NOTE_OF_PROTEST,
  READ_OUTS,
  REPLY_MESSAGE,
  SHARE_MORE,
  SUMMONS,
} from "./contacts-texts.ts";
import type { AffairStage } from "./stage.ts";

export type { AffairStage };

const DAY = 86_400_000;
const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** The liaison officer of a party and that officer's colleague, with what the party calls the other. */
function officers({ cast, ids }: AffairStage, party: PartyName) {
  const { client } = cast[party]["liaison officer"];
  const { client: second } = cast[party]["second liaison officer"];
  return { client, second, partner: ids[otherOf(party)] };
}

/** What the step must be refused for; anything else is a fault of the play. */
async function refused(answer: Promise<unknown>, code: string): Promise<void> {
  const cause = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  const codes = cause instanceof ProblemError ? cause.problem.violations?.map((one) => one.code) : undefined;
  if (codes?.includes(code) !== true) throw new Error(`this should be refused as ${code}`, { cause });
}

export type Protested = { readonly protest: string; readonly summons: string };

/** A note of protest is lodged, the ambassador is called in, and the note is acknowledged: by the other party alone. */
export async function protest(stage: AffairStage): Promise<Protested> {
  const [ours, theirs] = [officers(stage, "arvenia"), officers(stage, "talvia")];
  const lodged = await ours.client.call(ops.lodgeProtest, {
    body: { partner: ours.partner, text: NOTE_OF_PROTEST },
  });
  const { protest: id } = lodged.result;
  const summoned = await ours.client.call(ops.recordSummons, {
    body: { partner: ours.partner, protest: id, attended: "yes", outcome: "promised-answer", ...SUMMONS },
  });
  const params = { partner: ours.partner, protest: id };
  await refused(ours.client.call(ops.acknowledgeProtest, { params, body: {} }), "own-protest");
  await until("the note of protest and the summons to be read", async () => {
    const protests = await theirs.client.call(ops.listProtests, { query: {} });
    const summonses = await theirs.client.call(ops.listSummonses, { query: {} });
    const called = summonses.items.find(({ summons }) => summons === summoned.result.summons);
    const note = protests.items.find((one) => one.protest === id);
    return called?.words !== undefined && note?.text !== undefined ? note : undefined;
  });
  await theirs.client.call(ops.acknowledgeProtest, {
    params: { partner: theirs.partner, protest: id },
    body: {},
  });
  await until("the acknowledgement to arrive", async () => {
    const { items } = await ours.client.call(ops.listProtests, { query: {} });
    return items.find((one) => one.protest === id && one.state === "acknowledged");
  });
  stage.say(
    "Arvenia lodges a note of protest and calls in the ambassador, who comes and promises an answer; Talvia acknowledges the note.",
  );
  return { protest: id, summons: summoned.result.summons };
}

export type Spoken = { readonly call: string; readonly breakfast: string };

/** The leaders speak on the telephone, and over breakfast the next day. Each party signs its own account of both. */
export async function leadersSpeak(stage: AffairStage): Promise<Spoken> {
  const { ids } = stage;
  const ours = officers(stage, "arvenia");
  const recorded = async (contact: typeof CALL | typeof BREAKFAST) => {
    const { offices, ...facts } = contact;
    const participants = offices.map(([party, office]) => ({ party: ids[party], office }));
    const { result } = await ours.client.call(ops.recordContact, {
      body: { partner: ours.partner, participants, ...facts },
    });
    return result.contact;
  };
  const spoken = { call: await recorded(CALL), breakfast: await recorded(BREAKFAST) };
  for (const which of ["call", "breakfast"] as const) {
    for (const party of ["arvenia", "talvia"] as const) {
      const { client, partner } = officers(stage, party);
      const params = { partner, contact: spoken[which] };
      await until(`the ${which} to be known`, () =>
        client
          .call(ops.listContacts, { query: {} })
          .then(({ items }) => items.find(({ contact }) => contact === spoken[which])),
      );
      const items = READ_OUTS[which][party].map((item) => ({ ...item }));
      await client.call(ops.signReadOut, { params, body: { items } });
    }
  }
  const params = { partner: ours.partner, contact: spoken.breakfast };
  const again = { items: READ_OUTS.breakfast.arvenia.map((item) => ({ ...item })) };
  await refused(ours.client.call(ops.signReadOut, { params, body: again }), "read-out-given");
  await ours.client.call(ops.keepMinutes, {
    params,
    body: { text: "Twenty minutes, cordial. Their side came without papers." },
  });
  for (const party of ["arvenia", "talvia"] as const) await compared(stage, party, spoken);
  stage.say(
    "The leaders speak twice and publish two accounts each: Arvenia says an inquiry was agreed, Talvia that experts stay in touch. One divergence; nothing is agreed that both do not sign.",
  );
  return spoken;
}

/** Waits until a party has both read-outs of both contacts, and sees the one divergence. */
async function compared(stage: AffairStage, party: PartyName, { call, breakfast }: Spoken): Promise<void> {
  const { client, partner } = officers(stage, party);
  for (const [contact, divergences] of [
    [call, 0],
    [breakfast, 1],
  ] as const)
    await until("both accounts to lie side by side", async () => {
      const shown = await client.call(ops.getContact, { params: { partner, contact } });
      const whole = shown.readOuts.length === 2 && shown.readOuts.every(({ reading }) => reading === "whole");
      return whole && shown.divergences === divergences ? shown : undefined;
    });
}

export type Undertaken = { readonly noTargets: string; readonly shareMore: string };

/** Talvia undertakes two things; Arvenia cannot do it for Talvia. One is evidenced, and assessed by Arvenia. */
export async function undertakings(stage: AffairStage, { breakfast }: Spoken): Promise<Undertaken> {
  const [ours, theirs] = [officers(stage, "arvenia"), officers(stage, "talvia")];
  const { arvenia, talvia } = stage.ids;
  await refused(
    ours.client.call(ops.giveUndertaking, { body: { partner: talvia, owner: talvia, ...NO_TARGETS } }),
    "not-the-owner",
  );
  const give = async (terms: typeof NO_TARGETS | typeof SHARE_MORE, more: object = {}) => {
    const body = { partner: arvenia, owner: talvia, contact: breakfast, ...terms, ...more };
    return (await theirs.client.call(ops.giveUndertaking, { body })).result.undertaking;
  };
  const noTargets = await give(NO_TARGETS);
  const now = Date.now();
  const shareMore = await give(SHARE_MORE, {
    measure: {
      what: "releases",
      area: "maritime-security",
      direction: "given",
      from: instant(now - 30 * DAY),
      until: instant(now - 1000),
    },
  });
  const listed = (client: typeof ours.client, id: string) =>
    client
      .call(ops.listUndertakings, { query: {} })
      .then(({ items }) => items.find(({ undertaking }) => undertaking === id));
  await until("the undertakings to arrive", async () => {
    const more = await listed(ours.client, shareMore);
    return more?.text === undefined ? undefined : more;
  });
  const about = (partner: string) => ({ params: { partner, undertaking: noTargets } });
  await theirs.client.call(ops.evidenceUndertaking, {
    ...about(arvenia),
    body: { text: "The instruction to the services was shown to the overseer of Talvia." },
  });
  await until("the evidence to arrive", async () => {
    const found = await listed(ours.client, noTargets);
    return found?.evidence[0]?.text === undefined ? undefined : found;
  });
  const words = "The instruction is given. It says nothing of what came before it.";
  const verdict = { result: "partly", text: words } as const;
  await refused(
    theirs.client.call(ops.assessUndertaking, { ...about(arvenia), body: verdict }),
    "own-undertaking",
  );
  await ours.client.call(ops.assessUndertaking, { ...about(talvia), body: verdict });
  await until("the assessment to arrive", async () => {
    const found = await listed(theirs.client, noTargets);
    return found?.state === "partly" && found.assessments[0]?.text !== undefined ? found : undefined;
  });
  stage.say(
    "Talvia undertakes to target no protected office from 1 June 2031, silent on the past, and to share more; Arvenia, which cannot undertake for Talvia, finds the first partly met.",
  );
  return { noTargets, shareMore };
}

export type Exchanged = { readonly thread: string; readonly message: string; readonly reply: string };

/** A sealed message between offices: its author's own approval is refused, a colleague sends it, it is receipted and answered. */
export async function channel(stage: AffairStage): Promise<Exchanged> {
  const [ours, theirs] = [officers(stage, "arvenia"), officers(stage, "talvia")];
  const { result: drafted } = await ours.client.call(ops.draftMessage, {
    body: { partner: ours.partner, ...FIRST_MESSAGE },
  });
  const { message, thread } = drafted;
  await refused(ours.client.call(ops.approveMessage, { params: { message } }), "own-draft");
  await ours.second.call(ops.approveMessage, { params: { message } });
  const query = { thread };
  const received = (client: typeof ours.client, id: string, receipted: boolean) =>
    until("the message to be read and receipted", async () => {
      const { items } = await client.call(ops.listMessages, { query });
      const found = items.find((one) => one.message === id);
      return found?.words !== undefined && (!receipted || found.receipt?.read === "opened")
        ? found
        : undefined;
    });
  await received(theirs.client, message, true);
  await received(ours.client, message, true);
  const { result: answered } = await theirs.client.call(ops.draftMessage, {
    body: { partner: theirs.partner, replyTo: message, ...REPLY_MESSAGE },
  });
  await theirs.second.call(ops.approveMessage, { params: { message: answered.message } });
  await received(ours.client, answered.message, true);
  await received(theirs.client, answered.message, true);
  stage.say(
    "In confidence: a message is sealed to one office, approved by a second officer because its author's approval is refused, receipted by the other node, and answered in its thread.",
  );
  return { thread, message, reply: answered.message };
}
