import assert from "node:assert/strict";
import { type ActivityParticulars, activityOperations as ops, ProblemError } from "@entente/api";
import { DAY, instant, type Parties } from "../../testing/parties.ts";

/** For tests: an operation of Arvenia that Talvia has consented to and that has begun. */

export const proposalOf = (parties: Parties, authority: string, more: Partial<ActivityParticulars> = {}) => ({
  authority,
  purpose: "cyber-defence",
  areas: ["cyber"],
  particulars: {
    name: "SLATE",
    objective: "See who prepares attacks on the harbour networks.",
    whyNow: "The last three came within a month.",
    lessIntrusive: [{ means: "Open sources", whyNot: "They name nobody in time." }],
    techniques: ["metadata-analysis"],
    places: ["oris-strait"],
    from: instant(parties.clock.now),
    until: instant(parties.clock.now + 90 * DAY),
    selectors: 40,
    targets: [{ office: "none", class: "none" }],
    consequences: [{ interest: "seafarers", consequence: "Who calls whom is kept for thirty days." }],
    intrusion: "moderate" as const,
    safeguards: "No content is kept.",
    ...more,
  },
});

export async function answered(parties: Parties, question: string): Promise<void> {
  await parties.client(parties.talvia, "envoy").call(ops.answerOperation, {
    params: { partner: parties.arvenia.id, question },
    body: { answer: "consents" },
  });
  await parties.settle();
}

export async function begun(parties: Parties): Promise<{ operation: string; authority: string }> {
  const { arvenia, talvia } = parties;
  const [operator, chief] = [parties.client(arvenia, "operator"), parties.client(arvenia, "chief")];
  const recorded = await operator.call(ops.recordAuthority, {
    body: {
      legalBasis: "Security Act, article 12",
      purposes: ["cyber-defence"],
      techniques: ["metadata-analysis"],
      places: ["oris-strait"],
      until: instant(parties.clock.now + 200 * DAY),
    },
  });
  const { authority } = recorded.result;
  await chief.call(ops.approveAuthority, { params: { authority } });
  const proposed = await operator.call(ops.proposeOperation, {
    body: { partner: talvia.id, ...proposalOf(parties, authority) },
  });
  const params = { operation: proposed.result.operation };
  await chief.call(ops.testOperation, {
    params,
    body: { necessity: "n", proportionality: "p", alternatives: "a", favourable: true },
  });
  const put = await operator.call(ops.putOperation, { params });
  await parties.settle();
  await answered(parties, put.result.question);
  await operator.call(ops.startOperation, { params });
  await parties.settle();
  return { ...params, authority };
}

/** Codes of a refusal, of clauses and rules alike. */
export async function refusalOf(act: Promise<unknown>): Promise<string[]> {
  const cause = await act.then(
    () => assert.fail("it was not refused"),
    (thrown: unknown) => thrown,
  );
  assert.ok(cause instanceof ProblemError, String(cause));
  assert.equal(cause.code, "refused", cause.message);
  return (cause.problem.violations ?? []).map(({ code }) => code);
}
