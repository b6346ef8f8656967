import type { Fates } from "../products/index.ts";
import type { Reader } from "../store/index.ts";

/** As many releases of one product as are told of. */
const MOST_PASSAGES = 200;

type Row = {
  readonly part: string;
  readonly direction: "out" | "in";
  readonly partner: string;
  readonly agreement: string;
  readonly clauses: string;
  readonly purpose: string;
  readonly state: string;
  readonly at: number;
  readonly receivedAt: number | null;
  readonly position: number;
};

/** What the releases of one product were and came to, oldest first. Whoever asks may see the product. */
export function fatesIn(reader: Reader): Fates {
  return (product) =>
    reader
      .all<Row>(
        `SELECT v.id AS part, v.direction, v.partner, v.agreement, v.clauses, v.purpose, v.state, v.at,
           v.received_at AS receivedAt, i.position FROM view_part_item i JOIN view_part v ON v.id = i.part
         WHERE i.product = :product GROUP BY v.id ORDER BY v.seq LIMIT :most`,
        { product, most: MOST_PASSAGES },
      )
      .map(({ clauses, receivedAt, position, ...row }) => ({
        ...row,
        clauses: JSON.parse(clauses) as string[],
        ...(receivedAt === null ? {} : { receivedAt }),
        recalls: recallsOf(reader, row.part, position),
      }));
}

function recallsOf(reader: Reader, part: string, position: number) {
  return reader
    .all<{ at: number; executedAt: number | null }>(
      `SELECT c.at, c.executed_at AS executedAt FROM view_recall c WHERE c.part = :part AND EXISTS (
         SELECT 1 FROM json_each(c.ranges) r WHERE :position BETWEEN r.value ->> 0 AND r.value ->> 1) ORDER BY c.seq`,
      { part, position },
    )
    .map(({ at, executedAt }) => ({ at, ...(executedAt === null ? {} : { executedAt }) }));
}
