import type { Sentence } from "@entente/api";
import { entrySide, otherSide, payloadOf } from "../../acting/index.ts";
import { type EntryKind, entryKind } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { type AnsweredBody, answeredBody, policyBody } from "./bodies.ts";
import { policyProblem } from "./ncnd.ts";
import { answerById } from "./positions.ts";
import { claimById, hasClosed, policyById } from "./rows.ts";

/** Answers, and the policies that one of them must cite. Answers are never altered: a later one stands beside it. */

const MAX_ANSWERS = 1000;
const MAX_POLICIES = 200;

/** Why an answer does not stand: checked alike before it is written and when a partner's arrives. */
export function answerProblem(
  reader: Reader,
  partner: string,
  side: "ours" | "theirs",
  body: AnsweredBody,
): Sentence | undefined {
  const claim = claimById(reader, partner, body.claim);
  if (claim === undefined) return "an answer to a claim that is not known in this relation";
  if (hasClosed(reader, partner, claim.docket, side))
    return "an answer in a docket that its writer had closed";
  if (answerById(reader, partner, body.answer) !== undefined)
    return "another answer with this id was given before";
  const given = reader.get<{ n: number }>(
    "SELECT count(*) AS n FROM view_answer WHERE partner = :partner AND claim = :claim AND side = :side",
    { partner, claim: body.claim, side },
  )!.n;
  if (given >= MAX_ANSWERS) return "there are too many answers to this claim";
  return undefined;
}

/** What a code carries in the log beside its words; what is missing makes it no such answer. */
function shapeProblem({ code, channel, policy, topic, jointly, joins }: AnsweredBody): Sentence | undefined {
  if (code === "decline" && channel === undefined) return "a declined comment without its channel";
  if (code !== "ncnd" && (policy !== undefined || topic !== undefined))
    return "a policy is cited only by what neither confirms nor denies";
  if (code !== "ncnd" && code !== "decline" && (jointly !== undefined || joins !== undefined))
    return "only a refusal to comment can be joint";
  return undefined;
}

/** Why an answer cannot join another: the other party must have said the same, for both. */
export function joiningProblem(
  reader: Reader,
  partner: string,
  side: "ours" | "theirs",
  body: AnsweredBody,
): Sentence | undefined {
  if (body.joins === undefined) return undefined;
  const other = answerById(reader, partner, body.joins);
  const fits =
    other !== undefined &&
    other.side !== side &&
    other.claim === body.claim &&
    other.code === body.code &&
    other.jointly === 1 &&
    body.jointly === undefined;
  if (!fits) return "it joins an answer that the other party did not give for both";
  const joined = reader.get("SELECT 1 FROM view_answer WHERE partner = :partner AND joins = :joins", {
    partner,
    joins: body.joins,
  });
  return joined === undefined ? undefined : "that answer was joined before";
}

const answered = entryKind({
  kind: "claim.answered/1",
  log: "liaison",
  effect: "partner",
  body: answeredBody,
  fold: (entry) => {
    const { body } = entry;
    return {
      changes: [
        [
          "dockets.answer",
          {
            partner: otherSide(entry),
            answer: body.answer,
            claim: body.claim,
            side: entrySide(entry),
            code: body.code,
            aspects: JSON.stringify([...new Set(body.aspects)]),
            saidAt: body.saidAt,
            at: entry.at,
            channel: body.channel ?? null,
            policy: body.policy ?? null,
            topic: body.topic ?? null,
            undertaking: body.undertaking ?? null,
            jointly: body.jointly === true ? 1 : 0,
            joins: body.joins ?? null,
            payload: payloadOf(entry),
          },
        ],
      ],
      touches: [`claim:${body.claim}`, ...(body.policy === undefined ? [] : [`policy:${body.policy}`])],
    };
  },
  receive({ party, body }, reader) {
    const aside =
      answerProblem(reader, party, "theirs", body) ??
      shapeProblem(body) ??
      joiningProblem(reader, party, "theirs", body) ??
      (body.code === "ncnd"
        ? policyProblem(policyById(reader, party, body.policy ?? ""), "theirs", {
            topic: body.topic,
            saidAt: body.saidAt,
          })
        : undefined);
    return aside === undefined ? {} : { aside };
  },
});

const adopted = entryKind({
  kind: "policy.adopted/1",
  log: "liaison",
  effect: "partner",
  body: policyBody,
  fold: (entry) => {
    const { body } = entry;
    return {
      changes: [
        [
          "dockets.adopt",
          {
            partner: otherSide(entry),
            policy: body.policy,
            side: entrySide(entry),
            at: entry.at,
            topics: JSON.stringify(body.topics),
            exceptions: JSON.stringify(body.exceptions),
            from: body.from,
            until: body.until,
            review: body.review,
            payload: payloadOf(entry),
          },
        ],
      ],
      touches: [`policy:${body.policy}`],
    };
  },
  receive({ party, body }, reader) {
    if (policyById(reader, party, body.policy) !== undefined)
      return { aside: "another policy with this id was adopted before" };
    if (body.from >= body.until) return { aside: "a policy that ends before it begins" };
    const held = reader.get<{ n: number }>(
      "SELECT count(*) AS n FROM view_ncnd_policy WHERE partner = :party",
      { party },
    )!.n;
    return held >= MAX_POLICIES ? { aside: "there are too many policies in this relation" } : {};
  },
});

export const answerKinds: EntryKind<never>[] = [answered, adopted];
