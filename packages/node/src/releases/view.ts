/**
 * `view_part` holds both directions: what this party released (`out`) and what came to it (`in`), one row for each
 * `release.made/1`. `view_part_item` says for each position which product it is here, and what became of it.
 * `view_refusal_compartment` says in which compartments the products of a refusal lie: whoever may not read one of them
 * does not learn of the refusal. It is made from the products' rows, which keep their compartment when they are sealed.
 * `view_release_compartment` says the same of a proposal, whatever became of it.
 */
export const releasesSchema = `
CREATE TABLE view_release (
  release TEXT PRIMARY KEY,
  partner TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  author TEXT NOT NULL,
  products INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  purpose TEXT NOT NULL,
  agreement TEXT NOT NULL,
  digest TEXT NOT NULL,
  needed INTEGER NOT NULL,
  payload TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_release_seq ON view_release (seq);
CREATE TABLE view_release_compartment (release TEXT NOT NULL, compartment TEXT NOT NULL, PRIMARY KEY (release, compartment)) WITHOUT ROWID;
CREATE TABLE view_approval (subject TEXT NOT NULL, person TEXT NOT NULL, role TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (subject, person)) WITHOUT ROWID;
CREATE TABLE view_turned_down (subject TEXT PRIMARY KEY, person TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX view_turned_down_at ON view_turned_down (at);
CREATE TABLE view_part (
  id TEXT PRIMARY KEY,
  release TEXT NOT NULL,
  direction TEXT NOT NULL,
  partner TEXT NOT NULL,
  seq INTEGER NOT NULL,
  log INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  leaf BLOB NOT NULL,
  at INTEGER NOT NULL,
  state TEXT NOT NULL,
  count INTEGER NOT NULL,
  held INTEGER NOT NULL,
  payload TEXT NOT NULL,
  root TEXT NOT NULL,
  agreement TEXT NOT NULL,
  compartment TEXT NOT NULL,
  areas TEXT NOT NULL,
  theatre TEXT,
  unit TEXT,
  purpose TEXT NOT NULL,
  clauses TEXT NOT NULL,
  label TEXT NOT NULL,
  retain_until TEXT,
  standing TEXT,
  received TEXT,
  received_at INTEGER,
  receipt_idx INTEGER,
  reason TEXT
) WITHOUT ROWID;
CREATE INDEX view_part_seq ON view_part (partner, seq);
CREATE INDEX view_part_release ON view_part (release);
CREATE INDEX view_part_payload ON view_part (payload);
CREATE INDEX view_part_state ON view_part (direction, state);
CREATE INDEX view_part_standing ON view_part (standing, seq) WHERE standing IS NOT NULL;
CREATE TABLE view_part_item (
  part TEXT NOT NULL,
  position INTEGER NOT NULL,
  product TEXT,
  inside TEXT,
  gone TEXT,
  PRIMARY KEY (part, position)
) WITHOUT ROWID;
CREATE INDEX view_part_item_product ON view_part_item (product);
CREATE TABLE view_refusal (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  partner TEXT NOT NULL,
  at INTEGER NOT NULL,
  by_partner INTEGER NOT NULL,
  count INTEGER NOT NULL,
  areas TEXT NOT NULL,
  agreement TEXT,
  release TEXT,
  standing TEXT,
  violations TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_refusal_seq ON view_refusal (partner, seq);
CREATE TABLE view_refusal_compartment (refusal TEXT NOT NULL, compartment TEXT NOT NULL, PRIMARY KEY (refusal, compartment)) WITHOUT ROWID;
CREATE TABLE view_recall (
  recall TEXT PRIMARY KEY,
  partner TEXT NOT NULL,
  direction TEXT NOT NULL,
  part TEXT NOT NULL,
  release TEXT NOT NULL,
  seq INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  at INTEGER NOT NULL,
  ranges TEXT NOT NULL,
  items INTEGER NOT NULL,
  reason TEXT NOT NULL,
  execute_by TEXT,
  executed_at INTEGER,
  receipt_idx INTEGER,
  purged INTEGER
) WITHOUT ROWID;
CREATE INDEX view_recall_part ON view_recall (part);
CREATE TABLE view_standing (
  standing TEXT PRIMARY KEY,
  partner TEXT NOT NULL,
  state TEXT NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  terms TEXT NOT NULL,
  payload TEXT NOT NULL,
  used INTEGER NOT NULL,
  done INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE view_standing_review (
  standing TEXT NOT NULL,
  product TEXT NOT NULL,
  person TEXT NOT NULL,
  role TEXT NOT NULL,
  finding TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (standing, product, person)
) WITHOUT ROWID;
CREATE TABLE view_onward (
  request TEXT PRIMARY KEY,
  partner TEXT NOT NULL,
  direction TEXT NOT NULL,
  part TEXT NOT NULL,
  ranges TEXT NOT NULL,
  to_party TEXT NOT NULL,
  purpose TEXT NOT NULL,
  expires TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  leaf BLOB NOT NULL,
  state TEXT NOT NULL,
  code TEXT,
  granted_until TEXT,
  answered_at INTEGER
) WITHOUT ROWID;
`;

