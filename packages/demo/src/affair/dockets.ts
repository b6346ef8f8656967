import {
  type AnswerOf,
  type BodyOf,
  type DocketAnswerInput,
  type DocketClaimInput,
  docketOperations as ops,
  ProblemError,
} from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import { received, release, write } from "../story.ts";
import { until } from "../until.ts";
import {
  ADMITTED,
  ARVENIAN,
  DOCKET,
  FROM_JUNE,
  MINISTER,
  NO_COMMENT,
  T2,
  TALVIAN,
  TALVIAN_ANSWERS,
} from "./dockets-texts.ts";
import type { AffairStage } from "./stage.ts";

export type { AffairStage };

export type ClaimName = keyof typeof ARVENIAN | keyof typeof TALVIAN;
/** The docket of the affair, and its claims by what people call them. */
export type Alleged = { readonly docket: string; readonly claims: Readonly<Record<ClaimName, string>> };

export const inquirerAt = ({ cast, ids }: AffairStage, party: PartyName) => ({
  client: cast[party]["inquiry member"].client,
  partner: ids[otherOf(party)],
});
const liaisonAt = ({ cast, ids }: AffairStage, party: PartyName) => ({
  client: cast[party]["liaison officer"].client,
  partner: ids[otherOf(party)],
});

async function refusalOf(act: Promise<unknown>): Promise<ProblemError> {
  const cause = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(cause instanceof ProblemError)) throw new Error("this should have been refused");
  return cause;
}

/** The docket as a party reads it, once it holds the words of these claims. */
async function docketWith(stage: AffairStage, at: PartyName, docket: string, claims: readonly string[]) {
  const { client, partner } = inquirerAt(stage, at);
  return until(`${claims.length} claims to be read at ${at}`, async () => {
    const { items } = await client.call(ops.listDockets, { params: { partner }, query: {} });
    if (!items.some((each) => each.docket === docket)) return undefined;
    const read = await client.call(ops.getDocket, { params: { partner, docket } });
    const readable = new Set(read.claims.flatMap(({ claim, words }) => (words === undefined ? [] : [claim])));
    return read.docket.words !== undefined && claims.every((each) => readable.has(each)) ? read : undefined;
  });
}

export type Matrix = AnswerOf<typeof ops.docketMatrix>["rows"];

/** The matrix as a party reads it. */
export async function matrixAt(stage: AffairStage, at: PartyName, docket: string): Promise<Matrix> {
  const { client, partner } = inquirerAt(stage, at);
  return (await client.call(ops.docketMatrix, { params: { partner, docket } })).rows;
}

/** Waits until a party reads the partner's answer to each claim: an entry may come before its words. */
async function answersReach(stage: AffairStage, at: PartyName, codes: Readonly<Record<string, string>>) {
  const { client, partner } = inquirerAt(stage, at);
  for (const [claim, code] of Object.entries(codes))
    await until(`the answer "${code}" to be read at ${at}`, async () => {
      const { items } = await client.call(ops.listAnswers, { params: { partner, claim } });
      return items.find((each) => each.by === "theirs" && each.code === code && each.words !== undefined);
    });
}

