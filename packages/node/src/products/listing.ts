import type { Reader } from "../store/index.ts";
import type { ProductRow } from "./product-row.ts";
import type { Readable } from "./readers.ts";
import type { Source } from "./record.ts";

/** What narrows a list beside its compartments. */
export type Filter = {
  readonly kind?: string;
  readonly sources?: readonly Source[];
  /** Milliseconds since 1970. */
  readonly from?: number;
  readonly until?: number;
  /** Marks of one STIX id, one for each originator that may have it. */
  readonly marks?: readonly Uint8Array[];
  /** Older versions too. */
  readonly everyVersion?: boolean;
  /** Parties: released to it at least once; never. */
  readonly released?: string;
  readonly unreleased?: string;
};

/** A place in the list: newest first, by the time of recording, then by id. */
export type Place = { readonly at: number; readonly id: number };

export const TOP: Place = { at: Number.MAX_SAFE_INTEGER, id: Number.MAX_SAFE_INTEGER };

/**
 * As many rows as one request looks at: what the indexes cannot narrow further (superseded versions, what was never
 * released) is looked at row by row, and must not hold the node up. The next page goes on from there.
 */
export const MOST_LOOKED = 4000;
const MOST_COUNTED = 2000;
const LARGEST_CHUNK = 512;

/** Every source, for whoever must name them. */
export const SOURCES: readonly Source[] = ["written", "imported", "derived", "received"];

/** A version is superseded for those who may read the newer one, and for nobody else. */
export const NOT_SUPERSEDED = `(p.id_mark IS NULL OR NOT EXISTS (SELECT 1 FROM view_product n
    WHERE n.id_mark = p.id_mark AND n.version > p.version AND n.compartment IN (SELECT value FROM json_each(:readable))))
  AND (p.kind <> 'report' OR NOT EXISTS (SELECT 1 FROM view_derived d JOIN view_product n ON n.id = d.product
    WHERE d.source = p.entry || '.' || p.position AND n.source = 'written' AND n.kind = 'report' AND n.sealed = 0
      AND n.compartment IN (SELECT value FROM json_each(:readable))))`;

/** One run of the list in its order: where it is read, and under what fixed conditions. */
type Run = { readonly from: string; readonly where: readonly string[]; readonly params: Params };
type Params = Record<string, string | number | Uint8Array | null>;
type Looked = Place & { readonly ok: number };

const SHOWN = ["p.parent IS NULL", "p.sealed = 0", "p.kind IS NOT NULL"];

/** Runs that together hold all that may match. Each is read off an index, so what is hidden costs no time either. */
function runsOf(compartments: readonly string[], filter: Filter): Run[] {
  const { kind, sources, released, marks } = filter;
  if (marks !== undefined) {
    const within = `p.compartment IN (SELECT value FROM json_each(:within))`;
    const params = { within: JSON.stringify(compartments) };
    return marks.map((mark) => ({
      from: "view_product p INDEXED BY view_product_mark",
      where: ["p.id_mark = :mark", within],
      params: { ...params, mark },
    }));
  }
  return compartments.flatMap((compartment): Run[] => {
    if (released !== undefined) {
      const where = ["r.partner = :released", "r.compartment = :compartment"];
      const from = "view_released r JOIN view_product p ON p.id = r.product";
      return [{ from, where, params: { compartment, released } }];
    }
    if (kind !== undefined) {
      return (sources ?? SOURCES).map((source) => ({
        from: "view_product p INDEXED BY view_product_kind",
        where: ["p.compartment = :compartment", "p.kind = :kind", "p.source = :source"],
        params: { compartment, kind, source },
      }));
    }
    return (
      sources?.map((source) => ({
        from: "view_product p INDEXED BY view_product_source",
        where: ["p.compartment = :compartment", "p.source = :source"],
        params: { compartment, source },
      })) ?? [
        {
          from: "view_product p INDEXED BY view_product_list",
          where: ["p.compartment = :compartment"],
          params: { compartment },
        },
      ]
    );
  });
}

/** What is looked at row by row. */
function conditionOf({ kind, sources, unreleased, everyVersion }: Filter): string {
  return [
    ...(kind === undefined ? [] : ["p.kind = :wantedKind"]),
    ...(sources === undefined ? [] : ["p.source IN (SELECT value FROM json_each(:wantedSources))"]),
    ...(unreleased === undefined
      ? []
      : [
          `NOT EXISTS (SELECT 1 FROM view_released u WHERE u.partner = :unreleased AND u.compartment = p.compartment
             AND u.at = p.at AND u.product = p.id)`,
        ]),
    ...(everyVersion ? [] : [NOT_SUPERSEDED]),
    "1",
  ].join(" AND ");
}

/** The shown rows of one run, in order, with whether each passes. */
function lookSql({ from, where }: Run, filter: Filter): string {
  const place = from.startsWith("view_released") ? "r.at, r.product" : "p.at, p.id";
  const at = place.split(",")[0];
  const times = [
    ...(filter.from === undefined ? [] : [`${at} >= :from`]),
    ...(filter.until === undefined ? [] : [`${at} < :until`]),
  ];
  const order = place.replaceAll(/(\w+\.\w+)/g, "$1 DESC");
  return `SELECT p.at AS at, p.id AS id, (${conditionOf(filter)}) AS ok FROM ${from}
    WHERE ${[...where, ...SHOWN, ...times, `(${place}) < (:beforeAt, :beforeId)`].join(" AND ")} ORDER BY ${order} LIMIT :limit`;
}

function paramsOf(filter: Filter, readable: Readable): Params {
  const { kind, sources, from, until, unreleased } = filter;
  return {
    readable: readable.json,
    wantedKind: kind ?? null,
    wantedSources: sources === undefined ? null : JSON.stringify(sources),
    from: from ?? null,
    until: until ?? null,
    unreleased: unreleased ?? null,
  };
}

