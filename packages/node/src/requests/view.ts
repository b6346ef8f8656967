/** Requests each way, with what was said about them. Rows hold digests of sealed words, never the words. */
export const requestsSchema = `
CREATE TABLE view_request (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, partner TEXT NOT NULL, asked_by TEXT NOT NULL, what TEXT NOT NULL,
  urgency TEXT NOT NULL, areas TEXT NOT NULL, purpose TEXT NOT NULL, clauses TEXT NOT NULL, at INTEGER NOT NULL,
  due INTEGER, payload TEXT, resource TEXT, unit TEXT, quantity INTEGER, accepted INTEGER NOT NULL DEFAULT 0,
  repeats INTEGER NOT NULL DEFAULT 0, acknowledged_at INTEGER, answer TEXT, finished_at INTEGER,
  undertakes INTEGER NOT NULL DEFAULT 0, satisfied INTEGER, closed_at INTEGER, withdrawn_at INTEGER, withdrawn_payload TEXT
) WITHOUT ROWID;
CREATE INDEX view_request_seq ON view_request (seq);
CREATE INDEX view_request_open ON view_request (partner, asked_by) WHERE closed_at IS NULL;
CREATE TABLE view_request_repeat (
  seq INTEGER PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL, said_on TEXT NOT NULL, channel TEXT NOT NULL
);
CREATE INDEX view_request_repeat_request ON view_request_repeat (request);
CREATE TABLE view_request_answer (
  seq INTEGER PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL, answer TEXT NOT NULL, code TEXT,
  released TEXT, quantity INTEGER, undertaking TEXT, undertaking_due TEXT, payload TEXT
);
CREATE INDEX view_request_answer_request ON view_request_answer (request);
CREATE TABLE view_request_judgement (
  seq INTEGER PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL, satisfied INTEGER NOT NULL, method TEXT,
  result TEXT, payload TEXT
);
CREATE INDEX view_request_judgement_request ON view_request_judgement (request);
CREATE TABLE view_request_delivery (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, request TEXT NOT NULL, at INTEGER NOT NULL, quantity INTEGER NOT NULL,
  payload TEXT, taken_at INTEGER, taken INTEGER, taken_payload TEXT
) WITHOUT ROWID;
CREATE INDEX view_request_delivery_request ON view_request_delivery (request);
CREATE TABLE view_request_draft (
  id TEXT PRIMARY KEY, partner TEXT NOT NULL, what TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL, payload TEXT,
  sent INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
`;

export const requestsStatements = {
  "requests.draft": `INSERT INTO view_request_draft (id, partner, what, by, at, payload)
    VALUES (:id, :partner, :what, :by, :at, :payload)`,
  "requests.draft-sent": "UPDATE view_request_draft SET sent = 1 WHERE id = :id",
  "requests.send": `INSERT INTO view_request
    (id, seq, partner, asked_by, what, urgency, areas, purpose, clauses, at, due, payload, resource, unit, quantity)
    VALUES (:id, :seq, :partner, :askedBy, :what, :urgency, :areas, :purpose, :clauses, :at, :due, :payload,
      :resource, :unit, :quantity)`,
  "requests.acknowledge": "UPDATE view_request SET acknowledged_at = :at WHERE id = :id",
  "requests.answer": `INSERT INTO view_request_answer
    (seq, request, at, answer, code, released, quantity, undertaking, undertaking_due, payload)
    VALUES (:seq, :id, :at, :answer, :code, :release, :quantity, :undertaking, :undertakingDue, :payload)`,
  "requests.answered": `UPDATE view_request SET answer = :answer, accepted = :accepted,
    finished_at = CASE WHEN :answer = 'partly' THEN NULL ELSE :at END,
    undertakes = max(undertakes, :undertakes) WHERE id = :id`,
  "requests.repeat": `INSERT INTO view_request_repeat (seq, request, at, said_on, channel)
    VALUES (:seq, :id, :at, :on, :channel)`,
  "requests.repeated": "UPDATE view_request SET repeats = repeats + 1 WHERE id = :id",
  "requests.withdraw": `UPDATE view_request SET withdrawn_at = :at, withdrawn_payload = :payload, closed_at = :at
    WHERE id = :id`,
  "requests.judge": `INSERT INTO view_request_judgement (seq, request, at, satisfied, method, result, payload)
    VALUES (:seq, :id, :at, :satisfied, :method, :result, :payload)`,
  "requests.judged": `UPDATE view_request SET satisfied = :satisfied,
    closed_at = CASE WHEN :satisfied = 1 THEN :at ELSE NULL END WHERE id = :id`,
  "requests.deliver": `INSERT INTO view_request_delivery (id, seq, request, at, quantity, payload)
    VALUES (:delivery, :seq, :id, :at, :quantity, :payload)`,
  "requests.take": `UPDATE view_request_delivery SET taken_at = :at, taken = :quantity, taken_payload = :payload
    WHERE id = :delivery`,
};
