/** Tables of joint inquiries. Keyed by partner and id: no partner's entry can touch a row of another relation. */
export const schema = `
CREATE TABLE view_inquiry (
  partner TEXT NOT NULL, inquiry TEXT NOT NULL, seq INTEGER NOT NULL, side TEXT NOT NULL, docket TEXT NOT NULL,
  areas TEXT NOT NULL, payload TEXT, at INTEGER NOT NULL, answer_by INTEGER NOT NULL, stage TEXT NOT NULL,
  round INTEGER NOT NULL, terms TEXT, evidence_until INTEGER, comment_hours INTEGER, sign_hours INTEGER,
  opened_at INTEGER, closed_ours INTEGER, closed_theirs INTEGER, circulated_at INTEGER, circulated_idx INTEGER, report TEXT, final_at INTEGER,
  withdrawn_side TEXT, withdrawn_at INTEGER, withdrawn_payload TEXT,
  PRIMARY KEY (partner, inquiry)
) WITHOUT ROWID;
CREATE TABLE view_inquiry_claim (
  partner TEXT NOT NULL, inquiry TEXT NOT NULL, position INTEGER NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (partner, inquiry, position)
) WITHOUT ROWID;
CREATE TABLE view_inquiry_terms (
  partner TEXT NOT NULL, inquiry TEXT NOT NULL, digest TEXT NOT NULL, draft INTEGER NOT NULL, side TEXT NOT NULL,
  payload TEXT, at INTEGER NOT NULL, evidence_until INTEGER NOT NULL, comment_hours INTEGER NOT NULL,
  sign_hours INTEGER NOT NULL, without_consent TEXT NOT NULL,
  PRIMARY KEY (partner, inquiry, digest)
) WITHOUT ROWID;
CREATE TABLE view_inquiry_terms_signature (
  partner TEXT NOT NULL, inquiry TEXT NOT NULL, digest TEXT NOT NULL, side TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (partner, inquiry, digest, side)
) WITHOUT ROWID;
CREATE TABLE view_inquiry_root (
  partner TEXT NOT NULL, root TEXT NOT NULL, inquiry TEXT NOT NULL, kind TEXT NOT NULL, PRIMARY KEY (partner, root)
) WITHOUT ROWID;
CREATE TABLE view_inquiry_evidence (
  partner TEXT NOT NULL, evidence TEXT NOT NULL, inquiry TEXT NOT NULL, side TEXT NOT NULL, sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, quarantined INTEGER NOT NULL, late INTEGER NOT NULL, root TEXT NOT NULL, bears TEXT NOT NULL,
  payload TEXT, at INTEGER NOT NULL, PRIMARY KEY (partner, evidence)
) WITHOUT ROWID;
CREATE INDEX view_inquiry_evidence_of ON view_inquiry_evidence (partner, inquiry, evidence);
CREATE TABLE view_inquiry_edge (
  partner TEXT NOT NULL, edge TEXT NOT NULL, inquiry TEXT NOT NULL, side TEXT NOT NULL, from_evidence TEXT NOT NULL,
  relation TEXT NOT NULL, to_evidence TEXT NOT NULL, payload TEXT, at INTEGER NOT NULL, PRIMARY KEY (partner, edge)
) WITHOUT ROWID;
CREATE INDEX view_inquiry_edge_of ON view_inquiry_edge (partner, inquiry, side);
CREATE TABLE view_inquiry_grade (
  partner TEXT NOT NULL, evidence TEXT NOT NULL, claim TEXT NOT NULL, side TEXT NOT NULL, inquiry TEXT NOT NULL,
  reliability TEXT NOT NULL, credibility TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (partner, evidence, claim, side)
) WITHOUT ROWID;
CREATE TABLE view_inquiry_custody (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, partner TEXT NOT NULL, evidence TEXT NOT NULL, what TEXT NOT NULL,
  why TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_inquiry_custody_of ON view_inquiry_custody (partner, evidence, seq);
CREATE TABLE view_inquiry_finding (
  partner TEXT NOT NULL, finding TEXT NOT NULL, inquiry TEXT NOT NULL, round INTEGER NOT NULL, number INTEGER NOT NULL,
  version INTEGER NOT NULL, side TEXT NOT NULL, status TEXT NOT NULL, claims TEXT NOT NULL, earlier TEXT, payload TEXT,
  at INTEGER NOT NULL, PRIMARY KEY (partner, finding)
) WITHOUT ROWID;
CREATE INDEX view_inquiry_finding_of ON view_inquiry_finding (partner, inquiry, round, number);
CREATE TABLE view_inquiry_comment (
  partner TEXT NOT NULL, comment TEXT NOT NULL, inquiry TEXT NOT NULL, round INTEGER NOT NULL, side TEXT NOT NULL,
  finding TEXT, category TEXT NOT NULL, accepted INTEGER NOT NULL, payload TEXT, at INTEGER NOT NULL,
  PRIMARY KEY (partner, comment)
) WITHOUT ROWID;
CREATE INDEX view_inquiry_comment_of ON view_inquiry_comment (partner, inquiry, side);
CREATE TABLE view_inquiry_dissent (
  partner TEXT NOT NULL, dissent TEXT NOT NULL, inquiry TEXT NOT NULL, round INTEGER NOT NULL, side TEXT NOT NULL,
  finding TEXT NOT NULL, payload TEXT, at INTEGER NOT NULL, PRIMARY KEY (partner, dissent)
) WITHOUT ROWID;
CREATE TABLE view_inquiry_report (
  partner TEXT NOT NULL, inquiry TEXT NOT NULL, round INTEGER NOT NULL, digest TEXT NOT NULL, side TEXT NOT NULL,
  payload TEXT, at INTEGER NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (partner, inquiry, round, digest)
) WITHOUT ROWID;
CREATE TABLE view_inquiry_decision (
  partner TEXT NOT NULL, inquiry TEXT NOT NULL, round INTEGER NOT NULL, digest TEXT NOT NULL, side TEXT NOT NULL,
  decision TEXT NOT NULL, finding TEXT, payload TEXT, at INTEGER NOT NULL,
  PRIMARY KEY (partner, inquiry, round, digest, side)
) WITHOUT ROWID;
CREATE TABLE view_inquiry_publication (
  partner TEXT NOT NULL, inquiry TEXT NOT NULL, round INTEGER NOT NULL, digest TEXT NOT NULL, side TEXT NOT NULL,
  consent INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (partner, inquiry, round, digest, side)
) WITHOUT ROWID;
`;

