/**
 * Ids are chosen by whoever writes, so every row is keyed by the partner too: what one partner names is unknown in
 * every other relation. `side` says who wrote the row. Words stay sealed under `payload`.
 */
export const docketsSchema = `
CREATE TABLE view_docket (
  partner TEXT NOT NULL, docket TEXT NOT NULL, side TEXT NOT NULL, seq INTEGER NOT NULL, idx INTEGER NOT NULL,
  at INTEGER NOT NULL, impact TEXT NOT NULL, areas TEXT NOT NULL, ground TEXT, payload TEXT,
  PRIMARY KEY (partner, docket)
) WITHOUT ROWID;
CREATE INDEX view_docket_seq ON view_docket (partner, seq);
CREATE TABLE view_docket_closing (
  partner TEXT NOT NULL, docket TEXT NOT NULL, side TEXT NOT NULL, closed INTEGER NOT NULL, at INTEGER NOT NULL,
  open INTEGER NOT NULL, payload TEXT,
  PRIMARY KEY (partner, docket, side)
) WITHOUT ROWID;
CREATE TABLE view_claim (
  partner TEXT NOT NULL, claim TEXT NOT NULL, docket TEXT NOT NULL, side TEXT NOT NULL, seq INTEGER NOT NULL,
  idx INTEGER NOT NULL, at INTEGER NOT NULL, own INTEGER NOT NULL, rebuts TEXT, part_of TEXT, payload TEXT,
  PRIMARY KEY (partner, claim)
) WITHOUT ROWID;
CREATE INDEX view_claim_docket ON view_claim (partner, docket, seq);
CREATE TABLE view_answer (
  partner TEXT NOT NULL, answer TEXT NOT NULL, claim TEXT NOT NULL, side TEXT NOT NULL, seq INTEGER NOT NULL,
  idx INTEGER NOT NULL, code TEXT NOT NULL, aspects TEXT NOT NULL, said_at TEXT NOT NULL, known_at INTEGER NOT NULL,
  channel TEXT, policy TEXT, topic TEXT, undertaking TEXT, jointly INTEGER NOT NULL, joins TEXT, payload TEXT,
  PRIMARY KEY (partner, answer)
) WITHOUT ROWID;
CREATE INDEX view_answer_claim ON view_answer (partner, claim, side, seq);
CREATE INDEX view_answer_policy ON view_answer (partner, side, policy);
CREATE TABLE view_ncnd_policy (
  partner TEXT NOT NULL, policy TEXT NOT NULL, side TEXT NOT NULL, seq INTEGER NOT NULL, idx INTEGER NOT NULL,
  at INTEGER NOT NULL, topics TEXT NOT NULL, exceptions TEXT NOT NULL, valid_from TEXT NOT NULL,
  valid_until TEXT NOT NULL, review TEXT NOT NULL, payload TEXT,
  PRIMARY KEY (partner, policy)
) WITHOUT ROWID;
CREATE TABLE view_claim_triage (
  partner TEXT NOT NULL, claim TEXT NOT NULL, triage TEXT NOT NULL, at INTEGER NOT NULL, due TEXT, payload TEXT,
  PRIMARY KEY (partner, claim)
) WITHOUT ROWID;
`;

export const docketsStatements: Readonly<Record<string, string>> = {
  "dockets.open": `INSERT INTO view_docket (partner, docket, side, seq, idx, at, impact, areas, ground, payload)
     VALUES (:partner, :docket, :side, :seq, :idx, :at, :impact, :areas, :ground, :payload)`,
  "dockets.closing": `INSERT INTO view_docket_closing (partner, docket, side, closed, at, open, payload)
     VALUES (:partner, :docket, :side, :closed, :at, :open, :payload)
     ON CONFLICT (partner, docket, side) DO UPDATE SET closed = :closed, at = :at, open = :open, payload = :payload`,
  "dockets.put": `INSERT INTO view_claim (partner, claim, docket, side, seq, idx, at, own, rebuts, part_of, payload)
     VALUES (:partner, :claim, :docket, :side, :seq, :idx, :at, :own, :rebuts, :partOf, :payload)`,
  // Nothing a party says later can become known earlier than what it said before: its clock does not rewrite what
  // was known here.
  "dockets.answer": `INSERT INTO view_answer (partner, answer, claim, side, seq, idx, code, aspects, said_at, known_at,
       channel, policy, topic, undertaking, jointly, joins, payload)
     VALUES (:partner, :answer, :claim, :side, :seq, :idx, :code, :aspects, :saidAt,
       max(:at, coalesce((SELECT max(known_at) FROM view_answer
         WHERE partner = :partner AND claim = :claim AND side = :side), 0)),
       :channel, :policy, :topic, :undertaking, :jointly, :joins, :payload)`,
  "dockets.adopt": `INSERT INTO view_ncnd_policy (partner, policy, side, seq, idx, at, topics, exceptions, valid_from,
       valid_until, review, payload)
     VALUES (:partner, :policy, :side, :seq, :idx, :at, :topics, :exceptions, :from, :until, :review, :payload)`,
  "dockets.triage": `INSERT INTO view_claim_triage (partner, claim, triage, at, due, payload)
     VALUES (:partner, :claim, :triage, :at, :due, :payload)
     ON CONFLICT (partner, claim) DO UPDATE SET triage = :triage, at = :at, due = :due, payload = :payload`,
};
