/** How the entries of this room become tables. Rows hold digests of what is sealed, and nothing of it. */

export const schema = `
CREATE TABLE view_authority (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, payload TEXT,
  purposes TEXT NOT NULL, until TEXT NOT NULL, approved_at INTEGER, approved_by TEXT
) WITHOUT ROWID;

-- Own operations. current: the version in effect.
CREATE TABLE view_activity (
  operation TEXT PRIMARY KEY, seq INTEGER NOT NULL, partner TEXT NOT NULL, at INTEGER NOT NULL,
  version INTEGER NOT NULL, current INTEGER, question TEXT, told INTEGER NOT NULL,
  started_at INTEGER, stopped_at INTEGER
) WITHOUT ROWID;
CREATE INDEX view_activity_seq ON view_activity (seq);

CREATE TABLE view_activity_version (
  operation TEXT NOT NULL, version INTEGER NOT NULL, act TEXT NOT NULL, authority TEXT NOT NULL,
  purpose TEXT NOT NULL, areas TEXT NOT NULL, payload TEXT, at INTEGER NOT NULL, by TEXT NOT NULL,
  tested_at INTEGER, tested_by TEXT, favourable INTEGER, test_payload TEXT, effected_at INTEGER,
  PRIMARY KEY (operation, version)
) WITHOUT ROWID;

-- side: who asks. version: of an own operation; a partner's has none here.
CREATE TABLE view_activity_question (
  side TEXT NOT NULL, partner TEXT NOT NULL, question TEXT NOT NULL, seq INTEGER NOT NULL, operation TEXT NOT NULL,
  version INTEGER, say TEXT NOT NULL, answer_by TEXT NOT NULL, at INTEGER NOT NULL, payload TEXT,
  answer TEXT, answered_at INTEGER, answer_payload TEXT,
  accepts INTEGER, accepted_at INTEGER, accept_payload TEXT, effected_at INTEGER,
  PRIMARY KEY (side, partner, question)
) WITHOUT ROWID;
CREATE INDEX view_activity_question_seq ON view_activity_question (seq);
CREATE INDEX view_activity_question_operation ON view_activity_question (operation);

-- The partner's operations, as it tells of them.
CREATE TABLE view_activity_told (
  partner TEXT NOT NULL, operation TEXT NOT NULL, seq INTEGER NOT NULL, started_at INTEGER NOT NULL,
  stopped_at INTEGER, contrary INTEGER NOT NULL, PRIMARY KEY (partner, operation)
) WITHOUT ROWID;

CREATE TABLE view_activity_condition (
  condition TEXT PRIMARY KEY, operation TEXT NOT NULL, partner TEXT NOT NULL, review TEXT NOT NULL,
  at INTEGER NOT NULL, by TEXT NOT NULL, payload TEXT, met_at INTEGER, met_by TEXT, met_payload TEXT,
  confirmed_at INTEGER, confirmed_by TEXT, returned_payload TEXT
) WITHOUT ROWID;
CREATE INDEX view_activity_condition_operation ON view_activity_condition (operation);
`;

export const statements = {
  "activities.record-authority": `INSERT INTO view_authority (id, seq, at, by, payload, purposes, until)
    VALUES (:id, :seq, :at, :by, :payload, :purposes, :until)`,
  "activities.approve-authority":
    "UPDATE view_authority SET approved_at = :at, approved_by = :by WHERE id = :id",

  "activities.propose": `INSERT INTO view_activity (operation, seq, partner, at, version, told)
    VALUES (:operation, :seq, :partner, :at, :version, 0)
    ON CONFLICT (operation) DO UPDATE SET version = excluded.version`,
  "activities.version": `INSERT INTO view_activity_version
    (operation, version, act, authority, purpose, areas, payload, at, by)
    VALUES (:operation, :version, :act, :authority, :purpose, :areas, :payload, :at, :by)`,
  "activities.test": `UPDATE view_activity_version
    SET tested_at = :at, tested_by = :by, favourable = :favourable, test_payload = :payload
    WHERE operation = :operation AND version = :version`,
  "activities.effect": `UPDATE view_activity SET current = :version, question = :question,
      told = CASE WHEN :question IS NULL THEN told ELSE 1 END, started_at = coalesce(started_at, :at)
    WHERE operation = :operation`,
  "activities.effect-version": `UPDATE view_activity_version SET effected_at = :at
    WHERE operation = :operation AND version = :version`,
  "activities.stop": "UPDATE view_activity SET stopped_at = :at WHERE operation = :operation",

  "activities.put": `INSERT INTO view_activity_question
    (side, partner, question, seq, operation, version, say, answer_by, at, payload)
    VALUES (:side, :partner, :question, :seq, :operation,
      CASE WHEN :side = 'ours' THEN (SELECT version FROM view_activity WHERE operation = :operation) END,
      :say, :answerBy, :at, :payload)`,
  "activities.answer": `UPDATE view_activity_question
    SET answer = :answer, answered_at = :at, answer_payload = :payload
    WHERE side = :side AND partner = :partner AND question = :question`,
  "activities.accept": `UPDATE view_activity_question
    SET accepts = :accepts, accepted_at = :at, accept_payload = :payload
    WHERE side = :side AND partner = :partner AND question = :question`,
  "activities.effect-question": `UPDATE view_activity_question SET effected_at = :at
    WHERE side = :side AND partner = :partner AND question = :question`,
  // What the clause asks for is judged by what had been said when the entry was applied.
  "activities.told": `INSERT INTO view_activity_told (partner, operation, seq, started_at, contrary)
    SELECT partner, operation, :seq, :at, CASE say
      WHEN 'consent' THEN NOT coalesce(answer = 'consents' OR (answer = 'conditions' AND accepts = 1), 0)
      WHEN 'consult' THEN (answer IS NULL AND answer_by > :text) OR (answer IS 'conditions' AND accepts IS NULL)
      ELSE 0 END
    FROM view_activity_question WHERE side = 'theirs' AND partner = :partner AND question = :question
    ON CONFLICT (partner, operation) DO UPDATE SET contrary = max(contrary, excluded.contrary)`,
  "activities.told-stop": `UPDATE view_activity_told SET stopped_at = :at
    WHERE partner = :partner AND operation = :operation`,

  "activities.condition": `INSERT INTO view_activity_condition (condition, operation, partner, review, at, by, payload)
    VALUES (:condition, :operation, :partner, :review, :at, :by, :payload)`,
  "activities.condition-met": `UPDATE view_activity_condition
    SET met_at = :at, met_by = :by, met_payload = :payload WHERE condition = :condition`,
  "activities.condition-confirmed": `UPDATE view_activity_condition
    SET confirmed_at = :at, confirmed_by = :by WHERE condition = :condition`,
  "activities.condition-returned": `UPDATE view_activity_condition
    SET met_at = NULL, met_by = NULL, returned_payload = :payload WHERE condition = :condition`,
};
