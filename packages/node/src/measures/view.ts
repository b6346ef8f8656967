import type { Acting } from "../acting/index.ts";
import type { PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";

export const measuresSchema = `
CREATE TABLE view_measure (
  measure TEXT PRIMARY KEY, partner TEXT NOT NULL, side TEXT NOT NULL, what TEXT NOT NULL, areas TEXT NOT NULL,
  reason TEXT, agreement TEXT, payload TEXT, at INTEGER NOT NULL, seq INTEGER NOT NULL, idx INTEGER NOT NULL,
  state TEXT NOT NULL, dropped TEXT, ended_at INTEGER, suspension TEXT, amendment TEXT, applied_at INTEGER,
  applied_seq INTEGER
) WITHOUT ROWID;
CREATE INDEX view_measure_seq ON view_measure (partner, seq);
`;

export const measuresStatements = {
  "measures.propose": `INSERT INTO view_measure (measure, partner, side, what, areas, reason, agreement, payload, at, seq, idx, state)
     VALUES (:measure, :partner, :side, :what, :areas, :reason, :agreement, :payload, :at, :seq, :idx, 'proposed')`,
  "measures.drop":
    "UPDATE view_measure SET state = 'dropped', dropped = :reason, ended_at = :at WHERE measure = :measure",
  "measures.apply": `UPDATE view_measure SET state = 'applied', suspension = :suspension, amendment = :amendment,
     applied_at = :at, applied_seq = :seq WHERE measure = :measure`,
};

export type MeasureRow = {
  readonly measure: string;
  readonly partner: PartyId;
  readonly side: "ours" | "theirs";
  readonly what: "suspend-area" | "share-more";
  readonly areas: string;
  readonly reason: string | null;
  /** The agreement in force when it was proposed. */
  readonly agreement: string | null;
  readonly payload: string | null;
  readonly at: number;
  readonly idx: number;
  readonly state: "proposed" | "dropped" | "applied";
  readonly dropped: string | null;
  readonly ended_at: number | null;
  readonly suspension: string | null;
  readonly amendment: string | null;
  readonly applied_at: number | null;
  readonly applied_seq: number | null;
};

export function measureRow(reader: Reader, measure: string): MeasureRow | undefined {
  return reader.get<MeasureRow>("SELECT * FROM view_measure WHERE measure = :measure", { measure });
}

/** Of each side so many: no partner's measures push ours out. */
const MOST_LISTED = 200;

/** Those not dropped first, ours before the partner's, newest first. */
export function measureRows(reader: Reader, partner: string | undefined): MeasureRow[] {
  return reader.all<MeasureRow>(
    `SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY side ORDER BY state = 'dropped', seq DESC) AS place
       FROM view_measure WHERE :partner IS NULL OR partner = :partner)
     WHERE place <= ${MOST_LISTED} ORDER BY state = 'dropped', side, seq DESC`,
    { partner: partner ?? null },
  );
}

/** The suspension that a measure names: only its own party's, of its areas. A partner could name any other, even ours. */
export function suspensionOf({ agreements, us }: Acting, { partner, side, areas, suspension }: MeasureRow) {
  const by = side === "ours" ? us : partner;
  return agreements
    .suspensions(partner)
    .find((each) => each.id === suspension && each.by === by && JSON.stringify(each.areas) === areas);
}
