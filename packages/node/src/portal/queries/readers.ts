import type { PublicationRefusalCode, publicationFigures } from "@entente/api";
import type { z } from "zod";
import type { Reader } from "../../store/index.ts";
import type { Language } from "../figures.ts";

export type CommentRow = {
  readonly id: string;
  readonly publication: string;
  readonly version: number;
  readonly language: Language;
  readonly at: number;
  readonly payload: string;
  readonly status: string;
  readonly state: "waiting" | "approved" | "refused";
  readonly code: PublicationRefusalCode | null;
  readonly number: number | null;
  readonly decided_at: number | null;
  readonly decided_by: string | null;
  readonly decision_payload: string | null;
  readonly appealed_at: number | null;
  readonly appeal_payload: string | null;
  readonly appeal_state: "waiting" | "upheld" | "overturned" | null;
  readonly appeal_at: number | null;
  readonly appeal_by: string | null;
  readonly appeal_reason: string | null;
  readonly erased: number | null;
};

export type CorrectionRow = {
  readonly id: string;
  readonly publication: string;
  readonly version: number;
  readonly language: Language;
  readonly about: "passage" | "withdrawal";
  readonly at: number;
  readonly payload: string;
  readonly status: string;
  readonly state: "waiting" | "accepted" | "rejected";
  readonly decided_at: number | null;
  readonly decided_by: string | null;
  readonly decision_payload: string | null;
  readonly corrected: number | null;
};

export const commentRow = (reader: Reader, id: string): CommentRow | undefined =>
  reader.get<CommentRow>("SELECT * FROM view_comment WHERE id = :id", { id });

export const correctionRow = (reader: Reader, id: string): CorrectionRow | undefined =>
  reader.get<CorrectionRow>("SELECT * FROM view_correction WHERE id = :id", { id });

/** What a secret of a status address opens. */
export const byStatus = (
  reader: Reader,
  status: string,
): { comment: CommentRow } | { correction: CorrectionRow } | undefined => {
  const comment = reader.get<CommentRow>("SELECT * FROM view_comment WHERE status = :status", { status });
  if (comment !== undefined) return { comment };
  const correction = reader.get<CorrectionRow>("SELECT * FROM view_correction WHERE status = :status", {
    status,
  });
  return correction === undefined ? undefined : { correction };
};

/** Approved comments, in the order of their numbers; the newest `limit` of them. */
export const approvedComments = (reader: Reader, publication: string, limit: number): CommentRow[] =>
  reader
    .all<CommentRow>(
      `SELECT * FROM view_comment WHERE publication = :publication AND state = 'approved' ORDER BY number DESC
       LIMIT :limit`,
      { publication, limit },
    )
    .reverse();

/** Approved comments by their numbers. */
export const numberedComments = (
  reader: Reader,
  publication: string,
  first: number,
  last: number,
): CommentRow[] =>
  reader.all<CommentRow>(
    `SELECT * FROM view_comment WHERE publication = :publication AND state = 'approved'
       AND number BETWEEN :first AND :last ORDER BY number`,
    { publication, first, last },
  );

export const approvedCount = (reader: Reader, publication: string): number =>
  reader.get<{ n: number }>(
    "SELECT count(*) AS n FROM view_comment WHERE publication = :publication AND state = 'approved'",
    { publication },
  )!.n;

/** The number that was given last; 0 for none. */
export const lastNumber = (reader: Reader, publication: string): number =>
  reader.get<{ n: number | null }>(
    "SELECT max(number) AS n FROM view_comment WHERE publication = :publication",
    { publication },
  )?.n ?? 0;

export const nextNumber = (reader: Reader, publication: string): number =>
  lastNumber(reader, publication) + 1;

/** What was received since a moment, and what waits: for the bounds of the inbox. */
export function inboxCounts(
  reader: Reader,
  table: "view_comment" | "view_correction",
  since: number,
  publication: string,
) {
  return reader.get<{ today: number; here: number; waiting: number }>(
    `SELECT (SELECT count(*) FROM ${table} WHERE at >= :since) AS today,
       (SELECT count(*) FROM ${table} WHERE at >= :since AND publication = :publication) AS here,
       (SELECT count(*) FROM ${table} WHERE state = 'waiting') AS waiting`,
    { since, publication },
  )!;
}

type Listing = {
  readonly publication?: string | undefined;
  readonly before?: string | undefined;
  readonly state?: string | undefined;
  readonly limit: number;
};

export const commentsList = (reader: Reader, { publication, before, state, limit }: Listing): CommentRow[] =>
  reader.all<CommentRow>(
    `SELECT * FROM view_comment WHERE id < :before AND (:publication IS NULL OR publication = :publication)
       AND (:state IS NULL OR state = :state OR (:state = 'appealed' AND appeal_state = 'waiting'))
     ORDER BY id DESC LIMIT :limit`,
    { before: before ?? "~", publication: publication ?? null, state: state ?? null, limit },
  );

export const correctionsList = (
  reader: Reader,
  { publication, before, state, limit }: Listing,
): CorrectionRow[] =>
  reader.all<CorrectionRow>(
    `SELECT * FROM view_correction WHERE id < :before AND (:publication IS NULL OR publication = :publication)
       AND (:state IS NULL OR state = :state) ORDER BY id DESC LIMIT :limit`,
    { before: before ?? "~", publication: publication ?? null, state: state ?? null, limit },
  );

/** Decided requests, of publications that readers can see, newest decision first. */
export const decidedCorrections = (reader: Reader, limit: number): CorrectionRow[] =>
  reader.all<CorrectionRow>(
    `SELECT c.* FROM view_correction c JOIN view_publication p ON p.id = c.publication
     WHERE c.state <> 'waiting' AND p.published IS NOT NULL ORDER BY c.decided_at DESC, c.id DESC LIMIT :limit`,
    { limit },
  );

/** Counts of what readers sent and what became of it. */
export function figuresOfComments(reader: Reader): z.infer<typeof publicationFigures> {
  const { received, waiting, approved, appealed, overturned } = reader.get<Record<string, number>>(
    `SELECT count(*) AS received, count(*) FILTER (WHERE state = 'waiting') AS waiting,
       count(*) FILTER (WHERE state = 'approved') AS approved,
       count(*) FILTER (WHERE appeal_state IS NOT NULL) AS appealed,
       count(*) FILTER (WHERE appeal_state = 'overturned') AS overturned FROM view_comment`,
  )!;
  const refused = reader.all<{ code: PublicationRefusalCode; n: number }>(
    "SELECT code, count(*) AS n FROM view_comment WHERE state = 'refused' AND code IS NOT NULL GROUP BY code ORDER BY code",
  );
  return {
    received: received!,
    waiting: waiting!,
    approved: approved!,
    refused: Object.fromEntries(refused.map(({ code, n }) => [code, n])),
    appealed: appealed!,
    overturned: overturned!,
  };
}
