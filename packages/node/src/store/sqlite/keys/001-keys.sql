-- One row for each sealed set: its key, or what is left of it, wrapped under the node's storage key.
CREATE TABLE set_key (
  digest BLOB PRIMARY KEY,
  wrapped BLOB NOT NULL
) WITHOUT ROWID;
