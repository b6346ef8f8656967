-- What passkeys and one-time codes need beside the house log, which alone says whose they are. Continues the list at
-- the top of 001-state.sql. Lost, a counter begins again at that of the registration, and codes are enrolled anew.
CREATE TABLE passkey_use (
  authenticator TEXT PRIMARY KEY,
  counter INTEGER NOT NULL,      -- the largest that was seen; 0 from passkeys that do not count
  used_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE one_time_code (
  account TEXT PRIMARY KEY,
  sealed BLOB NOT NULL,          -- the secret
  confirmed_at INTEGER,          -- NULL until a code has confirmed it
  last_step INTEGER NOT NULL     -- the time step of the last code that was taken: none is taken twice
) WITHOUT ROWID;
ALTER TABLE link ADD COLUMN invitation INTEGER NOT NULL DEFAULT 0;
