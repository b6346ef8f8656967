-- The largest head ever signed (own) or cosigned (peer) for an origin. Never lowered, never in a backup.
CREATE TABLE highwater (
  role TEXT NOT NULL,            -- own | peer
  origin TEXT NOT NULL,
  size INTEGER NOT NULL,
  root BLOB NOT NULL,
  note TEXT NOT NULL,
  at INTEGER NOT NULL,           -- seconds, never decreasing
  PRIMARY KEY (role, origin)
) WITHOUT ROWID;
