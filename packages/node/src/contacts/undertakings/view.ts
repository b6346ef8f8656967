import type { Written } from "../rows.ts";
import type { Terms } from "./terms.ts";

export type UndertakingState = "open" | "met" | "partly" | "missed" | "lapsed" | "disputed";

/** `mine`: this party is its owner. */
export type UndertakingRow = Written & {
  readonly id: string;
  readonly seq: number;
  readonly contact: string | null;
  /** JSON of {@link Terms}: periods, dates and a count, no words. */
  readonly terms: string;
  readonly due: string;
  readonly state: UndertakingState;
  readonly payload: string;
};

/** Evidence has no result; an assessment has one. */
export type StepRow = Written & {
  readonly id: string;
  readonly seq: number;
  readonly undertaking: string;
  readonly result: Exclude<UndertakingState, "open"> | null;
  readonly payload: string;
};

export const termsOf = (row: UndertakingRow): Terms => JSON.parse(row.terms) as Terms;

/** Due and not settled: derived when it is read, never stored. A missed or lapsed one is not late any more. */
export const isOverdue = ({ state, due }: UndertakingRow, now: string): boolean =>
  isUnsettled(state) && due < now;
export const isUnsettled = (state: UndertakingState): boolean =>
  state === "open" || state === "partly" || state === "disputed";

export const undertakingSchema = `
CREATE TABLE view_undertaking (
  partner TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, mine INTEGER NOT NULL, at INTEGER NOT NULL,
  contact TEXT, terms TEXT NOT NULL, due TEXT NOT NULL, state TEXT NOT NULL, payload TEXT NOT NULL,
  PRIMARY KEY (partner, id)
) WITHOUT ROWID;
CREATE INDEX view_undertaking_seq ON view_undertaking (seq);
CREATE TABLE view_undertaking_step (
  partner TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, mine INTEGER NOT NULL, at INTEGER NOT NULL,
  undertaking TEXT NOT NULL, result TEXT, payload TEXT NOT NULL,
  PRIMARY KEY (partner, id)
) WITHOUT ROWID;
CREATE INDEX view_undertaking_step_of ON view_undertaking_step (partner, undertaking, seq);
`;

export const undertakingStatements = {
  "undertakings.give": `INSERT INTO view_undertaking (partner, id, seq, mine, at, contact, terms, due, state, payload)
     VALUES (:partner, :id, :seq, :mine, :at, :contact, :terms, :due, 'open', :payload)`,
  "undertakings.step": `INSERT INTO view_undertaking_step (partner, id, seq, mine, at, undertaking, result, payload)
     VALUES (:partner, :id, :seq, :mine, :at, :undertaking, :result, :payload)`,
  "undertakings.assess": `UPDATE view_undertaking SET state = :result WHERE partner = :partner AND id = :undertaking`,
};
