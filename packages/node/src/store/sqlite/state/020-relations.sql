-- What this node has still to do about its partners' entries. No view: it decides nothing that a party did.
CREATE TABLE relation_progress (
  partner TEXT PRIMARY KEY,
  attended INTEGER NOT NULL,     -- entries below this index were shown to the desks, or stand in relation_attention
  published INTEGER NOT NULL     -- the largest published head ever fetched: a smaller one later is a roll-back
) WITHOUT ROWID;
-- Entries a desk could not finish with yet (its blob did not come, it was set aside): tried again.
CREATE TABLE relation_attention (
  partner TEXT NOT NULL,
  idx INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  due INTEGER NOT NULL,          -- milliseconds
  problem TEXT NOT NULL,
  PRIMARY KEY (partner, idx)
) WITHOUT ROWID;
