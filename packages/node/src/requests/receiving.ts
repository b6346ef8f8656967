import { type Decision, decide, isTime, timeOf, unknownFacts } from "@entente/agreement";
import type { Sentence } from "@entente/api";
import { type Acting, versionsOf } from "../acting/index.ts";
import type { Binding } from "../agreements/index.ts";
import type { Folding, Reception } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import type { AnsweredBody, DeliveredBody, JudgedBody, RepeatedBody, SentBody, TakenBody } from "./bodies.ts";
import { dueOf } from "./clock.ts";
import { deliveryOf } from "./deliveries.ts";
import { answeringFacts, askingFacts } from "./facts.ts";
import { streamOf } from "./folds.ts";
import { isReleasedBy } from "./releases.ts";
import { findRequest, isDemand, type RequestRow, requestWith } from "./rows.ts";
import { askerProblem, deliveringProblem, isPartOf, judgingProblem, type Rule } from "./rules.ts";

/** An entry takes a moment to be written after it was decided. */
const SLACK = 300_000;

type About = { readonly request: string };
type Checks = (row: RequestRow) => Sentence | undefined;

/**
 * What a partner's entries are held against. Whoever asks and whoever answers each write into one log, in order, so
 * what a party may not do after its own acts is set aside; what crossed with an act of this party is taken as it is.
 */
export function receiving(acting: Acting) {
  /** By this party's copy of the agreement that its writer knew of. */
  function judged(
    { party, envelope, at }: Folding<unknown>,
    index: number,
    action: "request.send" | "request.answer",
    facts: Parameters<Acting["decide"]>[0]["facts"],
  ): { readonly binding: Binding; readonly decision: Decision } | { readonly problem: Sentence } {
    const now = timeOf(at);
    const cut = { writer: "partner" as const, index, seen: envelope.seen ?? 0, at };
    const binding = acting.agreements.inForceAsSeen(party, cut);
    if (binding === undefined) return { problem: "there was no agreement in force that could permit it" };
    if (binding.hash !== envelope.agreement)
      return { problem: "it names another agreement than the one in force" };
    const known = unknownFacts({ action, from: party, to: acting.us, now });
    const decision = decide(binding.compiled, { ...known, state: binding.facts, ...facts });
    const clauses = [...new Set(decision.violations.map(({ clause }) => clause))];
    return decision.verdict === "refuse"
      ? { problem: `our copy of the agreement forbids it by clause ${clauses.join(", ")}` }
      : { binding, decision };
  }

  /** Checks an entry about a request of the relation; the request must not move meanwhile. */
  function about<B extends About>(checks: (entry: Folding<B>, reader: Reader, index: number) => Checks) {
    return (entry: Folding<B>, reader: Reader, index: number): Reception => {
      const row = requestWith(reader, entry.party, entry.body.request);
      if (row === undefined) return { aside: "it is about a request that was never made in this relation" };
      const aside = checks(entry, reader, index)(row);
      return aside === undefined ? { expects: versionsOf(reader, streamOf(row.id)) } : { aside };
    };
  }

  return {
    sent(entry: Folding<SentBody>, reader: Reader, index: number): Reception {
      const { body, at } = entry;
      const draft = reader.get("SELECT 1 FROM view_request_draft WHERE id = :id", { id: body.request });
      if (findRequest(reader, body.request) !== undefined || draft !== undefined)
        return { aside: "another request with this id was made before" };
      if ((body.what === "support") !== (body.support !== undefined))
        return { aside: "only a request for support names a resource and a quantity, and it must" };
      if (body.due !== undefined && !isTime(body.due)) return { aside: "the date due is none" };
      const judging = judged(entry, index, "request.send", askingFacts(body, body.statement));
      if ("problem" in judging) return { aside: judging.problem };
      const due = dueOf(body.what, judging.decision, judging.binding.document, timeOf(at));
      const agrees =
        due === undefined || body.due === undefined
          ? due === body.due
          : Math.abs(Date.parse(due) - Date.parse(body.due)) <= SLACK;
      return agrees ? {} : { aside: `the date due is not the one agreed, ${due ?? "which is none"}` };
    },

    acknowledged: about<About>(() => (row) => {
      if (row.asked_by !== "ours") return "a party does not acknowledge its own request";
      return row.acknowledged_at === null && row.answer === null
        ? undefined
        : "the request was acknowledged or answered before";
    }),

    answered: about<AnsweredBody>((entry, reader, index) => (row) => {
      const { body } = entry;
      if (row.asked_by !== "ours") return "a party does not answer its own request";
      const quantityFits =
        row.what === "support" && body.answer !== "refused"
          ? body.quantity !== undefined && isPartOf(body.quantity, row.quantity!, body.answer)
          : body.quantity === undefined;
      if (!quantityFits) return "the quantity accepted does not go with the request and the answer";
      if (body.undertaking !== undefined && !isDemand(row.what))
        return "only a demand is met with an undertaking";
      if (body.undertaking?.due !== undefined && !isTime(body.undertaking.due))
        return "the date of the undertaking is none";
      if (body.release !== undefined && row.what !== "information")
        return "only a request for information is answered with a release";
      if (body.release !== undefined && !isReleasedBy(reader, "theirs", entry.party, body.release))
        return "the release it names was not received from this party";
      const { answer, statement, code, reasoned } = body;
      const given = { answer, statement, code, ...(reasoned ? { reason: "among the sealed words" } : {}) };
      const judging = judged(entry, index, "request.answer", answeringFacts(row, given));
      return "problem" in judging ? judging.problem : undefined;
    }),

    repeated: about<RepeatedBody>(({ body }) => (row) => {
      if (!isTime(body.on)) return "the date of the repeat is none";
      return asideFor(askerProblem(row, "theirs"));
    }),

    withdrawn: about<About>(() => (row) => asideFor(askerProblem(row, "theirs"))),

    judged: about<JudgedBody>(
      ({ body }) =>
        (row) =>
          asideFor(judgingProblem(row, "theirs", body)),
    ),

    delivered: about<DeliveredBody>((entry, reader, index) => (row) => {
      const { delivery, statement } = entry.body;
      if (deliveryOf(reader, delivery) !== undefined) return "another delivery with this id was made before";
      const problem = deliveringProblem(row, "ours");
      if (problem !== undefined) return asideFor(problem);
      const judging = judged(
        entry,
        index,
        "request.answer",
        answeringFacts(row, { answer: "answered", statement }),
      );
      return "problem" in judging ? judging.problem : undefined;
    }),

    taken: about<TakenBody>(({ body }, reader) => (row) => {
      if (row.asked_by !== "theirs") return "only whoever asked for support acknowledges it";
      const delivery = deliveryOf(reader, body.delivery);
      if (delivery?.request !== row.id) return "it is about a delivery that was not made";
      return delivery.taken_at === null ? undefined : "the delivery was acknowledged before";
    }),
  };
}

const asideFor = (rule: Rule | undefined): Sentence | undefined =>
  rule === undefined ? undefined : `a rule of requests forbids it: ${rule}`;
