-- Protected disclosures, sealed by whoever handed them in: this node cannot open them. No view, because no entry may
-- say that there is one; it decides nothing that a party did. Continues the list at the top of 001-state.sql.
-- Days of UTC, never seconds; no address, agent or account of a reporter. The tables have no row ids, so that the
-- order of rows is that of hashes and not that of arrival.
CREATE TABLE disclosure (
  mark BLOB PRIMARY KEY,         -- SHA-256 of the mailbox's id, which only the receipt gives
  proof BLOB NOT NULL,           -- SHA-256 of what proves the right to read it
  case_id TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL,
  commitment BLOB NOT NULL,
  bodies TEXT NOT NULL,          -- JSON: codes of the bodies that can open it
  sealed BLOB,                   -- a rung of the ladder; NULL once erased
  closed TEXT                    -- day
) WITHOUT ROWID;
CREATE TABLE disclosure_reply (
  mark BLOB NOT NULL,
  slot INTEGER NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,            -- acknowledgement | feedback
  sealed BLOB NOT NULL,          -- 64 KiB
  PRIMARY KEY (mark, slot)
) WITHOUT ROWID;
CREATE TABLE disclosure_trace (
  case_id TEXT NOT NULL,
  n INTEGER NOT NULL,
  day TEXT NOT NULL,
  account TEXT NOT NULL,         -- an overseer's
  act TEXT NOT NULL,             -- fetched | answered | closed | erased
  PRIMARY KEY (case_id, n)
) WITHOUT ROWID;
-- Days on which the desk was open. Its leaves are drawn once the day is over, and then never again.
CREATE TABLE disclosure_day (
  day TEXT PRIMARY KEY,
  leaves BLOB,                   -- 256 times 32 bytes
  logged INTEGER NOT NULL        -- 1: its root is in the house log
) WITHOUT ROWID;
