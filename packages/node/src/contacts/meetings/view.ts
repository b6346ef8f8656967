import type { Reader } from "../../store/index.ts";
import type { Written } from "../rows.ts";

export type ContactRow = Written & {
  readonly id: string;
  readonly seq: number;
  readonly form: string;
  readonly access: "open" | "closed";
  readonly start: string;
  readonly until: string;
  readonly payload: string;
};

export type ReadOutRow = Written & {
  readonly id: string;
  readonly seq: number;
  readonly contact: string;
  readonly supersedes: string | null;
  /** Of the words, as the party signed them. */
  readonly digest: string;
  readonly payload: string;
};

export const meetingSchema = `
CREATE TABLE view_contact (
  partner TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, mine INTEGER NOT NULL, at INTEGER NOT NULL,
  form TEXT NOT NULL, access TEXT NOT NULL, start TEXT NOT NULL, until TEXT NOT NULL, payload TEXT NOT NULL,
  PRIMARY KEY (partner, id)
) WITHOUT ROWID;
CREATE INDEX view_contact_seq ON view_contact (seq);
CREATE TABLE view_readout (
  partner TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, mine INTEGER NOT NULL, at INTEGER NOT NULL,
  contact TEXT NOT NULL, supersedes TEXT, digest TEXT NOT NULL, payload TEXT NOT NULL,
  PRIMARY KEY (partner, id)
) WITHOUT ROWID;
CREATE INDEX view_readout_contact ON view_readout (partner, contact, seq);
CREATE TABLE view_minutes (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, partner TEXT NOT NULL, contact TEXT NOT NULL, by_account TEXT NOT NULL,
  at INTEGER NOT NULL, payload TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_minutes_contact ON view_minutes (partner, contact, seq);
`;

export const meetingStatements = {
  "contacts.record": `INSERT INTO view_contact (partner, id, seq, mine, at, form, access, start, until, payload)
     VALUES (:partner, :id, :seq, :mine, :at, :form, :access, :start, :until, :payload)`,
  "contacts.read-out": `INSERT INTO view_readout (partner, id, seq, mine, at, contact, supersedes, digest, payload)
     VALUES (:partner, :id, :seq, :mine, :at, :contact, :supersedes, :digest, :payload)`,
  "contacts.minutes": `INSERT INTO view_minutes (id, seq, partner, contact, by_account, at, payload)
     VALUES (:id, :seq, :partner, :contact, :by, :at, :payload)`,
};

/** Every version of both parties' read-outs of a contact, in the order in which they were applied here. */
export const readOutsOf = (reader: Reader, partner: string, contact: string): ReadOutRow[] =>
  reader.all<ReadOutRow>(
    "SELECT * FROM view_readout WHERE partner = :partner AND contact = :contact ORDER BY seq",
    { partner, contact },
  );

/** The last version of one party's read-out; the others stay beside it. */
export const currentReadOut = (
  reader: Reader,
  partner: string,
  contact: string,
  mine: 0 | 1,
): ReadOutRow | undefined => readOutsOf(reader, partner, contact).findLast((row) => row.mine === mine);
