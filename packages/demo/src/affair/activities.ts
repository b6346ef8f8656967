import { type ActivityParticulars, activityOperations as ops, ProblemError } from "@entente/api";
import { until } from "../until.ts";
import type { AffairStage } from "./stage.ts";

const DAY = 86_400_000;
const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** What Talvia wants to do: a cable on the open sea, for the defence of networks. */
const slate = (more: Partial<ActivityParticulars> = {}): ActivityParticulars => ({
  name: "SLATE",
  objective: "Recognise, before they begin, attacks on the networks of harbours on both sides of the strait.",
  whyNow: "Three attacks came within one month, each prepared over the same cable.",
  lessIntrusive: [
    { means: "Open sources", whyNot: "They report an attack when it is over." },
    { means: "A question to the carriers", whyNot: "They keep no records of what only passes through." },
  ],
  techniques: ["cable-access"],
  places: ["open-sea"],
  from: instant(Date.now() - 60_000),
  until: instant(Date.now() + 90 * DAY),
  selectors: 240,
  targets: [{ office: "none", class: "none" }],
  consequences: [
    {
      interest: "private life of people whose traffic passes",
      consequence: "Addresses are kept for 30 days.",
    },
    { interest: "trust of the partner", consequence: "It is told what is done, and where." },
  ],
  intrusion: "moderate",
  safeguards: "No content; each query is logged with its reason; what matches nothing goes after 30 days.",
  ...more,
});

export const TEST = {
  necessity: "Nothing else shows an attack while it is being prepared.",
  proportionality: "Addresses alone, from one cable, for ninety days, and nobody is named.",
  alternatives: "Open sources and the carriers were tried first.",
  favourable: true,
};

const PURPOSE = { purpose: "cyber-defence", areas: ["cyber-threats"] };

export type Operations = {
  /** Talvia's operation that Arvenia agreed to under conditions, and that has begun. */
  readonly operation: string;
  readonly authority: string;
  /** Talvia's operation that Arvenia objected to. */
  readonly objected: string;
};

/** The clauses and rules that a refusal names; throws when it was not refused. */
export async function refusedFor(what: string, act: Promise<unknown>): Promise<string[]> {
  const cause = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(cause instanceof ProblemError) || cause.code !== "refused")
    throw new Error(`${what} should have been refused: ${String(cause)}`);
  return (cause.problem.violations ?? []).map(({ clause, code }) =>
    clause === "-" ? code : `${clause} ${code}`,
  );
}

/** Operations within the framework: what is refused, what the partner is asked, and what begins. */
export async function operations(stage: AffairStage): Promise<Operations> {
  const { cast, ids } = stage;
  const officer = cast.talvia["operations officer"].client;
  const second = cast.talvia["second operations officer"].client;
  const partner = ids.arvenia;
  const without = { partner, ...PURPOSE, particulars: slate() };
  await refusedFor(
    "an operation without an authority",
    officer.call(ops.proposeOperation, { body: without }),
  );
  const recorded = await officer.call(ops.recordAuthority, {
    body: {
      legalBasis: "Communications Security Act, section 14: defence of networks, open sea.",
      purposes: ["cyber-defence"],
      techniques: ["cable-access", "metadata-analysis"],
      places: ["open-sea", "oris-strait"],
      until: instant(Date.now() + 300 * DAY),
    },
  });
  const { authority } = recorded.result;
  await second.call(ops.approveAuthority, { params: { authority } });
  const propose = (particulars: ActivityParticulars) =>
    officer.call(ops.proposeOperation, { body: { ...without, authority, particulars } });
  const spared = await refusedFor(
    "an operation aimed at the foreign minister",
    propose(slate({ targets: [{ office: "foreign-minister", class: "none" }] })),
  );
  stage.say(
    `Talvia's operations stand before the gate: one without an authority is refused, one aimed at a foreign minister is refused for good (${spared[0]}).`,
  );
  const operation = await judgedAndPut(stage, (await propose(slate())).result.operation);
  const start = () => officer.call(ops.startOperation, { params: { operation } });
  await refusedFor("a start before the partner has answered", start());
  await answer(stage, operation, {
    answer: "conditions",
    text: "Nothing of what passes is kept for more than 20 days.",
  });
  await refusedFor("a start before the conditions are accepted", start());
  const question = await asked(stage, "talvia", operation, "conditions");
  await officer.call(ops.acceptOperationConditions, {
    params: { partner, question },
    body: { accepts: true, text: "Twenty days it is." },
  });
  await start();
  await until("word of the start to arrive", async () => {
    const { told } = await cast.arvenia["liaison officer"].client.call(ops.listOperationQuestions);
    return told.find((each) => each.operation === operation);
  });
  const other = await propose(
    slate({ name: "SLATE north", techniques: ["metadata-analysis"], places: ["oris-strait"] }),
  );
  const objected = await judgedAndPut(stage, other.result.operation);
  await answer(stage, objected, { answer: "objects", text: "The strait is ours to watch; ask us instead." });
  await refusedFor(
    "a start against the partner's objection",
    officer.call(ops.startOperation, { params: { operation: objected } }),
  );
  stage.say(
    "One operation is put to Arvenia in the detail the clause asks for: it waits for the answer, conditions are set and accepted, it begins. Arvenia objects to another, which does not.",
  );
  return { operation, authority, objected };
}

/** Judged by the second officer, and put to the partner, where it arrives. */
export async function judgedAndPut(stage: AffairStage, operation: string): Promise<string> {
  const { cast } = stage;
  const params = { operation };
  await cast.talvia["second operations officer"].client.call(ops.testOperation, { params, body: TEST });
  await cast.talvia["operations officer"].client.call(ops.putOperation, { params });
  await asked(stage, "arvenia", operation, "waiting");
  return operation;
}

/** Arvenia answers what was put last about an operation; Talvia has the answer. */
export async function answer(
  stage: AffairStage,
  operation: string,
  body: { answer: "consents" | "conditions" | "objects"; text?: string },
): Promise<void> {
  const { cast, ids } = stage;
  const question = await asked(stage, "arvenia", operation, "waiting");
  await cast.arvenia["liaison officer"].client.call(ops.answerOperation, {
    params: { partner: ids.talvia, question },
    body,
  });
  const states = { consents: "consented", conditions: "conditions", objects: "objected" } as const;
  await asked(stage, "talvia", operation, states[body.answer]);
}

/** Waits until a party sees a question about the operation in a state, with what was sealed; gives its id. */
async function asked(
  { cast }: AffairStage,
  party: "arvenia" | "talvia",
  operation: string,
  state: string,
): Promise<string> {
  const { client } = cast[party][party === "arvenia" ? "liaison officer" : "operations officer"];
  return until(`the question to be ${state} for ${party}`, async () => {
    const { items } = await client.call(ops.listOperationQuestions);
    const found = items.find((each) => each.operation === operation && each.state === state);
    const isReadable =
      found?.terms !== undefined && (found.text !== undefined || !["conditions", "objected"].includes(state));
    return isReadable ? found.id : undefined;
  });
}

/** The same operation for longer, with what it has brought. */
export const renewal = (authority: string) => ({
  act: "renew" as const,
  authority,
  ...PURPOSE,
  particulars: slate({
    until: instant(Date.now() + 180 * DAY),
    results: "Two attacks were recognised in time; both were reported to the partner.",
  }),
});
