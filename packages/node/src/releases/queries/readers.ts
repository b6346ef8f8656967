import type { Reader } from "../../store/index.ts";
import { bounds, iso, type Paging, page } from "./paging.ts";
import { PARTS, type PartRow, partOf } from "./parts.ts";
import { READABLE_PART, type ReadableCompartments } from "./readable.ts";

/** A product goes out a few times; a page shows so many of them. */
const MOST_PARTS = 100;

/** Readings of a product by the house log, newest first, and the parts it left or came with. */
export function readersOf(reader: Reader, product: string, paging: Paging, readable: ReadableCompartments) {
  const { before, limit } = bounds(paging);
  const rows = reader.all<{
    seq: number;
    entry: string;
    account: string;
    why: string;
    count: number;
    at: number;
  }>(
    `SELECT a.* FROM view_access_product p JOIN view_access a ON a.entry = p.entry
     WHERE p.product = :product AND a.seq < :before ORDER BY a.seq DESC LIMIT :limit + 1`,
    { product, before, limit },
  );
  const { items: reads, ...next } = page(rows, limit, ({ entry, account, why, count, at }) => ({
    by: account,
    why,
    at: iso(at),
    count,
    entry,
  }));
  const parts = reader.all<PartRow>(
    `${PARTS} WHERE p.id IN (SELECT i.part FROM view_part_item i WHERE i.product = :product) AND ${READABLE_PART}
     ORDER BY p.seq DESC LIMIT ${MOST_PARTS}`,
    { product, readable },
  );
  return { reads, ...next, parts: parts.map(partOf) };
}
