-- Logs: the node's own and its partners', entry by entry. `id` is local; `origin` is the identity.
CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,            -- house | liaison
  party TEXT NOT NULL,           -- who writes it
  partner TEXT,                  -- who reads it; null for a house log
  mine INTEGER NOT NULL          -- 1: this node signs it
);
CREATE TABLE entry (
  log INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  leaf BLOB NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (log, idx)
) WITHOUT ROWID;
-- Hashes of full tiles (tlog-tiles levels 1 and above); level 0 is entry.leaf.
CREATE TABLE node (
  log INTEGER NOT NULL,
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (log, level, idx)
) WITHOUT ROWID;
-- The order in which this node applied its own and its partners' entries.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  log INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  aside TEXT                     -- why a partner's entry was set aside; null: applied
);
-- An entry set aside and understood later has a second row: the later one counts.
CREATE INDEX journal_entry ON journal (log, idx);
-- What a command answered, so that a repeat gets the first answer.
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  outcome TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE checkpoint (
  log INTEGER NOT NULL,
  size INTEGER NOT NULL,
  root BLOB NOT NULL,
  note TEXT NOT NULL,            -- with the log's own signature, and cosignatures as they come
  signed_at INTEGER NOT NULL,
  published_at INTEGER,          -- null until its witnesses have cosigned
  PRIMARY KEY (log, size)
) WITHOUT ROWID;
-- Ciphertext only: sealed sets as they travel.
CREATE TABLE blob (
  digest BLOB PRIMARY KEY,
  bytes BLOB NOT NULL
);
-- Two signed heads that cannot both be true, and what else must not be forgotten.
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  origin TEXT NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