const IN_RANGES = `position IN (SELECT p.position FROM view_part_item p, json_each(:ranges) r
  WHERE p.part = :made AND p.position BETWEEN r.value ->> 0 AND r.value ->> 1)`;
const HELD = "(SELECT count(*) FROM view_part_item i WHERE i.part = :made AND i.gone IS NULL)";

/**
 * Nothing of it is or will be held. Before it was received a recipient has no rows of its items, and counts the orders;
 * a partner that orders the same twice loses only what it sent itself.
 */
const SETTLED = `(CASE WHEN received IS NULL
  THEN (SELECT sum(min(r.items, view_part.count)) FROM view_recall r WHERE r.part = :made) >= count ELSE ${HELD} = 0 END)`;

export const releasesStatements = {
  "releases.propose": `INSERT INTO view_release (release, partner, state, at, seq, author, products, recipient, purpose, agreement, digest, needed, payload)
    VALUES (:release, :partner, 'proposed', :at, :seq, :by, :products, :recipient, :purpose, :agreement, :digest, :needed, :payload)`,
  "releases.propose-products": `INSERT INTO view_release_compartment (release, compartment)
    SELECT DISTINCT :release, c.key FROM json_each(:products) j
      JOIN view_product p ON p.entry = substr(j.value, 1, 26) AND p.position = CAST(substr(j.value, 28) AS INTEGER)
      JOIN view_compartment c ON c.id = p.compartment`,
  "releases.approve": `INSERT INTO view_approval (subject, person, role, at) VALUES (:subject, :by, :role, :at) ON CONFLICT DO NOTHING`,
  "releases.turn-down": `INSERT INTO view_turned_down (subject, person, reason, at) VALUES (:subject, :by, :reason, :at) ON CONFLICT DO NOTHING`,
  "releases.set-state": "UPDATE view_release SET state = :state WHERE release = :release",
  "releases.make": `INSERT INTO view_part (id, release, direction, partner, seq, log, idx, leaf, at, state, count, held, payload, root,
      agreement, compartment, areas, theatre, unit, purpose, clauses, label, retain_until, standing)
    VALUES (:made, :release, :direction, :partner, :seq, :log, :idx, :leaf, :at, 'announced', :count, 0, :payload, :root,
      :agreement, :compartment, :areas, :theatre, :unit, :purpose, :clauses, :label, :retainUntil, :standing)`,
  "releases.items": `INSERT INTO view_part_item (part, position, product, inside)
    SELECT :made, key, CASE type WHEN 'array' THEN value ->> 0 ELSE value END, CASE type WHEN 'array' THEN value ->> 1 END
    FROM json_each(:products)`,
  "releases.items-released": `INSERT INTO view_released (partner, compartment, at, product)
    SELECT v.partner, p.compartment, p.at, p.id FROM json_each(:products) j, view_part v
      JOIN view_product p ON p.entry = substr(CASE j.type WHEN 'array' THEN j.value ->> 0 ELSE j.value END, 1, 26)
        AND p.position = CAST(substr(CASE j.type WHEN 'array' THEN j.value ->> 0 ELSE j.value END, 28) AS INTEGER)
    WHERE v.id = :made ON CONFLICT DO NOTHING`,
  "releases.items-received": `INSERT INTO view_part_item (part, position, product)
    WITH RECURSIVE place (position) AS (SELECT 0 UNION ALL SELECT position + 1 FROM place WHERE position + 1 < :count)
    SELECT :made, position, :received || '.' || position FROM place`,
  "releases.receive": `UPDATE view_part SET state = 'received', received = :received, received_at = :at, receipt_idx = :idx,
      retain_until = coalesce(:retainUntil, retain_until), held = ${HELD},
      compartment = CASE direction WHEN 'in' THEN :compartment ELSE compartment END WHERE id = :made`,
  "releases.decline":
    "UPDATE view_part SET state = 'declined', reason = :reason, receipt_idx = :idx WHERE id = :made",
  "releases.forget-part-items": `UPDATE view_part_item SET gone = :why WHERE part = :made AND gone IS NULL AND ${IN_RANGES}`,
  "releases.count-held": `UPDATE view_part SET held = CASE WHEN received IS NULL THEN 0 ELSE ${HELD} END,
      state = CASE WHEN ${SETTLED} THEN :state ELSE state END WHERE id = :made AND state <> 'declined'`,
  "releases.refuse": `INSERT INTO view_refusal (id, seq, partner, at, by_partner, count, areas, agreement, release, standing, violations)
    VALUES (:id, :seq, :partner, :at, :byPartner, :count, :areas, :agreement, :release, :standing, :violations)`,
  "releases.refuse-products": `INSERT INTO view_refusal_compartment (refusal, compartment)
    SELECT DISTINCT :id, c.key FROM json_each(:products) j
      JOIN view_product p ON p.entry = substr(j.value, 1, 26) AND p.position = CAST(substr(j.value, 28) AS INTEGER)
      JOIN view_compartment c ON c.id = p.compartment`,
  "releases.refuse-part": `INSERT INTO view_refusal_compartment (refusal, compartment)
    SELECT :id, compartment FROM view_part WHERE id = :made`,
  "releases.order-recall": `INSERT INTO view_recall (recall, partner, direction, part, release, seq, idx, at, ranges, items, reason, execute_by)
    VALUES (:recall, :partner, :direction, :made, :release, :seq, :idx, :at, :ranges, :items, :reason, :executeBy)`,
  "releases.execute-recall":
    "UPDATE view_recall SET executed_at = :at, receipt_idx = :idx, purged = :held WHERE recall = :recall AND executed_at IS NULL",
  "releases.propose-standing": `INSERT INTO view_standing (standing, partner, state, at, author, terms, payload, used, done)
    VALUES (:standing, :partner, 'proposed', :at, :by, :terms, :payload, 0, 0)`,
  "releases.activate-standing": `UPDATE view_standing SET state = 'active' WHERE standing = :subject AND state = 'proposed'
    AND (SELECT count(*) FROM view_approval a WHERE a.subject = :subject) >= (terms ->> '$.needed')`,
  "releases.turn-standing-down":
    "UPDATE view_standing SET state = 'turned-down' WHERE standing = :standing AND state = 'proposed'",
  "releases.stop-standing": "UPDATE view_standing SET state = 'stopped' WHERE standing = :standing",
  "releases.review-standing": `INSERT INTO view_standing_review (standing, product, person, role, finding, at)
    VALUES (:standing, :product, :by, :role, :finding, :at)
    ON CONFLICT (standing, product, person) DO UPDATE SET role = excluded.role, finding = excluded.finding, at = excluded.at`,
  "releases.use-standing": "UPDATE view_standing SET used = used + :count WHERE standing = :standing",
  "releases.advance-standing": `UPDATE view_standing SET done = max(done, coalesce((SELECT max(p.id) FROM json_each(:products) j
      JOIN view_product p ON p.entry = substr(j.value, 1, 26) AND p.position = CAST(substr(j.value, 28) AS INTEGER)), 0))
    WHERE standing = :standing`,
  "releases.ask-onward": `INSERT INTO view_onward (request, partner, direction, part, ranges, to_party, purpose, expires, reason, at, leaf, state)
    VALUES (:request, :partner, :direction, :made, :ranges, :to, :purpose, :expires, :reason, :at, :leaf, 'waiting')`,
  "releases.answer-onward":
    "UPDATE view_onward SET state = :state, code = :code, granted_until = :expires, answered_at = :at WHERE request = :request AND state = 'waiting'",
};
