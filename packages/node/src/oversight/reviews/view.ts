import type { reviewAddressees, reviewTriggers } from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";

export const schema = `
CREATE TABLE view_review (
  review TEXT PRIMARY KEY, seq INTEGER NOT NULL, partner TEXT NOT NULL, operation TEXT NOT NULL, "trigger" TEXT NOT NULL,
  "from" TEXT NOT NULL, until TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, payload TEXT,
  concluded_at INTEGER, concluded_by TEXT, conclusion TEXT, condition TEXT
) WITHOUT ROWID;
CREATE INDEX view_review_seq ON view_review (seq);
CREATE TABLE view_review_submission (
  submission TEXT PRIMARY KEY, review TEXT NOT NULL, weighs TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
  payload TEXT
) WITHOUT ROWID;
CREATE INDEX view_review_submission_review ON view_review_submission (review);
CREATE TABLE view_review_recommendation (
  review TEXT NOT NULL, number INTEGER NOT NULL, "to" TEXT NOT NULL, decision TEXT, decided_at INTEGER, decided_by TEXT,
  reason TEXT, PRIMARY KEY (review, number)
) WITHOUT ROWID;
CREATE TABLE view_withheld_reading (
  id TEXT PRIMARY KEY, partner TEXT NOT NULL, by TEXT NOT NULL, count INTEGER NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;
`;

export const statements = {
  "reviews.open": `INSERT INTO view_review
    (review, seq, partner, operation, "trigger", "from", until, at, by, payload)
    VALUES (:review, :seq, :partner, :operation, :trigger, :from, :until, :at, :by, :payload)`,
  "reviews.submit": `INSERT INTO view_review_submission (submission, review, weighs, at, by, payload)
    VALUES (:submission, :review, :weighs, :at, :by, :payload)`,
  "reviews.conclude": `UPDATE view_review
    SET concluded_at = :at, concluded_by = :by, conclusion = :payload, condition = :condition
    WHERE review = :review`,
  "reviews.recommend": `INSERT INTO view_review_recommendation (review, number, "to")
    VALUES (:review, :number, :to)`,
  "reviews.decide": `UPDATE view_review_recommendation
    SET decision = :decision, decided_at = :at, decided_by = :by, reason = :payload
    WHERE review = :review AND number = :number`,
  "reviews.read-withheld": `INSERT INTO view_withheld_reading (id, partner, by, count, at)
    VALUES (:id, :partner, :by, :count, :at)`,
};

export type ReviewRow = {
  review: string;
  seq: number;
  partner: PartyId;
  operation: string;
  trigger: (typeof reviewTriggers)[number];
  from: string;
  until: string;
  at: number;
  by: string;
  payload: string | null;
  concluded_at: number | null;
  concluded_by: string | null;
  conclusion: string | null;
  condition: string | null;
};

export type SubmissionRow = {
  submission: string;
  review: string;
  weighs: "security" | "privacy";
  at: number;
  by: string;
  payload: string | null;
};

export type RecommendationRow = {
  review: string;
  number: number;
  to: (typeof reviewAddressees)[number];
  decision: "accept" | "part" | "reject" | null;
  decided_at: number | null;
  decided_by: string | null;
  reason: string | null;
};

export const reviewRow = (reader: Reader, review: string) =>
  reader.get<ReviewRow>("SELECT * FROM view_review WHERE review = :review", { review });

export const submissionRows = (reader: Reader, review: string) =>
  reader.all<SubmissionRow>(
    "SELECT * FROM view_review_submission WHERE review = :review ORDER BY submission",
    { review },
  );

export const recommendationRows = (reader: Reader, review: string) =>
  reader.all<RecommendationRow>(
    "SELECT * FROM view_review_recommendation WHERE review = :review ORDER BY number",
    { review },
  );