/** One run being read: a few rows at a time, more each time it turns out to be wanted. */
class Stream {
  readonly #reader: Reader;
  readonly #sql: string;
  readonly #params: Params;
  #rows: Looked[] = [];
  #at = 0;
  #size: number;
  #last: Place;
  #ended = false;

  constructor(reader: Reader, sql: string, params: Params, before: Place, size: number) {
    this.#reader = reader;
    this.#sql = sql;
    this.#params = params;
    this.#last = before;
    this.#size = size;
  }

  /** The row the stream stands at. */
  get head(): Looked | undefined {
    if (this.#at === this.#rows.length && !this.#ended) this.#refill();
    return this.#rows[this.#at];
  }

  pass(): void {
    this.#at++;
  }

  #refill(): void {
    const limit = this.#size;
    this.#rows = this.#reader.all<Looked>(this.#sql, {
      ...this.#params,
      beforeAt: this.#last.at,
      beforeId: this.#last.id,
      limit,
    });
    this.#at = 0;
    this.#ended = this.#rows.length < limit;
    this.#last = this.#rows.at(-1) ?? this.#last;
    this.#size = Math.min(limit * 4, LARGEST_CHUNK);
  }
}

const isNewer = (a: Place, b: Place): boolean => a.at > b.at || (a.at === b.at && a.id > b.id);

/** A page of what may be read, newest first: after `before`, at most `limit` rows, and where the next page begins. */
export function listProducts(
  reader: Reader,
  readable: Readable,
  compartments: readonly string[],
  filter: Filter,
  { before, limit }: { before: Place; limit: number },
): { rows: ProductRow[]; next: Place | undefined } {
  const shared = paramsOf(filter, readable);
  const runs = runsOf(compartments, filter);
  // Most runs are asked only for what they begin with.
  const size = Math.max(2, Math.ceil((2 * limit) / Math.max(1, runs.length)));
  const streams = runs.map(
    (run) => new Stream(reader, lookSql(run, filter), { ...shared, ...run.params }, before, size),
  );
  const heap = new Heap(streams);
  const ids: number[] = [];
  let last = before;
  for (let looked = 0; ; looked++) {
    const stream = heap.first;
    const head = stream?.head;
    if (stream === undefined || head === undefined) return { rows: rowsIn(reader, ids), next: undefined };
    if (looked >= MOST_LOOKED || ids.length === limit) return { rows: rowsIn(reader, ids), next: last };
    if (head.ok === 1) ids.push(head.id);
    last = { at: head.at, id: head.id };
    stream.pass();
    heap.sink();
  }
}

/** The streams by what they stand at, the newest first; those at their end fall out. */
class Heap {
  #streams: Stream[];

  constructor(streams: readonly Stream[]) {
    this.#streams = streams.filter(({ head }) => head !== undefined);
    for (let at = Math.floor(this.#streams.length / 2); at >= 0; at--) this.#down(at);
  }

  get first(): Stream | undefined {
    return this.#streams[0];
  }

  /** Puts the first stream, which has moved on, where it belongs. */
  sink(): void {
    if (this.#streams[0]?.head === undefined) {
      const last = this.#streams.pop();
      if (last === undefined || this.#streams.length === 0) return;
      this.#streams[0] = last;
    }
    this.#down(0);
  }

  #down(from: number): void {
    for (let at = from; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const best = this.#newer(this.#newer(at, left), right);
      if (best === at) return;
      [this.#streams[at], this.#streams[best]] = [this.#streams[best]!, this.#streams[at]!];
      at = best;
    }
  }

  #newer(one: number, other: number): number {
    const [a, b] = [this.#streams[one]?.head, this.#streams[other]?.head];
    return b !== undefined && (a === undefined || isNewer(b, a)) ? other : one;
  }
}

function rowsIn(reader: Reader, ids: readonly number[]): ProductRow[] {
  const rows = reader.all<ProductRow>(
    "SELECT * FROM view_product WHERE id IN (SELECT value FROM json_each(:ids))",
    {
      ids: JSON.stringify(ids),
    },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** How many match: exactly when few rows need looking at, else more than `count`. What is hidden is never looked at. */
export function countListed(
  reader: Reader,
  readable: Readable,
  compartments: readonly string[],
  filter: Filter,
): { count: number; exact: boolean } {
  const shared = paramsOf(filter, readable);
  let left = MOST_COUNTED;
  let count = 0;
  for (const run of runsOf(compartments, filter)) {
    if (left <= 0) return { count, exact: false };
    const { looked, n } = reader.get<{ looked: number; n: number | null }>(
      `SELECT count(*) AS looked, sum(ok) AS n FROM (${lookSql(run, filter)})`,
      { ...shared, ...run.params, beforeAt: TOP.at, beforeId: TOP.id, limit: left + 1 },
    )!;
    left -= looked;
    count += n ?? 0;
  }
  return left < 0 ? { count: Math.max(0, count - 1), exact: false } : { count, exact: true };
}

/** The kinds that occur in compartments: each is looked up behind the one before it, so that none is counted. */
export function kindsIn(reader: Reader, compartments: readonly string[]): string[] {
  const kinds = new Set<string>();
  for (const compartment of compartments) {
    for (let after = ""; ; ) {
      const kind = reader.get<{ kind: string }>(
        `SELECT p.kind FROM view_product p INDEXED BY view_product_kind
         WHERE p.compartment = :compartment AND p.kind > :after AND ${SHOWN.join(" AND ")} ORDER BY p.kind LIMIT 1`,
        { compartment, after },
      )?.kind;
      if (kind === undefined) break;
      kinds.add(kind);
      after = kind;
    }
  }
  return [...kinds].sort();
}
