import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";

/** Rows of this room's tables, and how they are found. */

export type AuthorityRow = {
  id: string;
  seq: number;
  at: number;
  by: string;
  payload: string | null;
  purposes: string;
  until: string;
  approved_at: number | null;
  approved_by: string | null;
};

export type ActivityRow = {
  operation: string;
  seq: number;
  partner: PartyId;
  at: number;
  version: number;
  current: number | null;
  question: string | null;
  told: number;
  started_at: number | null;
  stopped_at: number | null;
};

export type VersionRow = {
  operation: string;
  version: number;
  act: "start" | "change" | "renew";
  authority: string;
  purpose: string;
  areas: string;
  payload: string | null;
  at: number;
  by: string;
  tested_at: number | null;
  tested_by: string | null;
  favourable: number | null;
  test_payload: string | null;
  effected_at: number | null;
};

export type QuestionRow = {
  side: "ours" | "theirs";
  partner: PartyId;
  question: string;
  seq: number;
  operation: string;
  version: number | null;
  say: "notice" | "consult" | "consent";
  answer_by: string;
  at: number;
  payload: string | null;
  answer: "consents" | "conditions" | "objects" | null;
  answered_at: number | null;
  answer_payload: string | null;
  accepts: number | null;
  accepted_at: number | null;
  accept_payload: string | null;
  effected_at: number | null;
};

export type ConditionRow = {
  condition: string;
  operation: string;
  partner: PartyId;
  review: string;
  at: number;
  by: string;
  payload: string | null;
  met_at: number | null;
  met_by: string | null;
  met_payload: string | null;
  confirmed_at: number | null;
  confirmed_by: string | null;
  returned_payload: string | null;
};

export type ToldRow = {
  partner: PartyId;
  operation: string;
  seq: number;
  started_at: number;
  stopped_at: number | null;
  contrary: number;
};

export const authorityRow = (reader: Reader, id: string) =>
  reader.get<AuthorityRow>("SELECT * FROM view_authority WHERE id = :id", { id });

export const activityRow = (reader: Reader, operation: string) =>
  reader.get<ActivityRow>("SELECT * FROM view_activity WHERE operation = :operation", { operation });

export const versionRow = (reader: Reader, operation: string, version: number) =>
  reader.get<VersionRow>(
    "SELECT * FROM view_activity_version WHERE operation = :operation AND version = :version",
    { operation, version },
  );

export const versionRows = (reader: Reader, operation: string) =>
  reader.all<VersionRow>(
    "SELECT * FROM view_activity_version WHERE operation = :operation ORDER BY version DESC",
    { operation },
  );

export const questionRow = (
  reader: Reader,
  side: "ours" | "theirs",
  partner: string,
  question: string,
): QuestionRow | undefined =>
  reader.get<QuestionRow>(
    "SELECT * FROM view_activity_question WHERE side = :side AND partner = :partner AND question = :question",
    { side, partner, question },
  );

/** What one side has put about an operation, newest first. */
export const questionsAbout = (
  reader: Reader,
  side: "ours" | "theirs",
  partner: string,
  operation: string,
): QuestionRow[] =>
  reader.all<QuestionRow>(
    `SELECT * FROM view_activity_question WHERE operation = :operation AND side = :side AND partner = :partner
     ORDER BY seq DESC`,
    { side, partner, operation },
  );

export const conditionRow = (reader: Reader, condition: string) =>
  reader.get<ConditionRow>("SELECT * FROM view_activity_condition WHERE condition = :condition", {
    condition,
  });

export const conditionsOn = (reader: Reader, operation: string) =>
  reader.all<ConditionRow>(
    "SELECT * FROM view_activity_condition WHERE operation = :operation ORDER BY condition",
    { operation },
  );

export const toldRow = (reader: Reader, partner: string, operation: string) =>
  reader.get<ToldRow>(
    "SELECT * FROM view_activity_told WHERE partner = :partner AND operation = :operation",
    { partner, operation },
  );
