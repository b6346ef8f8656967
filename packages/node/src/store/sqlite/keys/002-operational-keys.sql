-- Operational keys made by the running node after its key ring: their secrets, wrapped under the node's storage key.
-- Which of them is in force is for the party's cards to say.
CREATE TABLE operational_key (
  public TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  wrapped BLOB NOT NULL
) WITHOUT ROWID;
