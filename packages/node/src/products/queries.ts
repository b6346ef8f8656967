import type { Reader } from "../store/index.ts";
import { readProductId } from "./product-id.ts";
import type { Readable } from "./readers.ts";
import type { Source } from "./record.ts";

export type ProductRow = {
  readonly id: number;
  readonly entry: string;
  readonly position: number;
  readonly compartment: string;
  readonly payload: string;
  readonly source: Source;
  readonly author: string;
  readonly at: number;
  readonly sealed: number;
  readonly media: string | null;
  readonly kind: string | null;
  readonly size: number | null;
  readonly parent: string | null;
  readonly container: number | null;
  readonly binary: number | null;
  readonly version: number | null;
  readonly id_mark: Uint8Array | null;
  readonly content_mark: Uint8Array | null;
};

export type Filter = {
  readonly kind?: string;
  readonly source?: string;
  /** Milliseconds since 1970. */
  readonly from?: number;
  readonly until?: number;
  /** Marks of one STIX id, one for each originator that may have it. */
  readonly marks?: readonly Uint8Array[];
  /** Older versions too. */
  readonly everyVersion?: boolean;
};

/** A version is superseded for those who may read the newer one, and for nobody else. */
const NOT_SUPERSEDED = `NOT EXISTS (SELECT 1 FROM view_product n WHERE n.id_mark = p.id_mark AND n.version > p.version
  AND n.compartment IN (SELECT value FROM json_each(:readable)))`;

const FILTERS = `p.sealed = 0 AND p.kind IS NOT NULL
  AND (:kind IS NULL OR p.kind = :kind) AND (:source IS NULL OR p.source = :source)
  AND (:from IS NULL OR p.at >= :from) AND (:until IS NULL OR p.at < :until)
  AND (:marks IS NULL OR hex(p.id_mark) IN (SELECT value FROM json_each(:marks)))
  AND (:every = 1 OR p.id_mark IS NULL OR ${NOT_SUPERSEDED})`;

function paramsOf(filter: Filter, readable: Readable) {
  return {
    kind: filter.kind ?? null,
    source: filter.source ?? null,
    from: filter.from ?? null,
    until: filter.until ?? null,
    marks:
      filter.marks === undefined
        ? null
        : JSON.stringify(filter.marks.map((mark) => mark.toHex().toUpperCase())),
    every: filter.everyVersion ? 1 : 0,
    readable: readable.json,
  };
}

/**
 * Newest first, ids below `before`. Each compartment is asked on its own index, so that what a reader may not see costs
 * no time either. `compartments` are some of the readable ones.
 */
export function listProducts(
  reader: Reader,
  readable: Readable,
  compartments: Iterable<string>,
  filter: Filter,
  page: { before: number; limit: number },
): ProductRow[] {
  const params = { ...paramsOf(filter, readable), ...page };
  const rows: ProductRow[] = [];
  for (const compartment of compartments) {
    rows.push(
      ...reader.all<ProductRow>(
        `SELECT p.* FROM view_product p WHERE p.compartment = :compartment AND p.id < :before
           AND p.parent IS NULL AND ${FILTERS} ORDER BY p.id DESC LIMIT :limit`,
        { ...params, compartment },
      ),
    );
  }
  return rows.sort((a, b) => b.id - a.id).slice(0, page.limit);
}

/** How many, by kind, of what the reader may see. */
export function countProducts(
  reader: Reader,
  readable: Readable,
  compartments: Iterable<string>,
  filter: Filter,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const compartment of compartments) {
    const rows = reader.all<{ kind: string; n: number }>(
      `SELECT p.kind, count(*) AS n FROM view_product p
       WHERE p.compartment = :compartment AND p.parent IS NULL AND ${FILTERS} GROUP BY p.kind`,
      { ...paramsOf(filter, readable), compartment },
    );
    for (const { kind, n } of rows) counts.set(kind, (counts.get(kind) ?? 0) + n);
  }
  return counts;
}

/** Ids found by one full-text expression, newest first. Its tokens are keyed by compartment: no other can match. */
export function findWords(reader: Reader, match: string, page: { before: number; limit: number }): number[] {
  return reader
    .all<{ rowid: number }>(
      "SELECT rowid FROM view_word WHERE view_word MATCH :match AND rowid < :before ORDER BY rowid DESC LIMIT :limit",
      { match, ...page },
    )
    .map(({ rowid }) => rowid);
}

/** The rows of `ids` that pass the filter and may be read, newest first. */
export function rowsOf(
  reader: Reader,
  readable: Readable,
  ids: readonly number[],
  filter: Filter,
): ProductRow[] {
  return reader.all<ProductRow>(
    `SELECT p.* FROM view_product p WHERE p.id IN (SELECT value FROM json_each(:ids))
       AND p.compartment IN (SELECT value FROM json_each(:readable))
       AND p.sealed = 0 AND p.kind IS NOT NULL AND (:kind IS NULL OR p.kind = :kind) AND (:source IS NULL OR p.source = :source)
       AND (:from IS NULL OR p.at >= :from) AND (:until IS NULL OR p.at < :until)
       AND (:marks IS NULL OR hex(p.id_mark) IN (SELECT value FROM json_each(:marks)))
       AND (:every = 1 OR p.id_mark IS NULL OR ${NOT_SUPERSEDED})
     ORDER BY p.id DESC`,
    { ...paramsOf(filter, readable), ids: JSON.stringify(ids) },
  );
}

/** The row of a product, if the reader may see it; absent and hidden are alike. */
export function productRow(reader: Reader, readable: Readable, product: string): ProductRow | undefined {
  const row = anyProductRow(reader, product);
  return row !== undefined && readable.compartments.has(row.compartment) ? row : undefined;
}

/** The row of a product whoever asks: for what the node does itself. */
export function anyProductRow(reader: Reader, product: string): ProductRow | undefined {
  const place = readProductId(product);
  if (place === undefined) return undefined;
  return reader.get<ProductRow>(
    "SELECT * FROM view_product WHERE entry = :entry AND position = :position",
    place,
  );
}

/** What hangs on a product: its attachments, and the texts read from its documents, to any depth. */
export function belongings(reader: Reader, product: string): ProductRow[] {
  const found = new Map<number, ProductRow>();
  const open = [product];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    const rows = reader.all<ProductRow>("SELECT * FROM view_product WHERE parent = :parent ORDER BY id", {
      parent,
    });
    for (const row of rows) {
      if (found.has(row.id)) continue;
      found.set(row.id, row);
      open.push(`${row.entry}.${row.position}`);
    }
  }
  return [...found.values()];
}

/** Every version of the same originator's object that the reader may see, newest version first. */
export function versionRows(reader: Reader, readable: Readable, mark: Uint8Array): ProductRow[] {
  return reader.all<ProductRow>(
    `SELECT * FROM view_product WHERE id_mark = :mark AND compartment IN (SELECT value FROM json_each(:readable))
     ORDER BY version DESC, id DESC LIMIT 1000`,
    { mark, readable: readable.json },
  );
}
