import assert from "node:assert/strict";
import { type DocketClaimInput, docketOperations as ops, type Problem, ProblemError } from "@entente/api";
import { lastSize, liaisonOrigin } from "../../ledger/index.ts";
import type { Parties, Party } from "../../testing/parties.ts";

/** For tests: a docket of Arvenia in its relation with Talvia. */

export const CLAIM = {
  reference: "C1",
  text: "41.2 million telephone records concerning Arvenia were collected.",
  lang: "en",
  kind: "quantity",
  quantity: { value: "41200000", approx: "exact", unit: "records", distinct: "unknown" },
  period: { text: "1–30 March 2031", from: "2031-03-01", to: "2031-03-30", precision: "day" },
  places: [{ country: "XAR", sense: "unspecified" }],
  accused: "XTL",
  affected: ["XAR"],
  claimant: "Meridian Courier",
  firstAppearance: {
    work: "Meridian Courier",
    at: { text: "Monday 5 May 2031", from: "2031-05-05", to: "2031-05-05", precision: "day" },
    anchor: "chart on the first page",
  },
  source: { name: "chart", root: { id: "R1", kind: "leak" } },
} as const satisfies DocketClaimInput;

export async function opened(
  parties: Parties,
  { from = parties.arvenia, areas = ["cyber"] }: { from?: Party; areas?: string[] } = {},
): Promise<string> {
  const partner = otherOf(parties, from).id;
  const { result } = await parties.client(from, "inquirer").call(ops.openDocket, {
    params: { partner },
    body: {
      reference: "INQ-2031-01",
      title: { en: "Records concerning Arvenia" },
      concerned: ["XAR", "XTL", "XOS"],
      impact: "none",
      areas,
    },
  });
  await parties.settle();
  return result.docket;
}

export const otherOf = (parties: Parties, party: Party): Party =>
  party === parties.arvenia ? parties.talvia : parties.arvenia;

export async function put(
  parties: Parties,
  docket: string,
  claim: Partial<DocketClaimInput> = {},
  from: Party = parties.arvenia,
): Promise<string> {
  const { result } = await parties.client(from, "inquirer").call(ops.putClaim, {
    params: { partner: otherOf(parties, from).id, docket },
    body: { ...CLAIM, ...claim },
  });
  await parties.settle();
  return result.claim;
}

/** The problem that an act ends in, after which both of the party's logs are as they were but for a recorded refusal. */
export async function rejected(party: Party, partner: Party, act: () => Promise<unknown>): Promise<Problem> {
  const { ledger } = party.node;
  const size = () => lastSize(ledger.reader, ledger.log(liaisonOrigin(party.id, partner.id))!.id);
  const before = size();
  try {
    await act();
  } catch (cause) {
    assert.ok(cause instanceof ProblemError, String(cause));
    assert.equal(size(), before, "something was said to the partner");
    return cause.problem;
  }
  throw new assert.AssertionError({ message: "it was not refused" });
}
