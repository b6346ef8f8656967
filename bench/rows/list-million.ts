import { productOperations } from "@entente/api";
import { productsRoutes } from "../../packages/node/src/products/index.ts";
import { AREAS, fillDesk, READER } from "../list/million.ts";
import { percentile } from "../release/percentile.ts";
import type { Row } from "../row.ts";

type Query = Readonly<Record<string, string | number>>;
type Answer = { readonly products: readonly unknown[]; readonly next?: string };

const KINDS = ["indicator", "report", "relationship", "malware", "identity", "file", "note", "ipv4-addr"];
const LABELS = ["TLP:GREEN", "TLP:AMBER", "TLP:CLEAR"];
const PAGES = 12;

/** Filters as an analyst sets them: one thing, two things, words, times. */
function filters(from: number, step: number): Query[] {
  const day = (n: number) => new Date(from + n * step).toISOString();
  return [
    {},
    ...KINDS.map((kind) => ({ kind })),
    ...AREAS.map((area) => ({ area })),
    ...LABELS.map((label) => ({ label })),
    ...KINDS.flatMap((kind, at) => AREAS.map((area) => ({ kind, area, label: LABELS[at % 3]! }))),
    { source: "received" },
    { source: "own" },
    ...KINDS.map((kind) => ({ kind, source: "received" })),
    { until: day(10) },
    { from: day(5), until: day(6) },
    ...KINDS.map((kind) => ({ kind, until: day(12) })),
    { q: "harbour" },
    { q: "heron" },
    { q: "harbour heron" },
    ...AREAS.map((area) => ({ q: "heron", area })),
    { q: "harbour", kind: "report" },
    { q: "nothing-of-this-name" },
    { versions: "every" },
  ];
}

export const row: Row = {
  name: "list-million",
  what: "list of 1,000,000 products, next page or new filter, server, p95",
  goal: { atMost: 50 },
  unit: "ms",
  async run(progress, { quick }) {
    const count = quick ? 100_000 : 1_000_000;
    await using desk = await fillDesk(count, progress);
    const { operation, handle } = productsRoutes(desk.products).find(
      (route) => route.operation.id === productOperations.searchProducts.id,
    )!;
    const ask = async (query: Query): Promise<{ answer: Answer; ms: number }> => {
      const started = performance.now();
      const call = {
        params: {},
        query: operation.query.parse(query),
        body: {},
        session: READER,
        command: { id: "list", digest: "list" },
      };
      const answer = (await handle(call as never)) as Answer;
      JSON.stringify(answer);
      return { answer, ms: performance.now() - started };
    };
    const newest = desk.ledger.reader.get<{ at: number }>("SELECT min(at) AS at FROM view_product")!;
    const asked = filters(newest.at, 60_000);
    await ask({ limit: 50 });
    const first: { query: Query; ms: number }[] = [];
    const next: number[] = [];
    for (const [at, query] of asked.entries()) {
      progress(at, asked.length, "filters");
      let { answer, ms } = await ask({ ...query, limit: 50, total: "bounded" });
      first.push({ query, ms });
      for (let page = 1; page < PAGES && answer.next !== undefined; page++) {
        ({ answer, ms } = await ask({ ...query, limit: 50, after: answer.next }));
        next.push(ms);
      }
    }
    const p = (values: readonly number[], share: number) =>
      Math.round(percentile([...values], share) * 10) / 10;
    const firsts = first.map(({ ms }) => ms);
    return {
      value: Math.max(p(firsts, 0.95), p(next, 0.95)),
      details: {
        products: desk.recorded(),
        filters: first.length,
        pages: next.length,
        filterP50: p(firsts, 0.5),
        filterP95: p(firsts, 0.95),
        pageP50: p(next, 0.5),
        pageP95: p(next, 0.95),
        slowest: first
          .toSorted((a, b) => b.ms - a.ms)
          .slice(0, 8)
          .map(({ query, ms }) => `${Math.round(ms)} ms ${JSON.stringify(query)}`),
      },
    };
  },
};
