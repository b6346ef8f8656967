import {
  type AnswerOf,
  notFound,
  reviewConclusion,
  type reviewOperations,
  reviewSubmission,
  reviewTerms,
  type Session,
} from "@entente/api";
import { z } from "zod";
import { type Acting, instantText } from "../../acting/index.ts";
import { readCondition } from "../../operations/index.ts";
import type { Reader } from "../../store/index.ts";
import { type ReviewRow, recommendationRows, reviewRow, submissionRows } from "./view.ts";

type Ops = typeof reviewOperations;
type Review = AnswerOf<Ops["getReview"]>;
type Summary = AnswerOf<Ops["listReviews"]>["items"][number];

const textSchema = z.strictObject({ text: z.string().max(4000) });

/** Whoever only has to decide on a recommendation reads that one, and not what was weighed. */
const readsAll = ({ roles }: Session): boolean =>
  roles.includes("overseer") || roles.includes("operations-officer");

const concerns = (reader: Reader, session: Session, review: string): boolean =>
  readsAll(session) || recommendationRows(reader, review).some(({ to }) => session.roles.includes(to));

export function listReviews(
  acting: Acting,
  session: Session,
  query: { readonly partner?: string | undefined; readonly operation?: string | undefined },
): AnswerOf<Ops["listReviews"]> {
  const { reader } = acting;
  const rows = reader.all<ReviewRow>(
    `SELECT * FROM view_review WHERE (:partner IS NULL OR partner = :partner)
       AND (:operation IS NULL OR operation = :operation) ORDER BY seq DESC LIMIT 200`,
    { partner: query.partner ?? null, operation: query.operation ?? null },
  );
  return {
    items: rows
      .filter(({ review }) => concerns(reader, session, review))
      .map((row) => summaryOf(acting, reader, row, session)),
  };
}

function summaryOf(acting: Acting, reader: Reader, row: ReviewRow, session: Session): Summary {
  const { review, partner, operation, trigger, from, until, at, by, payload, concluded_at } = row;
  const heard = submissionRows(reader, review);
  const recommended = recommendationRows(reader, review);
  const title = payload === null ? undefined : acting.words(payload, reviewTerms)?.title;
  const count = (side: string) => heard.filter(({ weighs }) => weighs === side).length;
  return {
    id: review,
    partner,
    operation,
    trigger,
    state: concluded_at === null ? "open" : "concluded",
    from,
    until,
    openedAt: instantText(at),
    openedBy: by,
    ...(title === undefined || !readsAll(session) ? {} : { title }),
    submissions: { security: count("security"), privacy: count("privacy") },
    recommendations: recommended.length,
    undecided: recommended.filter(({ decision }) => decision === null).length,
    ...(concluded_at === null ? {} : { concludedAt: instantText(concluded_at) }),
  };
}

export function getReview(acting: Acting, session: Session, review: string): Review {
  const { reader } = acting;
  const row = reviewRow(reader, review);
  if (row === undefined || !concerns(reader, session, review)) throw notFound("review");
  const conclusion = row.conclusion === null ? undefined : acting.words(row.conclusion, reviewConclusion);
  const addressed = recommendationRows(reader, review)
    .filter(({ to }) => readsAll(session) || session.roles.includes(to))
    .map(({ number, to, decision, decided_at, decided_by, reason }) => {
      const text = conclusion?.recommendations[number - 1]?.text;
      const why = reason === null ? undefined : acting.words(reason, textSchema)?.text;
      return {
        number,
        to,
        ...(text === undefined ? {} : { text }),
        ...(decision === null || decided_at === null || decided_by === null
          ? {}
          : { decision, decidedAt: instantText(decided_at), decidedBy: decided_by }),
        ...(why === undefined ? {} : { reason: why }),
      };
    });
  const summary = summaryOf(acting, reader, row, session);
  if (!readsAll(session)) return { ...summary, weighed: [], addressed };
  const terms = row.payload === null ? undefined : acting.words(row.payload, reviewTerms)?.terms;
  const condition = row.condition === null ? undefined : readCondition(acting, reader, row.condition);
  return {
    ...summary,
    ...(terms === undefined ? {} : { terms }),
    weighed: submissionRows(reader, review).map(({ submission, weighs, at, by, payload }) => {
      const words = payload === null ? undefined : acting.words(payload, reviewSubmission);
      return { id: submission, weighs, at: instantText(at), by, ...(words === undefined ? {} : { words }) };
    }),
    ...(conclusion === undefined ? {} : { conclusion: conclusion.text }),
    addressed,
    ...(condition === undefined ? {} : { condition }),
  };
}

/** How often what was kept from partners was read. */
export function countReadings(reader: Reader, partner: string | undefined): number {
  return reader.get<{ n: number }>(
    "SELECT count(*) AS n FROM view_withheld_reading WHERE :partner IS NULL OR partner = :partner",
    { partner: partner ?? null },
  )!.n;
}
