/** Batches of the register, rollups of both sides, comparisons and what was explained. `side`: whose entry it is. */
export const schema = `
CREATE TABLE view_scope_batch (
  batch TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL, rows INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, unit TEXT NOT NULL,
  country_table TEXT NOT NULL, rejected INTEGER NOT NULL, payload TEXT NOT NULL, pieces INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_scope_batch_seq ON view_scope_batch (seq);

CREATE TABLE view_scope_prepared (
  rollup TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, partner TEXT NOT NULL,
  areas TEXT NOT NULL, period_from TEXT NOT NULL, period_to TEXT NOT NULL, unit TEXT NOT NULL, n INTEGER NOT NULL,
  digest TEXT NOT NULL, supersedes TEXT, payload TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE view_scope_rollup (
  side TEXT NOT NULL, partner TEXT NOT NULL, rollup TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
  period_from TEXT NOT NULL, period_to TEXT NOT NULL, unit TEXT NOT NULL, n INTEGER NOT NULL, digest TEXT NOT NULL,
  supersedes TEXT, replaced_by TEXT, payload TEXT, PRIMARY KEY (side, partner, rollup)
) WITHOUT ROWID;
CREATE INDEX view_scope_rollup_seq ON view_scope_rollup (seq);

-- owed_first: differences numbered below it are the party's in owed_party, the others the other's.
CREATE TABLE view_scope_reconciliation (
  side TEXT NOT NULL, partner TEXT NOT NULL, reconciliation TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
  ours TEXT NOT NULL, theirs TEXT NOT NULL, digest TEXT NOT NULL, totals TEXT NOT NULL,
  owed_party TEXT NOT NULL, owed_first INTEGER NOT NULL, differences INTEGER NOT NULL,
  PRIMARY KEY (side, partner, reconciliation)
) WITHOUT ROWID;
CREATE INDEX view_scope_reconciliation_seq ON view_scope_reconciliation (seq);
CREATE INDEX view_scope_reconciliation_pair ON view_scope_reconciliation (partner, ours, theirs, digest);

CREATE TABLE view_scope_explained (
  side TEXT NOT NULL, partner TEXT NOT NULL, reconciliation TEXT NOT NULL, difference INTEGER NOT NULL,
  at INTEGER NOT NULL, explanation TEXT NOT NULL, code TEXT NOT NULL, payload TEXT,
  PRIMARY KEY (side, partner, reconciliation, difference)
) WITHOUT ROWID;
`;

export const statements = {
  "scope.take-in": `INSERT INTO view_scope_batch
    (batch, seq, at, by, sha256, bytes, rows, first, last, unit, country_table, rejected, payload, pieces)
    VALUES (:batch, :seq, :at, :by, :sha256, :bytes, :rows, :first, :last, :unit, :table, :rejected, :payload, :pieces)`,

  "scope.prepare": `INSERT INTO view_scope_prepared
    (rollup, seq, at, by, partner, areas, period_from, period_to, unit, n, digest, supersedes, payload)
    VALUES (:rollup, :seq, :at, :by, :partner, :areas, :from, :to, :unit, :n, :digest, :supersedes, :payload)`,

  "scope.sign": `INSERT INTO view_scope_rollup
    (side, partner, rollup, seq, at, period_from, period_to, unit, n, digest, supersedes, payload)
    VALUES (:side, :partner, :rollup, :seq, :at, :from, :to, :unit, :n, :digest, :supersedes, :payload)`,
  "scope.replace": `UPDATE view_scope_rollup SET replaced_by = :rollup
    WHERE side = :side AND partner = :partner AND rollup = :supersedes`,

  "scope.reconcile": `INSERT INTO view_scope_reconciliation
    (side, partner, reconciliation, seq, at, ours, theirs, digest, totals, owed_party, owed_first, differences)
    VALUES (:side, :partner, :reconciliation, :seq, :at, :ours, :theirs, :digest, :totals, :party, :first, :differences)`,

  "scope.explain": `INSERT INTO view_scope_explained
    (side, partner, reconciliation, difference, at, explanation, code, payload)
    VALUES (:side, :partner, :reconciliation, :difference, :at, :explanation, :code, :payload)`,
};
