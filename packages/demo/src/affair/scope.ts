import { scopeOperations as ops, ProblemError, type ScopeComparison } from "@entente/api";
import { samplePair } from "@entente/scope";
import { otherOf, type PartyName } from "../parties.ts";
import { until } from "../until.ts";
import type { AffairStage } from "./stage.ts";

/** What the sample's registers assigned countries with. */
const TABLE = "iso-3166/2031-01";

export type ScopeIds = {
  /** Each party's signed rollup. */
  readonly rollups: Readonly<Record<PartyName, string>>;
  readonly digests: Readonly<Record<PartyName, string>>;
  /** The comparison that Arvenia recorded. */
  readonly reconciliation: string;
};

const bytesOf = (csv: string) => ({ bytes: new TextEncoder().encode(csv), contentType: "text/csv" });

/** The problem an act was refused with; throws when it was not. */
export async function refusedWith(what: string, act: Promise<unknown>): Promise<ProblemError> {
  const cause = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (cause instanceof ProblemError) return cause;
  throw new Error(`${what} should have been refused: ${String(cause)}`);
}

/** What is asked of a party's register: thirty days, for the other party. */
const asked = (stage: AffairStage, party: PartyName, period: { from: string; to: string }) => ({
  partner: stage.ids[otherOf(party)],
  ...period,
  areas: ["cyber-threats"],
  complete: party === "arvenia" ? ("unknown" as const) : ("yes" as const),
  collection: "sustained" as const,
});

/** One person counts the register, another signs what was counted. */
async function countAndSign(
  stage: AffairStage,
  party: PartyName,
  csv: string,
  period: { from: string; to: string },
): Promise<{ rollup: string; n: number; digest: string }> {
  const officer = stage.cast[party]["operations officer"].client;
  await officer.call(ops.takeInBatch, { query: { countryTable: TABLE } }, bytesOf(csv));
  const { result } = await officer.call(ops.prepareRollup, { body: asked(stage, party, period) });
  const signed = await stage.cast[party]["liaison officer"].client.call(ops.signRollup, {
    params: { rollup: result.rollup },
  });
  return signed.result;
}

/** The other party's rollup is here, and its table is what was signed. */
const arrived = (stage: AffairStage, party: PartyName, rollup: string) =>
  until("the other party's rollup to arrive", async () => {
    const { items } = await stage.cast[party]["liaison officer"].client.call(ops.listRollups, { query: {} });
    return items.find((each) => each.rollup === rollup && each.content === "here");
  });

const given = ({ totals }: ScopeComparison, name: ScopeComparison["totals"][number]["class"]) =>
  totals.find((each) => each.class === name)?.given ?? 0;

/**
 * The exact scope: each side counts 10,000 records of its register; signed rollups change hands, never rows; "provided
 * to" against "received from" shows who collected what. `startedOperationId`: Talvia's operation on the cable.
 */
export async function scope(stage: AffairStage, startedOperationId?: string): Promise<ScopeIds> {
  const { cast, ids, say } = stage;
  const { arvenia, talvia, from, to } = samplePair({
    seed: 2031,
    ...(startedOperationId === undefined ? {} : { operations: { XTL: startedOperationId } }),
  });
  const period = { from, to };
  const officer = cast.arvenia["operations officer"].client;
  const ambiguous = await refusedWith(
    "a register with a column called country",
    officer.call(
      ops.takeInBatch,
      { query: { countryTable: TABLE } },
      bytesOf(arvenia.replace("caller_cc", "country")),
    ),
  );
  say(`A register with one column "country" is refused whole: ${ambiguous.message}`);
  const ours = await countAndSign(stage, "arvenia", arvenia, period);
  const theirs = await countAndSign(stage, "talvia", talvia, period);
  await refusedWith(
    "a second rollup for the same period",
    officer.call(ops.prepareRollup, { body: asked(stage, "arvenia", period) }),
  );
  await arrived(stage, "arvenia", theirs.rollup);
  await arrived(stage, "talvia", ours.rollup);
  const comparison = await officer.call(ops.compareRollups, { query: { partner: ids.talvia } });
  const { registers } = comparison;
  const own = registers.theirs.shares.find(({ collectedBy }) => collectedBy === registers.theirs.party);
  say(
    `Arvenia counts ${ours.n} records, Talvia ${theirs.n}; two counters agree on each, one person counts and another signs. Hour by hour ${given(comparison, "match")} match: Talvia received them from Arvenia, and collected ${own?.n ?? 0} itself on a cable at Ostrand.`,
  );
  say(
    `Listed first: ${registers.ours.withoutAuthority} and ${registers.theirs.withoutAuthority} records without authority, then ${registers.ours.withoutOperation} and ${registers.theirs.withoutOperation} that cite no operation that ever began.`,
  );
  const reconciliation = await reconcile(stage, ours.rollup, theirs.rollup);
  return {
    rollups: { arvenia: ours.rollup, talvia: theirs.rollup },
    digests: { arvenia: ours.digest, talvia: theirs.digest },
    reconciliation,
  };
}

/** The comparison is recorded; each side explains what it owes, but for one difference that stays open. */
async function reconcile(stage: AffairStage, ours: string, theirs: string): Promise<string> {
  const { cast, ids } = stage;
  const officer = cast.arvenia["operations officer"].client;
  const { result } = await officer.call(ops.recordReconciliation, {
    body: { partner: ids.talvia, ours, theirs },
  });
  const params = { reconciliation: result.reconciliation };
  const there = cast.talvia["operations officer"].client;
  const seen = await until("the comparison to arrive", async () => {
    const { items } = await there.call(ops.listReconciliations, { query: {} });
    if (!items.some(({ reconciliation }) => reconciliation === result.reconciliation)) return undefined;
    return (await there.call(ops.getReconciliation, { params })).comparison;
  });
  const numberOf = (name: string) =>
    seen.differences.find((each) => each.class === name)?.number ??
    fail(`the sample has a difference: ${name}`);
  await refusedWith(
    "an explanation of what the other party owes",
    there.call(ops.explainDifference, {
      params,
      body: {
        partner: ids.arvenia,
        side: "theirs",
        difference: numberOf("constant-factor"),
        code: "other",
        words: "They counted twice.",
      },
    }),
  );
  await there.call(ops.explainDifference, {
    params,
    body: {
      partner: ids.arvenia,
      side: "theirs",
      difference: numberOf("shifted"),
      code: "clock",
      words: "On the 28th the clock of one gateway was an hour fast.",
    },
  });
  await officer.call(ops.explainDifference, {
    params,
    body: {
      partner: ids.talvia,
      difference: numberOf("constant-factor"),
      code: "counted-twice",
      words: "Each of these calls was met at two points of the same ship, and booked at both.",
    },
  });
  await explained(stage, "talvia", result.reconciliation);
  const open = await explained(stage, "arvenia", result.reconciliation);
  stage.say(
    `${open.differences} differences have owners: an hour is shifted (Talvia's clock), three hours count double (Arvenia's ship), each explained by who owes it; ${open.open} stays open, 13 records that Arvenia alone has booked.`,
  );
  return result.reconciliation;
}

/** Both explanations are here and can be read. */
const explained = (stage: AffairStage, party: PartyName, reconciliation: string) =>
  until("both explanations to be readable", async () => {
    const { client } = stage.cast[party]["liaison officer"];
    const read = await client.call(ops.getReconciliation, { params: { reconciliation } });
    const words = read.comparison?.differences.filter((each) => each.explained?.words !== undefined);
    return words?.length === 2 ? read.reconciliation : undefined;
  });

function fail(message: string): never {
  throw new Error(message);
}
