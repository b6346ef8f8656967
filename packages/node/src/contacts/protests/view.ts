import type { Written } from "../rows.ts";

export type ProtestRow = Written & {
  readonly id: string;
  readonly seq: number;
  readonly payload: string;
  readonly acknowledged_at: number | null;
  /** The sealed acknowledgement, which may be without words. */
  readonly answer: string | null;
};

export type SummonsRow = Written & {
  readonly id: string;
  readonly seq: number;
  readonly attended: "yes" | "no" | "sent-other";
  readonly outcome: string;
  readonly protest: string | null;
  readonly payload: string;
};

export const protestSchema = `
CREATE TABLE view_protest (
  partner TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, mine INTEGER NOT NULL, at INTEGER NOT NULL,
  payload TEXT NOT NULL, acknowledged_at INTEGER, answer TEXT,
  PRIMARY KEY (partner, id)
) WITHOUT ROWID;
CREATE INDEX view_protest_seq ON view_protest (seq);
CREATE TABLE view_summons (
  partner TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, mine INTEGER NOT NULL, at INTEGER NOT NULL,
  attended TEXT NOT NULL, outcome TEXT NOT NULL, protest TEXT, payload TEXT NOT NULL,
  PRIMARY KEY (partner, id)
) WITHOUT ROWID;
CREATE INDEX view_summons_seq ON view_summons (seq);
`;

export const protestStatements = {
  "protests.lodge": `INSERT INTO view_protest (partner, id, seq, mine, at, payload)
     VALUES (:partner, :id, :seq, :mine, :at, :payload)`,
  "protests.acknowledge": `UPDATE view_protest SET acknowledged_at = :at, answer = :answer
     WHERE partner = :partner AND id = :id`,
  "protests.summon": `INSERT INTO view_summons (partner, id, seq, mine, at, attended, outcome, protest, payload)
     VALUES (:partner, :id, :seq, :mine, :at, :attended, :outcome, :protest, :payload)`,
};
