-- Private state: everything a node keeps that is no view of its logs. It never decides what a party did: lose
-- this file and people sign in anew, work in progress is gone, and every entry, right and release still stands.
-- Rights are not here: they are grants in the house log. The whole list:
--   credential  password hashes (argon2id)             session    who is signed in, ids stored hashed
--   token       API tokens, stored hashed              link       one-time sign-in links, stored hashed
--   attempt     failed sign-ins, names as keyed marks  draft      work in progress, sealed
--   job         what happens later, under leases       nonce      signed requests seen, until they expire
--   relation_progress, relation_attention (020-relations.sql)  what is still to do about partners' entries
-- Times are milliseconds since 1970.
CREATE TABLE credential (
  account TEXT PRIMARY KEY,
  hash TEXT NOT NULL,            -- $argon2id$v=19$m=..,t=..,p=..$salt$hash
  changed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE session (
  hash BLOB PRIMARY KEY,         -- SHA-256 of the secret in the cookie
  id TEXT NOT NULL UNIQUE,       -- what lists show; opens nothing
  account TEXT NOT NULL,
  via TEXT NOT NULL,             -- password | link
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_account ON session (account);
CREATE TABLE token (
  hash BLOB PRIMARY KEY,         -- SHA-256 of the secret
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,           -- JSON array; what the owner has lost since, the token has lost too
  read_only INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) WITHOUT ROWID;
CREATE INDEX token_account ON token (account);
CREATE TABLE link (
  hash BLOB PRIMARY KEY,
  account TEXT NOT NULL,
  loopback INTEGER NOT NULL,     -- 1: only from this machine
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE attempt (
  mark BLOB PRIMARY KEY,         -- keyed mark of the name as it was typed, known or not
  failures INTEGER NOT NULL,
  until INTEGER NOT NULL,        -- refused until then
  at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX attempt_at ON attempt (at);
CREATE TABLE draft (
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  sealed BLOB NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE TABLE job (
  id TEXT PRIMARY KEY,           -- chosen by who asks, so that asking twice is asking once
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,         -- JSON; ids and digests, never content
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  holder TEXT,
  leased_until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX job_due ON job (kind, due_at);
CREATE TABLE nonce (
  keyid TEXT NOT NULL,
  nonce TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (keyid, nonce)
) WITHOUT ROWID;
CREATE INDEX nonce_until ON nonce (until);
