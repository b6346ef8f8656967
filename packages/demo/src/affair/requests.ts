import { requestOperations as ops, ProblemError, type RequestView } from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import { until } from "../until.ts";
import { AIRLIFT, CEASE, EXPLAIN, PART_ANSWER } from "./requests-texts.ts";
import type { AffairStage } from "./stage.ts";

export type { AffairStage };

const STATEMENT = "no-circumvention";

/** Waits until a party knows a request, with its words, in the state asked for. */
function known(
  { cast }: AffairStage,
  at: PartyName,
  request: string,
  is: (one: RequestView) => boolean = () => true,
) {
  return until(`request ${request} at ${at}`, async () => {
    const { items } = await cast[at]["liaison officer"].client.call(ops.listRequests, {
      query: { limit: 200 },
    });
    if (!items.some((one) => one.id === request && is(one))) return undefined;
    const found = await cast[at]["liaison officer"].client.call(ops.getRequest, { params: { request } });
    return found.words === undefined ? undefined : found;
  });
}

/** The clause, or the rule of the house, by which an act was refused. */
async function refusalOf(act: Promise<unknown>): Promise<string> {
  const cause = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(cause instanceof ProblemError)) throw new Error("this should have been refused");
  return cause.problem.violations?.[0]?.text.en ?? cause.message;
}

function acknowledge(stage: AffairStage, at: PartyName, request: string) {
  return stage.cast[at]["liaison officer"].client.call(ops.acknowledgeRequest, { params: { request } });
}

const nowText = () => `${new Date().toISOString().slice(0, 19)}Z`;

/** Claims of the docket that the demands are about, by id. */
export type ClaimsDemanded = { readonly C1: string; readonly C6: string };
export type Demanded = { readonly explain: string; readonly cease: string };

/** 3. Arvenia demands an explanation and an end; Talvia answers in part, and Arvenia is not satisfied. */
export async function demands(stage: AffairStage, claims: ClaimsDemanded): Promise<Demanded> {
  const { cast, ids, say } = stage;
  const ours = cast.arvenia["liaison officer"].client;
  const theirs = cast.talvia["liaison officer"].client;
  const common = { partner: ids.talvia, areas: ["cyber-threats"], purpose: "accountability" };
  const drafted = await cast.arvenia.analyst.client.call(ops.draftRequest, {
    body: { ...common, ...EXPLAIN, what: "explain", claims: [claims.C1, claims.C6] },
  });
  const { request: explain } = drafted.result;
  const unstated = await refusalOf(ours.call(ops.sendRequestDraft, { params: { request: explain } }));
  const sent = await ours.call(ops.sendRequestDraft, {
    params: { request: explain },
    body: { statement: STATEMENT },
  });
  await known(stage, "talvia", explain);
  await acknowledge(stage, "talvia", explain);
  await known(stage, "arvenia", explain, ({ state }) => state === "acknowledged");
  for (const channel of ["note", "call"] as const)
    await ours.call(ops.repeatRequest, { params: { request: explain }, body: { on: nowText(), channel } });
  await known(stage, "talvia", explain, ({ repeats }) => repeats === 2);
  const uncoded = await refusalOf(
    theirs.call(ops.answerRequest, {
      params: { request: explain },
      body: { answer: "refused", statement: STATEMENT, text: "We do not comment." },
    }),
  );
  await theirs.call(ops.answerRequest, {
    params: { request: explain },
    body: { ...PART_ANSWER, answer: "partly", statement: STATEMENT },
  });
  await known(stage, "arvenia", explain, ({ state }) => state === "partly");
  await ours.call(ops.judgeRequest, {
    params: { request: explain },
    body: {
      satisfied: false,
      text: "It says where the records were not collected, and not where they were.",
    },
  });
  await known(stage, "talvia", explain, ({ satisfied }) => satisfied === false);
  const { result } = await ours.call(ops.sendRequest, {
    body: { ...common, ...CEASE, what: "cease", claims: [claims.C6], statement: STATEMENT },
  });
  const cease = result.request;
  await known(stage, "talvia", cease);
  say(
    `Arvenia demands an explanation, due ${sent.result.due?.slice(0, 10)}. Without its statement it was refused: ${unstated} It is repeated twice and the clock does not start again; Talvia's refusal without a ground is refused too: ${uncoded} It answers in part, Arvenia records that this does not satisfy, and demands that the practice ceases.`,
  );
  return { explain, cease };
}

export type Supported = { readonly airlift: string; readonly deliveries: readonly [string, string] };

/** 10. Talvia asks for an airlift; Arvenia accepts it, flies part of it, and Talvia counts what it got. */
export async function support(stage: AffairStage): Promise<Supported> {
  const { cast, ids, say } = stage;
  const ours = cast.arvenia["liaison officer"].client;
  const theirs = cast.talvia["liaison officer"].client;
  const { result } = await theirs.call(ops.sendRequest, {
    body: {
      ...AIRLIFT,
      partner: ids.arvenia,
      what: "support",
      areas: ["maritime-security"],
      purpose: "incident-response",
      statement: STATEMENT,
    },
  });
  const airlift = result.request;
  await known(stage, "arvenia", airlift);
  const early = await refusalOf(deliver(stage, airlift, 5));
  await ours.call(ops.answerRequest, {
    params: { request: airlift },
    body: { answer: "answered", statement: STATEMENT, text: "Accepted; the first flights leave on Friday." },
  });
  await known(stage, "talvia", airlift, ({ state }) => state === "answered");
  const first = (await deliver(stage, airlift, 5)).result.delivery;
  const second = (await deliver(stage, airlift, 3)).result.delivery;
  await known(stage, "talvia", airlift, (one) => one.support?.delivered === 8);
  await take(stage, airlift, first, 5);
  await take(stage, airlift, second, 2, "One flight turned back over Ostrand.");
  await known(stage, "arvenia", airlift, (one) => one.support?.acknowledged === 7);
  const { items } = await ours.call(ops.supportBalance, { query: { partner: ids[otherOf("arvenia")] } });
  const flights = items.find(({ resource, unit }) => resource === "airlift" && unit === "flights");
  say(
    `Talvia asks for an airlift of 12 flights. Before it was accepted nothing could be delivered: ${early} Arvenia accepts, flies 8, and Talvia acknowledges 7: the difference is shown to both, and the balance stands at ${flights?.balance} flights given by Arvenia.`,
  );
  return { airlift, deliveries: [first, second] };
}

function deliver({ cast }: AffairStage, request: string, quantity: number) {
  return cast.arvenia["operations officer"].client.call(ops.deliverSupport, {
    params: { request },
    body: { quantity, statement: STATEMENT },
  });
}

function take({ cast }: AffairStage, request: string, delivery: string, quantity: number, text?: string) {
  return cast.talvia["operations officer"].client.call(ops.acknowledgeDelivery, {
    params: { request, delivery },
    body: { quantity, ...(text === undefined ? {} : { text }) },
  });
}
