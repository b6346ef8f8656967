import {
  type DocketAnswerView,
  type DocketClaimView,
  type DocketClaimWords,
  type DocketPolicyView,
  docketAnswerWords,
  docketClaimWords,
  docketPolicyWords,
} from "@entente/api";
import { z } from "zod";
import { type Acting, instantText } from "../../acting/index.ts";
import { sumOfParts } from "./parts.ts";
import { type AnswerRow, aspectsOf, inconsistencyOf, jointState } from "./positions.ts";
import { type ClaimRow, claimsOf, type PolicyRow } from "./rows.ts";

/** Rows with their words, as people read them. */

/** Why a party closed its side of a docket, or opened it anew. */
export const reasonWords = z.strictObject({ reason: z.string().max(2000) });

const ownerWords = z.strictObject({ owner: z.string().max(200) });

/** What is sealed under a payload; undefined when it was erased, is not here yet, or is not readable here. */
export const worded = <T>(acting: Acting, payload: string | null, schema: z.ZodType<T>): T | undefined =>
  payload === null ? undefined : acting.words(payload, schema);

/** What a claim says; undefined as {@link worded}. */
export const claimWords = (
  acting: Acting,
  { payload }: Pick<ClaimRow, "payload">,
): DocketClaimWords | undefined => worded(acting, payload, docketClaimWords);

/** What this party made of a claim; nobody but it knows. */
function triageOf(acting: Acting, { partner, claim }: ClaimRow): DocketClaimView["triage"] {
  const row = acting.reader.get<{
    triage: DocketClaimView["triage"]["triage"];
    at: number;
    due: string | null;
    payload: string | null;
  }>("SELECT * FROM view_claim_triage WHERE partner = :partner AND claim = :claim", { partner, claim });
  if (row === undefined) return { triage: "untriaged" };
  return {
    triage: row.triage,
    at: instantText(row.at),
    due: row.due ?? undefined,
    owner: worded(acting, row.payload, ownerWords)?.owner,
  };
}

/** One claim; `docket` holds every claim of its docket, for the parts of a whole. */
export function claimView(acting: Acting, row: ClaimRow, docket: readonly ClaimRow[]): DocketClaimView {
  const words = claimWords(acting, row);
  const parts = docket.filter(({ part_of }) => part_of === row.claim);
  return {
    claim: row.claim,
    docket: row.docket,
    partner: row.partner,
    putBy: row.side,
    putAt: instantText(row.at),
    own: row.own === 1,
    rebuts: row.rebuts ?? undefined,
    partOf: row.part_of ?? undefined,
    words,
    triage: triageOf(acting, row),
    parts: sumOfParts(
      words?.quantity,
      parts.map((each) => claimWords(acting, each)?.quantity),
    ),
    entry: { log: row.side, index: row.idx },
  };
}

export const claimAlone = (acting: Acting, row: ClaimRow): DocketClaimView =>
  claimView(acting, row, claimsOf(acting.reader, row.partner, row.docket));

/** One answer; `all` holds every answer to its claim that counts, in the order in which they were said. */
export function answerView(acting: Acting, row: AnswerRow, all: readonly AnswerRow[]): DocketAnswerView {
  const before = all.slice(0, all.indexOf(row)).filter(({ side }) => side === row.side);
  return {
    answer: row.answer,
    claim: row.claim,
    by: row.side,
    code: row.code,
    aspects: aspectsOf(row),
    saidAt: row.said_at,
    knownAt: instantText(row.known_at),
    channel: (row.channel as DocketAnswerView["channel"]) ?? undefined,
    policy: row.policy ?? undefined,
    topic: (row.topic as DocketAnswerView["topic"]) ?? undefined,
    undertaking: row.undertaking ?? undefined,
    joint: jointState(row, all),
    inconsistent: inconsistencyOf(row, before),
    words: worded(acting, row.payload, docketAnswerWords),
    entry: { log: row.side, index: row.idx },
  };
}

export const policyView = (acting: Acting, row: PolicyRow & { readonly uses: number }): DocketPolicyView => ({
  policy: row.policy,
  by: row.side,
  adoptedAt: instantText(row.at),
  topics: JSON.parse(row.topics) as DocketPolicyView["topics"],
  exceptions: JSON.parse(row.exceptions) as DocketPolicyView["exceptions"],
  from: row.valid_from,
  until: row.valid_until,
  review: row.review,
  uses: row.uses,
  words: worded(acting, row.payload, docketPolicyWords),
  entry: { log: row.side, index: row.idx },
});
