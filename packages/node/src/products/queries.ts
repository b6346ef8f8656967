import type { Reader } from "../store/index.ts";
import { type Filter, NOT_SUPERSEDED } from "./listing.ts";
import { productId, readProductId } from "./product-id.ts";
import type { ProductRow } from "./product-row.ts";
import type { Readable } from "./readers.ts";

/** How many, by kind, of what the reader may see. Looks at every row. */
export function countProducts(
  reader: Reader,
  readable: Readable,
  compartments: Iterable<string>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const compartment of compartments) {
    const rows = reader.all<{ kind: string; n: number }>(
      `SELECT p.kind, count(*) AS n FROM view_product p WHERE p.compartment = :compartment AND p.parent IS NULL
         AND p.sealed = 0 AND p.kind IS NOT NULL AND ${NOT_SUPERSEDED} GROUP BY p.kind`,
      { readable: readable.json, compartment },
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

/** The rows of `ids` that pass the filter and may be read, newest first. Its kind is not looked at. */
export function rowsOf(
  reader: Reader,
  readable: Readable,
  ids: readonly number[],
  filter: Filter,
): ProductRow[] {
  const { sources, from, until, marks, everyVersion, released, unreleased } = filter;
  const to = (name: string) =>
    `EXISTS (SELECT 1 FROM view_released r WHERE r.partner = :${name} AND r.compartment = p.compartment AND r.at = p.at AND r.product = p.id)`;
  return reader.all<ProductRow>(
    `SELECT p.* FROM view_product p WHERE p.id IN (SELECT value FROM json_each(:ids))
       AND p.compartment IN (SELECT value FROM json_each(:readable)) AND p.sealed = 0 AND p.kind IS NOT NULL
       AND (:sources IS NULL OR p.source IN (SELECT value FROM json_each(:sources)))
       AND (:from IS NULL OR p.at >= :from) AND (:until IS NULL OR p.at < :until)
       AND (:marks IS NULL OR hex(p.id_mark) IN (SELECT value FROM json_each(:marks)))
       AND (:released IS NULL OR ${to("released")}) AND (:unreleased IS NULL OR NOT ${to("unreleased")})
       AND (:every = 1 OR (${NOT_SUPERSEDED}))
     ORDER BY p.id DESC`,
    {
      sources: sources === undefined ? null : JSON.stringify(sources),
      from: from ?? null,
      until: until ?? null,
      marks: marks === undefined ? null : JSON.stringify(marks.map((mark) => mark.toHex().toUpperCase())),
      released: released ?? null,
      unreleased: unreleased ?? null,
      every: everyVersion ? 1 : 0,
      readable: readable.json,
      ids: JSON.stringify(ids),
    },
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

/** As many versions as one report may have. */
const MOST_VERSIONS = 1000;

/**
 * Every version of a written report that the reader may see, newest first: those it replaced, and those that replaced
 * it. A version that is hidden parts nothing: those before and behind it are still of one report.
 */
export function reportVersions(reader: Reader, readable: Readable, row: ProductRow): ProductRow[] {
  const found = new Map([[row.id, row]]);
  const open = [row];
  for (let one = open.pop(); one !== undefined && found.size < MOST_VERSIONS; one = open.pop()) {
    for (const next of [...replacedBy(reader, one), ...newerReports(reader, one)]) {
      if (found.has(next.id)) continue;
      found.set(next.id, next);
      open.push(next);
    }
  }
  return [...found.values()]
    .filter(({ compartment }) => readable.compartments.has(compartment))
    .sort((a, b) => b.id - a.id);
}

function replacedBy(reader: Reader, { id, source }: ProductRow): ProductRow[] {
  if (source !== "written") return [];
  return reader.all<ProductRow>(
    `SELECT p.* FROM view_derived d JOIN view_product p
       ON p.entry = substr(d.source, 1, 26) AND p.position = CAST(substr(d.source, 28) AS INTEGER)
     WHERE d.product = :id AND p.parent IS NULL`,
    { id },
  );
}

/** The versions that replaced a report at once: more than one only if somebody else wrote one at the same moment. */
export function newerReports(reader: Reader, { entry, position }: ProductRow): ProductRow[] {
  return reader.all<ProductRow>(
    `SELECT p.* FROM view_derived d JOIN view_product p ON p.id = d.product
     WHERE d.source = :product AND p.source = 'written' AND p.parent IS NULL`,
    { product: productId(entry, position) },
  );
}
