import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import type { KeptViolation } from "../bodies.ts";
import type { DocumentOf } from "../dependencies.ts";
import { inWords } from "../words.ts";
import { bounds, iso, onlyOne, type Paging, page } from "./paging.ts";
import { READABLE_REFUSAL, type ReadableCompartments } from "./readable.ts";

type RefusalRow = {
  id: string;
  seq: number;
  partner: PartyId;
  at: number;
  by_partner: number;
  count: number;
  areas: string;
  agreement: string | null;
  release: string | null;
  standing: string | null;
  violations: string;
};

export function listRefusals(
  reader: Reader,
  filter: Paging & {
    id?: string | undefined;
    partner?: string | undefined;
    clause?: string | undefined;
  },
  documentOf: DocumentOf,
  readable: ReadableCompartments = null,
) {
  const { before, limit } = bounds(filter);
  const one = onlyOne("r.id", filter.id);
  const rows = reader.all<RefusalRow>(
    `SELECT r.* FROM view_refusal r WHERE r.seq < :before ${one.sql} AND (:partner IS NULL OR r.partner = :partner)
       AND (:clause IS NULL OR EXISTS (SELECT 1 FROM json_each(r.violations) v WHERE v.value ->> '$.clause' = :clause))
       AND ${READABLE_REFUSAL}
     ORDER BY r.seq DESC LIMIT :limit + 1`,
    {
      ...one.params,
      before,
      limit,
      partner: filter.partner ?? null,
      clause: filter.clause ?? null,
      readable,
    },
  );
  return page(rows, limit, (row) => ({
    id: row.id,
    partner: row.partner,
    at: iso(row.at),
    count: row.count,
    areas: JSON.parse(row.areas) as string[],
    by: row.by_partner === 1 ? ("partner" as const) : ("us" as const),
    violations: (JSON.parse(row.violations) as KeptViolation[]).map((each) =>
      inWords(each, row.agreement, documentOf),
    ),
    ...(row.agreement === null ? {} : { agreement: row.agreement }),
    ...(row.release === null ? {} : { release: row.release }),
    ...(row.standing === null ? {} : { standing: row.standing }),
  }));
}

/** Refused products by clause. */
export function refusedByClause(
  reader: Reader,
  partner: string,
  readable: ReadableCompartments = null,
): { clause: string; count: number }[] {
  return reader.all(
    `SELECT v.value ->> '$.clause' AS clause, sum(r.count) AS count FROM view_refusal r, json_each(r.violations) v
     WHERE r.partner = :partner AND ${READABLE_REFUSAL} GROUP BY 1 ORDER BY 2 DESC, 1`,
    { partner, readable },
  );
}