/** The press alleges: the claims enter both parties' books, Talvia rebuts one, and sharing goes on. */
export async function allegation(stage: AffairStage): Promise<Alleged> {
  const { cast, ids, say } = stage;
  const [ours, theirs] = [inquirerAt(stage, "arvenia"), inquirerAt(stage, "talvia")];
  const { result: opened } = await ours.client.call(ops.openDocket, {
    params: { partner: ours.partner },
    body: { ...DOCKET, areas: [...DOCKET.areas], concerned: [...DOCKET.concerned] },
  });
  const { docket } = opened;
  const put = async ({ client, partner }: typeof ours, body: DocketClaimInput) =>
    (await client.call(ops.putClaim, { params: { partner, docket }, body })).result.claim;
  const senseless = { ...ARVENIAN.C1, places: [{ country: "XAR" }] } as unknown as DocketClaimInput;
  const refused = await refusalOf(put(ours, senseless));
  const C1 = await put(ours, named("C1"));
  const C2 = await put(ours, { ...named("C2"), partOf: C1 });
  const C2b = await put(ours, { ...named("C2b"), partOf: C1 });
  const C3 = await put(ours, named("C3"));
  const C4 = await put(ours, named("C4"));
  const C6 = await put(ours, named("C6"));
  await docketWith(stage, "talvia", docket, [C1, C2, C2b, C3, C4, C6]);
  const triage = (claim: string, body: BodyOf<typeof ops.triageClaim>) =>
    theirs.client.call(ops.triageClaim, { params: { partner: theirs.partner, claim }, body });
  await triage(C1, { triage: "distorted" });
  await triage(C6, { triage: "legitimate_question", owner: "Foreign office", due: "2031-05-16T00:00:00Z" });
  const C5 = await put(theirs, { ...named("C5"), rebuts: C4 });
  const C7 = await put(theirs, named("C7"));
  await docketWith(stage, "arvenia", docket, [C5, C7]);
  const product = await write(
    cast,
    "arvenia",
    "Beacons off Cape Saren",
    "TLP:GREEN\n\n(TLP:GREEN) Three beacons.\n",
  );
  await received(cast, "arvenia", await release(cast, ids, "arvenia", [product]));
  say(
    `The press alleges 41.2 million records, and INQ-2031-01 opens in both parties' books with six claims of Arvenia; a place without its sense is refused (${refused.problem.pointer}). Talvia adds a rebuttal and an undertaking. Sharing goes on: a report is released and received meanwhile.`,
  );
  return { docket, claims: { C1, C2, C2b, C3, C4, C5, C6, C7 } };
}

const named = (name: ClaimName): DocketClaimInput =>
  ({ ...{ ...ARVENIAN, ...TALVIAN }[name], reference: name }) as unknown as DocketClaimInput;

async function answer(
  stage: AffairStage,
  at: PartyName,
  claim: string,
  body: DocketAnswerInput,
): Promise<void> {
  const { client, partner } = liaisonAt(stage, at);
  await client.call(ops.answerClaim, { params: { partner, claim }, body });
}

export type Answered = { readonly policy: string };

/** Each answers claim by claim; neither confirming nor denying is refused until it cites a policy. */
export async function answers(
  stage: AffairStage,
  { claims }: Alleged,
  { undertaking }: { readonly undertaking?: string } = {},
): Promise<Answered> {
  for (const [name, body] of Object.entries(TALVIAN_ANSWERS))
    await answer(stage, "talvia", claims[name as ClaimName], body);
  const refused = await refusalOf(answer(stage, "talvia", claims.C6, MINISTER));
  const { client, partner } = liaisonAt(stage, "talvia");
  const { policy } = (await client.call(ops.adoptPolicy, { params: { partner }, body: T2 })).result;
  await answer(stage, "talvia", claims.C6, { ...MINISTER, policy } as DocketAnswerInput);
  const undertaken = undertaking === undefined ? FROM_JUNE : { ...FROM_JUNE, undertaking };
  await answer(stage, "talvia", claims.C7, undertaken as DocketAnswerInput);
  await answer(stage, "arvenia", claims.C5, NO_COMMENT);
  const said = Object.entries(TALVIAN_ANSWERS).map(([name, { code }]) => [claims[name as ClaimName], code]);
  await answersReach(stage, "arvenia", {
    ...Object.fromEntries(said),
    [claims.C6]: "ncnd",
    [claims.C7]: "undertake",
  });
  await answersReach(stage, "talvia", { [claims.C5]: "decline" });
  const ours = inquirerAt(stage, "arvenia");
  await until("the policy to be read at arvenia", async () => {
    const { items } = await ours.client.call(ops.listPolicies, { params: { partner: ours.partner } });
    return items.find((each) => each.policy === policy && each.words !== undefined);
  });
  stage.say(
    `Talvia contests, denies, declines and undertakes, claim by claim. On the minister it would neither confirm nor deny: refused, and the refusal recorded (${refused.problem.violations?.[0]?.code}), until it cites its policy T-2. Arvenia declines to comment on C5, and that is a record too.`,
  );
  return { policy };
}

/** Five weeks later Arvenia admits what it would not comment on; what it held before stays in the record. */
export async function admits(stage: AffairStage, { claims }: Alleged): Promise<void> {
  await answer(stage, "arvenia", claims.C5, ADMITTED);
  await answersReach(stage, "talvia", { [claims.C5]: "admit" });
  stage.say(
    "Arvenia admits C5: it collected and provided 35.1 million records. What it held in May is still answered for: no comment.",
  );
}
