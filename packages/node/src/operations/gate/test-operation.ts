import assert from "node:assert/strict";
import { type ActivityParticulars, activityOperations as ops, ProblemError } from "@entente/api";
import { DAY, instant, type Parties, type Party } from "../../testing/parties.ts";

/** For tests: an operation of Arvenia within the framework, and the steps it goes through. */

export const particulars = (
  parties: Parties,
  more: Partial<ActivityParticulars> = {},
): ActivityParticulars => ({
  name: "SLATE at the landing station",
  objective: "See who prepares attacks on the harbour networks of both parties.",
  whyNow: "The last three attacks came within a month.",
  lessIntrusive: [{ means: "Open sources", whyNot: "They name nobody before the attack." }],
  techniques: ["metadata-analysis"],
  places: ["oris-strait"],
  from: instant(parties.clock.now),
  until: instant(parties.clock.now + 90 * DAY),
  selectors: 40,
  targets: [{ office: "none", class: "none" }],
  consequences: [
    { interest: "private life of seafarers", consequence: "Who calls whom is kept for 30 days." },
  ],
  intrusion: "moderate",
  safeguards: "No content is kept; each query is logged.",
  ...more,
});

export const client = (
  parties: Parties,
  who: Parameters<Parties["client"]>[1],
  party: Party = parties.arvenia,
) => parties.client(party, who);

/** An authority that the operator asks for and the chief approves. */
export async function authorityOf(
  parties: Parties,
  more: Partial<{ purposes: string[]; techniques: string[]; places: string[]; until: string }> = {},
  approve = true,
): Promise<string> {
  const { result } = await client(parties, "operator").call(ops.recordAuthority, {
    body: {
      legalBasis: "Security Act, article 12",
      purposes: ["cyber-defence"],
      techniques: ["metadata-analysis", "cable-access"],
      places: ["oris-strait", "open-sea"],
      until: instant(parties.clock.now + 200 * DAY),
      ...more,
    },
  });
  const params = { authority: result.authority };
  if (approve) await client(parties, "chief").call(ops.approveAuthority, { params });
  return result.authority;
}

export const proposal = (parties: Parties, authority: string, more: Partial<ActivityParticulars> = {}) => ({
  authority,
  purpose: "cyber-defence",
  areas: ["cyber"],
  particulars: particulars(parties, more),
});

export async function propose(
  parties: Parties,
  authority: string,
  more: Partial<ActivityParticulars> = {},
): Promise<string> {
  const body = { partner: parties.talvia.id, ...proposal(parties, authority, more) };
  const { result } = await client(parties, "operator").call(ops.proposeOperation, { body });
  return result.operation;
}

export const TEST = {
  necessity: "Nothing else shows preparation before the harm is done.",
  proportionality: "Metadata alone, for ninety days, of forty selectors.",
  alternatives: "Open sources and a question to the carriers were tried.",
};

export async function judgeIt(parties: Parties, operation: string, favourable = true): Promise<void> {
  const body = { ...TEST, favourable };
  await client(parties, "chief").call(ops.testOperation, { params: { operation }, body });
}

/** Proposed, judged and put to Talvia, which has it; gives the ids. */
export async function putIt(
  parties: Parties,
  more: Partial<ActivityParticulars> = {},
): Promise<{ operation: string; question: string; authority: string }> {
  const authority = await authorityOf(parties);
  const operation = await propose(parties, authority, more);
  await judgeIt(parties, operation);
  const { result } = await client(parties, "operator").call(ops.putOperation, { params: { operation } });
  await parties.settle();
  return { operation, question: result.question, authority };
}

export async function answerIt(
  parties: Parties,
  question: string,
  body: { answer: "consents" | "conditions" | "objects"; text?: string },
): Promise<void> {
  const params = { partner: parties.arvenia.id, question };
  await client(parties, "envoy", parties.talvia).call(ops.answerOperation, { params, body });
  await parties.settle();
}

/** What a refusal names, as `clause kind: code`; the clause is left out where it is a rule. */
export async function refusalOf(act: Promise<unknown>): Promise<string[]> {
  const cause = await act.then(
    () => assert.fail("it was not refused"),
    (thrown: unknown) => thrown,
  );
  assert.ok(cause instanceof ProblemError, String(cause));
  assert.equal(cause.status, 422, cause.message);
  assert.equal(cause.code, "refused", cause.message);
  return (cause.problem.violations ?? []).map(({ kind, code }) => `${kind}: ${code}`);
}

export const start = (parties: Parties, operation: string) =>
  client(parties, "operator").call(ops.startOperation, { params: { operation } });
