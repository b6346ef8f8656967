import type { Reader, Transactor } from "../store/index.ts";
// Types apart, nothing is imported here: the writer thread loads this file, and nothing it does not need.

export type Evidence = {
  readonly id: string;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** JSON with a member `kind`. */
  readonly what: string;
  /** Of this kind, so many about one log are kept; what comes after is counted. All of them when left out. */
  readonly bound?: { readonly kind: string; readonly most: number } | undefined;
};

type More = { readonly kind: string; readonly count: number; readonly last: string };

const KEPT = "SELECT count(*) AS n FROM evidence WHERE origin = :origin AND what ->> 'kind' = :kind";
const moreId = (kind: string, origin: string): string => `more ${kind} ${origin}`;

/** Keeps a piece of evidence for good: the same one once, and of what a partner may send without end no more than a bound. */
export function keepEvidence(store: Transactor, { id, origin, at, what, bound }: Evidence): void {
  const isKept = store.get("SELECT 1 FROM evidence WHERE id = :id", { id }) !== undefined;
  if (isKept) return;
  if (bound === undefined || store.get<{ n: number }>(KEPT, { origin, kind: bound.kind })!.n < bound.most) {
    store.run("INSERT INTO evidence (id, origin, at, what) VALUES (:id, :origin, :at, :what)", {
      id,
      origin,
      at,
      what,
    });
    return;
  }
  const before = moreOf(store, origin, bound.kind);
  // The same one is shown again and again until it is taken back.
  if (before?.last === id) return;
  const more: More = { kind: `more-${bound.kind}`, count: (before?.count ?? 0) + 1, last: id };
  store.run(
    `INSERT INTO evidence (id, origin, at, what) VALUES (:id, :origin, :at, :what)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, what = excluded.what`,
    { id: moreId(bound.kind, origin), origin, at, what: JSON.stringify(more) },
  );
}

function moreOf(reader: Reader, origin: string, kind: string): More | undefined {
  const row = reader.get<{ what: string }>("SELECT what FROM evidence WHERE id = :id", {
    id: moreId(kind, origin),
  });
  return row === undefined ? undefined : (JSON.parse(row.what) as More);
}

/**
 * How many pieces of a kind there were about a log: those that are kept, and how often another than the last came that is
 * not kept. What is shown again after another counts again.
 */
export function evidenceCount(reader: Reader, origin: string, kind: string): number {
  return reader.get<{ n: number }>(KEPT, { origin, kind })!.n + (moreOf(reader, origin, kind)?.count ?? 0);
}
