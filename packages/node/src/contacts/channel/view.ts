import type { Reader } from "../../store/index.ts";
import type { Written } from "../rows.ts";

export type DraftRow = {
  readonly id: string;
  readonly seq: number;
  readonly partner: string;
  readonly thread: string;
  readonly reply_to: string | null;
  readonly by_account: string;
  readonly at: number;
  readonly state: "waiting" | "sent";
  readonly payload: string;
};

export type MessageRow = Written & {
  readonly id: string;
  readonly seq: number;
  readonly thread: string;
  readonly reply_to: string | null;
  readonly payload: string;
  readonly leaf: Uint8Array;
  readonly receipted_at: number | null;
  readonly receipt: "opened" | "not-readable" | null;
};

export const channelSchema = `
CREATE TABLE view_message_draft (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, partner TEXT NOT NULL, thread TEXT NOT NULL, reply_to TEXT,
  by_account TEXT NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL, payload TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_message_draft_seq ON view_message_draft (seq);
CREATE TABLE view_message (
  partner TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, mine INTEGER NOT NULL, at INTEGER NOT NULL,
  thread TEXT NOT NULL, reply_to TEXT, payload TEXT NOT NULL, leaf BLOB NOT NULL, receipted_at INTEGER, receipt TEXT,
  PRIMARY KEY (partner, id)
) WITHOUT ROWID;
CREATE INDEX view_message_seq ON view_message (seq);
CREATE INDEX view_message_thread ON view_message (partner, thread, seq);
CREATE INDEX view_message_due ON view_message (partner, seq) WHERE mine = 0 AND receipted_at IS NULL;
`;

export const channelStatements = {
  "channel.draft": `INSERT INTO view_message_draft (id, seq, partner, thread, reply_to, by_account, at, state, payload)
     VALUES (:id, :seq, :partner, :thread, :replyTo, :by, :at, 'waiting', :payload)`,
  "channel.leave": "UPDATE view_message_draft SET state = 'sent' WHERE id = :id AND partner = :partner",
  "channel.send": `INSERT INTO view_message (partner, id, seq, mine, at, thread, reply_to, payload, leaf)
     VALUES (:partner, :id, :seq, :mine, :at, :thread, :replyTo, :payload, :leaf)`,
  "channel.receipt": `UPDATE view_message SET receipted_at = :at, receipt = :receipt
     WHERE partner = :partner AND id = :id`,
};

export const draftOf = (reader: Reader, id: string): DraftRow | undefined =>
  reader.get<DraftRow>("SELECT * FROM view_message_draft WHERE id = :id", { id });

/** Messages of the partner that were not receipted yet, in their order. What is due follows from them alone. */
export const unreceipted = (reader: Reader, partner: string): MessageRow[] =>
  reader.all<MessageRow>(
    "SELECT * FROM view_message WHERE partner = :partner AND mine = 0 AND receipted_at IS NULL ORDER BY seq",
    { partner },
  );

export const hasThread = (reader: Reader, partner: string, thread: string): boolean =>
  reader.get("SELECT 1 FROM view_message WHERE partner = :partner AND thread = :thread LIMIT 1", {
    partner,
    thread,
  }) !== undefined;
