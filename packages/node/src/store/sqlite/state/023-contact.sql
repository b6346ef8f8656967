-- When each partner's node was last heard, for people to read after a restart. Continues the list at the top of
-- 001-state.sql. It decides nothing; written at most once a minute and at a stop.
CREATE TABLE relation_contact (
  partner TEXT PRIMARY KEY,
  heard_at INTEGER NOT NULL      -- milliseconds; of the last message that verified, whoever called
) WITHOUT ROWID;
