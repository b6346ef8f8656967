import type { inquiryCommentCategories } from "@entente/api";
import type { Reader } from "../../store/index.ts";
import type { InquiryRow, Side } from "./rows.ts";

/** Rows of what surrounds a report: comments, dissents, decisions to sign, decisions to publish. */

export type CommentRow = {
  readonly comment: string;
  readonly inquiry: string;
  readonly round: number;
  readonly side: Side;
  readonly finding: string | null;
  readonly category: (typeof inquiryCommentCategories)[number];
  readonly accepted: number;
  readonly payload: string | null;
  readonly at: number;
};

const ROUND = "partner = :partner AND inquiry = :inquiry AND round = :round";
type Round = Pick<InquiryRow, "partner" | "inquiry" | "round">;
const roundOf = ({ partner, inquiry, round }: Round) => ({ partner, inquiry, round });

export const commentsOf = (reader: Reader, row: Round): CommentRow[] =>
  reader.all<CommentRow>(`SELECT * FROM view_inquiry_comment WHERE ${ROUND} ORDER BY comment`, roundOf(row));

export const findComment = (reader: Reader, partner: string, comment: string): CommentRow | undefined =>
  reader.get<CommentRow>(
    "SELECT * FROM view_inquiry_comment WHERE partner = :partner AND comment = :comment",
    { partner, comment },
  );

export type DissentRow = {
  readonly dissent: string;
  readonly side: Side;
  readonly finding: string;
  readonly payload: string | null;
  readonly at: number;
};

export const dissentsOf = (reader: Reader, row: Round): DissentRow[] =>
  reader.all<DissentRow>(`SELECT * FROM view_inquiry_dissent WHERE ${ROUND} ORDER BY dissent`, roundOf(row));

export type ReportRow = {
  readonly digest: string;
  readonly side: Side;
  readonly payload: string | null;
  readonly at: number;
  readonly idx: number;
};

export const reportsOf = (reader: Reader, row: Round): ReportRow[] =>
  reader.all<ReportRow>(`SELECT * FROM view_inquiry_report WHERE ${ROUND} ORDER BY digest`, roundOf(row));

/** The one that counts: where two crossed, the same one at both sides. */
export const reportOf = (reader: Reader, row: Round): ReportRow | undefined => reportsOf(reader, row).at(-1);

export type DecisionRow = {
  readonly side: Side;
  readonly decision: "signed" | "refused";
  readonly finding: string | null;
  readonly payload: string | null;
  readonly at: number;
};

export const decisionsOf = (reader: Reader, row: Round, digest: string): DecisionRow[] =>
  reader.all<DecisionRow>(
    `SELECT * FROM view_inquiry_decision WHERE ${ROUND} AND digest = :digest ORDER BY side`,
    { ...roundOf(row), digest },
  );

export const publicationsOf = (reader: Reader, row: Round, digest: string) =>
  reader.all<{ side: Side; consent: number; at: number }>(
    `SELECT * FROM view_inquiry_publication WHERE ${ROUND} AND digest = :digest ORDER BY side`,
    { ...roundOf(row), digest },
  );
