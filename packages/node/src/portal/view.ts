/** Publications, their versions, and what readers sent: ids, codes, digests, dates. The words are in the sealed sets. */
export const portalSchema = `
CREATE TABLE view_publication (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, side TEXT NOT NULL, partner TEXT, areas TEXT, about TEXT, at INTEGER NOT NULL,
  current INTEGER NOT NULL DEFAULT 0, published INTEGER, published_seq INTEGER, updated INTEGER, withdrawn INTEGER, withdrawn_by TEXT,
  withdrawn_code TEXT, withdrawn_digest TEXT, withdrawn_payload TEXT
) WITHOUT ROWID;
CREATE INDEX view_publication_published ON view_publication (published, id);
CREATE INDEX view_publication_partner ON view_publication (partner, id);
CREATE TABLE view_publication_version (
  publication TEXT NOT NULL, version INTEGER NOT NULL, digest TEXT NOT NULL, payload TEXT, at INTEGER NOT NULL,
  drafted_by TEXT, approved_by TEXT, approved_at INTEGER, put INTEGER, ours_signed INTEGER, theirs_signed INTEGER,
  ours_proof TEXT, theirs_proof TEXT, published INTEGER, change TEXT, correction TEXT, PRIMARY KEY (publication, version)
) WITHOUT ROWID;
CREATE TABLE view_comment (
  id TEXT PRIMARY KEY, publication TEXT NOT NULL, version INTEGER NOT NULL, language TEXT NOT NULL, at INTEGER NOT NULL,
  payload TEXT, status TEXT NOT NULL UNIQUE, state TEXT NOT NULL DEFAULT 'waiting', code TEXT, number INTEGER,
  decided_at INTEGER, decided_by TEXT, decision_payload TEXT, appealed_at INTEGER, appeal_payload TEXT, appeal_state TEXT,
  appeal_at INTEGER, appeal_by TEXT, appeal_reason TEXT, erased INTEGER
) WITHOUT ROWID;
CREATE INDEX view_comment_publication ON view_comment (publication, state, number);
CREATE INDEX view_comment_at ON view_comment (at);
CREATE INDEX view_comment_state ON view_comment (state, id);
CREATE TABLE view_correction (
  id TEXT PRIMARY KEY, publication TEXT NOT NULL, version INTEGER NOT NULL, language TEXT NOT NULL, about TEXT NOT NULL,
  at INTEGER NOT NULL, payload TEXT, status TEXT NOT NULL UNIQUE, state TEXT NOT NULL DEFAULT 'waiting',
  decided_at INTEGER, decided_by TEXT, decision_payload TEXT, corrected INTEGER
) WITHOUT ROWID;
CREATE INDEX view_correction_at ON view_correction (at);
CREATE INDEX view_correction_state ON view_correction (state, id);
CREATE INDEX view_correction_publication ON view_correction (publication, id);
`;

export const portalStatements: Readonly<Record<string, string>> = {
  "portal.open": `INSERT INTO view_publication (id, kind, side, partner, areas, about, at)
     VALUES (:id, :kind, :side, :partner, :areas, :about, :at) ON CONFLICT (id) DO NOTHING`,
  // Written anew, a version loses the approval and the signatures that its former words had.
  "portal.draft": `INSERT OR REPLACE INTO view_publication_version
     (publication, version, digest, payload, at, drafted_by, change, correction, put)
     VALUES (:publication, :version, :digest, :payload, :at, :drafted_by, :change, :correction, :put)`,
  "portal.approve": `UPDATE view_publication_version SET approved_by = :by, approved_at = :at
     WHERE publication = :publication AND version = :version`,
  "portal.put": `UPDATE view_publication_version SET put = :at
     WHERE publication = :publication AND version = :version`,
  "portal.sign-ours": `UPDATE view_publication_version SET ours_signed = :at, ours_proof = :proof
     WHERE publication = :publication AND version = :version`,
  "portal.sign-theirs": `UPDATE view_publication_version SET theirs_signed = :at, theirs_proof = :proof
     WHERE publication = :publication AND version = :version`,
  "portal.publish-version": `UPDATE view_publication_version SET published = :at
     WHERE publication = :publication AND version = :version`,
  "portal.publish": `UPDATE view_publication
     SET current = :version, published = coalesce(published, :at),
     published_seq = coalesce(published_seq, :seq), updated = :at WHERE id = :publication`,
  "portal.withdraw": `UPDATE view_publication SET withdrawn = :at, withdrawn_by = :side, withdrawn_code = :code,
     withdrawn_digest = :digest, withdrawn_payload = :payload WHERE id = :publication AND withdrawn IS NULL`,
  "portal.comment": `INSERT INTO view_comment (id, publication, version, language, at, payload, status)
     VALUES (:id, :publication, :version, :language, :at, :payload, :status)`,
  "portal.decide-comment": `UPDATE view_comment SET state = :state, code = :code, number = :number, decided_at = :at,
     decided_by = :by, decision_payload = :payload WHERE id = :id`,
  "portal.appeal": `UPDATE view_comment SET appealed_at = :at, appeal_payload = :payload, appeal_state = 'waiting'
     WHERE id = :id`,
  "portal.decide-appeal": `UPDATE view_comment SET appeal_state = :state, appeal_at = :at, appeal_by = :by,
     appeal_reason = :payload WHERE id = :id`,
  "portal.overturn": "UPDATE view_comment SET state = 'approved', number = :number WHERE id = :id",
  "portal.erase-comment": "UPDATE view_comment SET erased = :at WHERE id = :id",
  "portal.correction": `INSERT INTO view_correction (id, publication, version, language, about, at, payload, status)
     VALUES (:id, :publication, :version, :language, :about, :at, :payload, :status)`,
  "portal.answer-correction": `UPDATE view_correction SET state = :state, corrected = :corrected, decided_at = :at,
     decided_by = :by, decision_payload = :payload WHERE id = :id`,
};
