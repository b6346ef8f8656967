import { isTime } from "@entente/agreement";
import {
  conflict,
  forbidden,
  invalid,
  notFound,
  type reviewAddressees,
  type reviewTriggers,
} from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, versionsOf, wordsItem } from "../../acting/index.ts";
import { conditionDraft, operationParties } from "../../operations/index.ts";
import type { Reader } from "../../store/index.ts";
import { type ReviewRow, recommendationRows, reviewRow, submissionRows } from "./view.ts";

/** A review weighs security against privacy, ends in recommendations, and may set a condition that blocks. */

export type Opening = {
  readonly operation: string;
  readonly trigger: (typeof reviewTriggers)[number];
  readonly from: string;
  readonly until: string;
  readonly title: string;
  readonly terms: string;
};

export function openReview(acting: Acting, call: ActCall, opening: Opening) {
  return acting.act(call, (reader) => {
    const { operation, trigger, from, until, title, terms } = opening;
    for (const end of ["from", "until"] as const)
      if (!isTime(opening[end])) throw invalid(`/${end}`, "There is no such moment.");
    if (from >= until) throw invalid("/until", "The period ends before it begins.");
    const about = operationParties(reader, operation);
    if (about === undefined) throw notFound("operation");
    const { partner } = about;
    const { account } = call.session;
    requireOutsider(reader, operation, account, { partner, action: "review.open" });
    const review = acting.newId();
    return {
      entries: [
        {
          log: "house",
          kind: "review.opened/1",
          actor: "overseer",
          body: { partner, review, operation, trigger, from, until, by: account },
          items: [wordsItem("terms", { title, terms })],
        },
      ],
      expects: versionsOf(reader, `operation:${operation}`),
      result: { review },
    };
  });
}

/** Nobody reviews what they asked for, approved or judged themselves. */
function requireOutsider(
  reader: Reader,
  operation: string,
  account: string,
  about: { readonly partner: ReviewRow["partner"]; readonly action: string },
): void {
  if (!operationParties(reader, operation)?.people.includes(account)) return;
  throw ruleRefusal({ ...about, subject: operation }, "reviewer-is-party", {
    en: "Whoever proposed, judged or approved an operation does not review it.",
    fr: "Celui qui a proposé, apprécié ou approuvé une opération ne l’évalue pas.",
  });
}

function requireOpen(reader: Reader, review: string): ReviewRow {
  const row = reviewRow(reader, review);
  if (row === undefined) throw notFound("review");
  if (row.concluded_at !== null) throw conflict("This review is concluded.");
  return row;
}

export type Submitted = {
  readonly weighs: "security" | "privacy";
  readonly interest: string;
  readonly consequence: string;
};

export function submitToReview(acting: Acting, call: ActCall, review: string, submitted: Submitted) {
  return acting.act(call, (reader) => {
    requireOpen(reader, review);
    const { weighs, interest, consequence } = submitted;
    const submission = acting.newId();
    const { roles, account } = call.session;
    return {
      entries: [
        {
          log: "house",
          kind: "review.submitted/1",
          actor: roles.includes("overseer") ? "overseer" : "operations-officer",
          body: { review, submission, weighs, by: account },
          items: [wordsItem("submission", { interest, consequence })],
        },
      ],
      expects: versionsOf(reader, `review:${review}`),
      result: { submission },
    };
  });
}

export type Conclusion = {
  readonly text: string;
  readonly recommendations: readonly {
    readonly to: (typeof reviewAddressees)[number];
    readonly text: string;
  }[];
  readonly condition?: string | undefined;
};

/** A condition is an entry of the operations room, written in the same transaction as the conclusion. */
export function concludeReview(acting: Acting, call: ActCall, review: string, given: Conclusion) {
  return acting.act(call, (reader) => {
    const { operation, partner } = requireOpen(reader, review);
    const { account } = call.session;
    requireOutsider(reader, operation, account, { partner, action: "review.conclude" });
    requireBothSides(reader, review, partner);
    const { text, recommendations } = given;
    const condition = given.condition === undefined ? undefined : acting.newId();
    const blocking =
      condition === undefined || given.condition === undefined
        ? undefined
        : conditionDraft(call, reader, { operation, condition, review }, given.condition);
    const named = condition === undefined ? {} : { condition };
    return {
      entries: [
        {
          log: "house",
          kind: "review.concluded/1",
          actor: "overseer",
          body: { review, to: recommendations.map(({ to }) => to), ...named, by: account },
          items: [
            wordsItem("conclusion", { text, recommendations: recommendations.map((each) => ({ ...each })) }),
          ],
        },
        ...(blocking === undefined ? [] : [blocking.draft]),
      ],
      expects: versionsOf(reader, `review:${review}`, ...(blocking?.streams ?? [])),
      result: { review, recommendations: recommendations.length, ...named },
    };
  });
}

/** A review that heard one side has weighed nothing. */
function requireBothSides(reader: Reader, review: string, partner: ReviewRow["partner"]): void {
  const heard = new Set(submissionRows(reader, review).map(({ weighs }) => weighs));
  if (heard.has("security") && heard.has("privacy")) return;
  throw ruleRefusal({ partner, action: "review.conclude", subject: review }, "one-side-heard", {
    en: "A review concludes when it has heard what speaks for security and what speaks for privacy; one is missing.",
    fr: "Une évaluation se conclut quand elle a entendu ce que demande la sécurité et ce que demande la vie privée ; l’une manque.",
  });
}

export type Deciding = {
  readonly number: number;
  readonly decision: "accept" | "part" | "reject";
  readonly reason?: string | undefined;
};

export function decideRecommendation(acting: Acting, call: ActCall, review: string, given: Deciding) {
  return acting.act(call, (reader) => {
    const { number, decision, reason } = given;
    const row = recommendationRows(reader, review).find((each) => each.number === number);
    if (row === undefined) throw notFound("recommendation");
    if (!call.session.roles.includes(row.to))
      throw forbidden(`This recommendation is addressed to the role ${row.to}.`);
    if (row.decision !== null) throw conflict("This recommendation was decided on before.");
    if (decision !== "accept" && reason === undefined)
      throw invalid("/reason", "What is not accepted as a whole needs a reason.");
    return {
      entries: [
        {
          log: "house",
          kind: "review.decided/1",
          actor: row.to,
          body: { review, number, decision, by: call.session.account },
          ...(reason === undefined ? {} : { items: [wordsItem("reason", { text: reason })] }),
        },
      ],
      expects: versionsOf(reader, `review:${review}`),
      result: { review, number, decision },
    };
  });
}
