import { conflict, type DocketAnswerInput, type DocketPolicyInput, invalid, notFound } from "@entente/api";
import {
  type ActCall,
  type Acting,
  instantText,
  ruleRefusal,
  versionsOf,
  wordsItem,
} from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Body, Outcome } from "../../ledger/index.ts";
import { answerProblem, joiningProblem } from "./answer-entries.ts";
import type { AnsweredBody } from "./bodies.ts";
import { requireOpen } from "./closing.ts";
import { policyProblem, policyProblemText } from "./ncnd.ts";
import { claimById, policyById } from "./rows.ts";
import { roleOf, sealed } from "./saying.ts";

/** What a party answers, and the policies under which it neither confirms nor denies. */

/** Parts what is asked into what the log holds and what is sealed. */
function parted(asked: DocketAnswerInput, answer: string, claim: string, now: number) {
  const { code, aspects, saidAt = instantText(now), channel, ...rest } = asked;
  const { policy, topic, jointly, joins, undertaking, ...words } = {
    policy: undefined,
    topic: undefined,
    jointly: undefined,
    joins: undefined,
    undertaking: undefined,
    ...rest,
  };
  const optional = { channel, policy, topic, jointly, joins, undertaking };
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    body: { claim, answer, code, aspects, saidAt, ...Object.fromEntries(given) } as AnsweredBody,
    words,
  };
}

/**
 * Answers a claim for this party. Throws a Refusal where neither confirming nor denying has no policy to rest on; 404
 * for a claim that is unknown in this relation. Answers go on when the agreement is suspended or has ended.
 */
export function answerClaim(
  acting: Acting,
  call: ActCall,
  at: { readonly partner: PartyId; readonly claim: string },
  asked: DocketAnswerInput,
): Promise<Outcome<{ answer: string }>> {
  const { partner, claim } = at;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    const put = claimById(reader, partner, claim);
    if (put === undefined) throw notFound("claim");
    requireOpen(reader, { partner, docket: put.docket, action: "claim.answer" });
    const answer = acting.newId();
    const { body, words } = parted(asked, answer, claim, acting.now());
    const joining = joiningProblem(reader, partner, "ours", body);
    if (joining !== undefined) throw invalid("/joins", `This cannot be joined: ${joining}.`);
    const problem = answerProblem(reader, partner, "ours", body);
    if (problem !== undefined) throw conflict(`Not possible: ${problem}.`);
    if (body.code === "ncnd") {
      const unfit = policyProblem(policyById(reader, partner, body.policy ?? ""), "ours", {
        topic: body.topic,
        saidAt: body.saidAt,
      });
      if (unfit !== undefined) {
        const { text, pointer } = policyProblemText(unfit);
        throw ruleRefusal({ partner, action: "claim.answer", subject: claim }, unfit, text, pointer);
      }
    }
    const binding = acting.binding(partner);
    return {
      entries: acting.says(call, partner, {
        kind: "claim.answered/1",
        actor: roleOf(call),
        ...(binding === undefined ? {} : { agreement: binding.hash }),
        body: { ...(body as Body), aspects: [...new Set(body.aspects)] },
        items: [sealed("answer", words)],
      }),
      expects: versionsOf(
        reader,
        `claim:${claim}`,
        `docket:${put.docket}`,
        ...(body.policy === undefined ? [] : [`policy:${body.policy}`]),
      ),
      result: { answer },
    };
  });
}

/** Adopts a policy within one relation; the partner reads it, and counts its uses. */
export function adoptPolicy(
  acting: Acting,
  call: ActCall,
  partner: PartyId,
  asked: DocketPolicyInput,
): Promise<Outcome<{ policy: string }>> {
  const { topics, exceptions, from, until, review, ...words } = asked;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    if (from >= until) throw invalid("/until", "The policy ends before it begins.");
    if (review < from || review > until)
      throw invalid("/review", "A policy is reviewed while it is in force.");
    const policy = acting.newId();
    const binding = acting.binding(partner);
    return {
      entries: acting.says(call, partner, {
        kind: "policy.adopted/1",
        actor: roleOf(call),
        ...(binding === undefined ? {} : { agreement: binding.hash }),
        body: { policy, topics, exceptions, from, until, review },
        items: [wordsItem("policy", words)],
      }),
      expects: versionsOf(reader, `policy:${policy}`),
      result: { policy },
    };
  });
}