const HERE = "partner = :partner AND inquiry = :inquiry";

/** Fold statements. What they ask of the state is asked again: an entry that comes too late changes nothing. */
export const statements: Readonly<Record<string, string>> = {
  "inquiry.propose": `INSERT INTO view_inquiry
     (partner, inquiry, seq, side, docket, areas, payload, at, answer_by, stage, round)
     VALUES (:partner, :inquiry, :seq, :side, :docket, :areas, :payload, :at, :answerBy, 'proposed', 1)`,
  "inquiry.claim": `INSERT INTO view_inquiry_claim (partner, inquiry, position, claim)
     VALUES (:partner, :inquiry, :position, :claim)`,
  "inquiry.draft-terms": `INSERT INTO view_inquiry_terms (partner, inquiry, digest, draft, side, payload, at,
       evidence_until, comment_hours, sign_hours, without_consent)
     VALUES (:partner, :inquiry, :digest, :draft, :side, :payload, :at,
       :evidenceUntil, :commentHours, :signHours, :withoutConsent)`,
  // Drafts that crossed bear one number: both sides take the same of the two.
  "inquiry.latest-terms": `UPDATE view_inquiry SET stage = 'terms', terms =
       (SELECT digest FROM view_inquiry_terms WHERE ${HERE} ORDER BY draft DESC, digest DESC LIMIT 1)
     WHERE ${HERE} AND stage IN ('proposed', 'terms')`,
  "inquiry.sign-terms": `INSERT INTO view_inquiry_terms_signature (partner, inquiry, digest, side, at)
     VALUES (:partner, :inquiry, :digest, :side, :at) ON CONFLICT DO NOTHING`,
  "inquiry.open": `UPDATE view_inquiry SET stage = 'open', opened_at = :at,
       evidence_until = (SELECT evidence_until FROM view_inquiry_terms t WHERE t.partner = :partner AND t.inquiry = :inquiry AND t.digest = terms),
       comment_hours = (SELECT comment_hours FROM view_inquiry_terms t WHERE t.partner = :partner AND t.inquiry = :inquiry AND t.digest = terms),
       sign_hours = (SELECT sign_hours FROM view_inquiry_terms t WHERE t.partner = :partner AND t.inquiry = :inquiry AND t.digest = terms)
     WHERE ${HERE} AND stage = 'terms' AND 2 = (SELECT count(*) FROM view_inquiry_terms_signature s
       WHERE s.partner = :partner AND s.inquiry = :inquiry AND s.digest = terms)`,
  "inquiry.withdraw": `UPDATE view_inquiry SET stage = 'withdrawn', withdrawn_side = :side, withdrawn_at = :at,
       withdrawn_payload = :payload WHERE ${HERE}`,
  "inquiry.reopen": `UPDATE view_inquiry SET stage = 'open', round = :round, evidence_until = :evidenceUntil,
       closed_ours = NULL, closed_theirs = NULL, circulated_at = NULL, report = NULL, final_at = NULL
     WHERE ${HERE} AND round = :round - 1`,
  "inquiry.root": `INSERT INTO view_inquiry_root (partner, root, inquiry, kind)
     VALUES (:partner, :root, :inquiry, :kind) ON CONFLICT DO NOTHING`,
  "inquiry.submit": `INSERT INTO view_inquiry_evidence (partner, evidence, inquiry, side, sha256, size, quarantined,
       late, root, bears, payload, at)
     SELECT :partner, :evidence, :inquiry, :side, :sha256, :size, :quarantined,
       :at > evidence_until OR iif(:side = 'ours', closed_ours, closed_theirs) IS NOT NULL, :root, :bears, :payload, :at
     FROM view_inquiry WHERE ${HERE}`,
  "inquiry.link": `INSERT INTO view_inquiry_edge
       (partner, edge, inquiry, side, from_evidence, relation, to_evidence, payload, at)
     VALUES (:partner, :edge, :inquiry, :side, :from, :relation, :to, :payload, :at)`,
  "inquiry.grade": `INSERT INTO view_inquiry_grade (partner, evidence, claim, side, inquiry, reliability, credibility, at)
     VALUES (:partner, :evidence, :claim, :side, :inquiry, :reliability, :credibility, :at)
     ON CONFLICT (partner, evidence, claim, side) DO UPDATE SET reliability = excluded.reliability,
       credibility = excluded.credibility, at = excluded.at`,
  "inquiry.custody": `INSERT INTO view_inquiry_custody (id, seq, partner, evidence, what, why, by, at)
     VALUES (:id, :seq, :partner, :evidence, :what, :why, :by, :at)`,
  "inquiry.close": `UPDATE view_inquiry SET
       closed_ours = iif(:side = 'ours', coalesce(closed_ours, :at), closed_ours),
       closed_theirs = iif(:side = 'theirs', coalesce(closed_theirs, :at), closed_theirs)
     WHERE ${HERE} AND round = :round`,
  "inquiry.both-closed": `UPDATE view_inquiry SET stage = 'evidence-closed'
     WHERE ${HERE} AND stage = 'open' AND closed_ours IS NOT NULL AND closed_theirs IS NOT NULL`,
  "inquiry.find": `INSERT INTO view_inquiry_finding (partner, finding, inquiry, round, number, version, side, status,
       claims, earlier, payload, at)
     VALUES (:partner, :finding, :inquiry, :round, :number, :version, :side, :status, :claims, :earlier, :payload, :at)
     ON CONFLICT (partner, finding) DO UPDATE SET number = excluded.number, version = excluded.version,
       status = excluded.status, claims = excluded.claims, earlier = excluded.earlier, payload = excluded.payload,
       at = excluded.at`,
  "inquiry.all-found": `UPDATE view_inquiry SET stage = 'draft'
     WHERE ${HERE} AND stage IN ('open', 'evidence-closed') AND NOT EXISTS (
       SELECT 1 FROM view_inquiry_claim c WHERE c.partner = :partner AND c.inquiry = :inquiry AND NOT EXISTS (
         SELECT 1 FROM view_inquiry_finding f, json_each(f.claims) j
         WHERE f.partner = :partner AND f.inquiry = :inquiry AND f.round = :round AND j.value = c.claim))`,
  "inquiry.accept-comment": `UPDATE view_inquiry_comment SET accepted = 1
     WHERE partner = :partner AND comment = :comment AND finding = :finding`,
  "inquiry.circulate": `UPDATE view_inquiry SET stage = 'comment',
       circulated_at = max(coalesce(circulated_at, 0), :at), circulated_idx = iif(:side = 'ours', :idx, NULL)
     WHERE ${HERE} AND round = :round AND stage IN ('draft', 'comment')`,
  "inquiry.comment": `INSERT INTO view_inquiry_comment (partner, comment, inquiry, round, side, finding, category,
       accepted, payload, at)
     VALUES (:partner, :comment, :inquiry, :round, :side, :finding, :category, 0, :payload, :at)`,
  "inquiry.dissent": `INSERT INTO view_inquiry_dissent (partner, dissent, inquiry, round, side, finding, payload, at)
     VALUES (:partner, :dissent, :inquiry, :round, :side, :finding, :payload, :at)`,
  "inquiry.report": `INSERT INTO view_inquiry_report (partner, inquiry, round, digest, side, payload, at, idx)
     VALUES (:partner, :inquiry, :round, :digest, :side, :payload, :at, :idx) ON CONFLICT DO NOTHING`,
  // Reports made final at once by both: both sides take the same of the two.
  "inquiry.finalise": `UPDATE view_inquiry SET stage = 'final', final_at = max(coalesce(final_at, 0), :at),
       report = max(coalesce(report, ''), :digest) WHERE ${HERE} AND round = :round AND stage IN ('comment', 'final')`,
  "inquiry.decide": `INSERT INTO view_inquiry_decision (partner, inquiry, round, digest, side, decision, finding,
       payload, at)
     VALUES (:partner, :inquiry, :round, :digest, :side, :decision, :finding, :payload, :at) ON CONFLICT DO NOTHING`,
  "inquiry.all-decided": `UPDATE view_inquiry SET stage = 'signed' WHERE ${HERE} AND stage = 'final' AND 2 =
       (SELECT count(*) FROM view_inquiry_decision d WHERE d.partner = :partner AND d.inquiry = :inquiry
          AND d.round = view_inquiry.round AND d.digest = view_inquiry.report)`,
  "inquiry.consent": `INSERT INTO view_inquiry_publication (partner, inquiry, round, digest, side, consent, at)
     VALUES (:partner, :inquiry, :round, :digest, :side, :consent, :at)
     ON CONFLICT (partner, inquiry, round, digest, side) DO UPDATE SET consent = excluded.consent, at = excluded.at`,
  "inquiry.publish": `UPDATE view_inquiry SET stage = 'published' WHERE ${HERE} AND stage IN ('final', 'signed') AND 2 =
       (SELECT count(*) FROM view_inquiry_publication p WHERE p.partner = :partner AND p.inquiry = :inquiry
          AND p.round = view_inquiry.round AND p.digest = view_inquiry.report AND p.consent = 1)`,
};
