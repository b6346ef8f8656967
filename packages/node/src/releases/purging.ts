import type { JsonValue } from "@entente/json";
import { digestText, type PartyId } from "../keys/index.ts";
import type { Command, Draft } from "../ledger/index.ts";
import { productId } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import type { Ranges } from "./bodies.ts";
import { toInstant, versionOf } from "./common.ts";
import type { Desk } from "./dependencies.ts";
import { fromRanges, toRanges } from "./ranges.ts";
import { passedOnOrders, recallClause } from "./recalling.ts";

type Held = {
  readonly id: string;
  readonly release: string;
  readonly partner: PartyId;
  readonly received: string | null;
  readonly payload: string;
  readonly agreement: string;
  readonly count: number;
  readonly leaf: Uint8Array;
};

function heldPart(reader: Reader, part: string): Held {
  return reader.get<Held>(
    "SELECT id, release, partner, received, payload, agreement, count, leaf FROM view_part WHERE id = :part AND direction = 'in'",
    { part },
  )!;
}

export type OpenRecall = { readonly recall: string; readonly part: string; readonly ranges: string };

/** Recalls that came in and are not carried out yet. */
export function openRecalls(reader: Reader): OpenRecall[] {
  return reader.all<OpenRecall>(
    "SELECT recall, part, ranges FROM view_recall WHERE direction = 'in' AND executed_at IS NULL ORDER BY seq LIMIT 100",
  );
}

/** Parts whose time to be held has run out. */
export function expiredParts(reader: Reader, now: number): string[] {
  return reader
    .all<{ id: string }>(
      `SELECT id FROM view_part WHERE direction = 'in' AND state = 'received' AND held > 0
       AND retain_until IS NOT NULL AND retain_until <= :now LIMIT 100`,
      { now: toInstant(now) },
    )
    .map(({ id }) => id);
}

/** Carries a partner's recall out: purge, receipt, and the recall to whoever got it from here are one transaction. */
export function executeRecall(desk: Desk, { recall, part, ranges }: OpenRecall): Command<null> {
  return {
    id: `recall:${recall}`,
    digest: recall,
    decide(reader) {
      const held = heldPart(reader, part);
      const asked = fromRanges(JSON.parse(ranges) as Ranges, held.count);
      const clause = recallClause(desk, held.agreement);
      const purge = purgeOf(reader, held, asked, clause?.includeDerived ?? true, "recall");
      const onward =
        clause?.propagate === false
          ? { entries: [], streams: [] }
          : passedOnOrders(desk, reader, purge.products, held.partner);
      const receipt: Draft = {
        log: { partner: held.partner },
        kind: "recall.executed/1",
        agreement: held.agreement,
        refs: [digestText(held.leaf)],
        body: {
          recall,
          ...(held.received === null ? {} : { received: held.received }),
          ...purge.body,
          // Nothing was taken in yet: the whole order is answered, and what it names never will be.
          ...(held.received === null ? { ranges: toRanges(asked) as JsonValue } : {}),
        },
      };
      const streams = [`part:${part}`, ...purge.streams, ...onward.streams];
      return {
        entries: [...purge.entries, receipt, ...onward.entries],
        expects: Object.fromEntries(streams.map((stream) => [stream, versionOf(reader, stream)])),
        result: null,
      };
    },
  };
}

/** Purges what may not be held any longer, with all that was made from it, and says so to whom it came from. */
export function expire(part: string): Command<null> {
  return {
    id: `expire:${part}`,
    digest: part,
    decide(reader) {
      const held = heldPart(reader, part);
      const all = Array.from({ length: held.count }, (_, position) => position);
      const purge = purgeOf(reader, held, all, true, "expiry");
      const receipt: Draft = {
        log: { partner: held.partner },
        kind: "release.expired/1",
        agreement: held.agreement,
        refs: [digestText(held.leaf)],
        body: { received: held.received!, ...purge.body },
      };
      const streams = [`part:${part}`, ...purge.streams];
      return {
        entries: [...purge.entries, receipt],
        expects: Object.fromEntries(streams.map((stream) => [stream, versionOf(reader, stream)])),
        result: null,
      };
    },
  };
}

/** As many products as one house entry names. */
const PURGED_IN_ENTRY = 40;

type Derived = { readonly entry: string; readonly position: number; readonly payload: string };

/**
 * What goes: the positions still held and, unless it is only lent, everything here that was derived from them. What
 * this party made itself, and what came another way, stays (lessons.md, regression 9).
 */
function purgeOf(
  reader: Reader,
  held: Held,
  positions: readonly number[],
  withDerived: boolean,
  why: "recall" | "expiry",
) {
  const asked = new Set(positions);
  const items = reader
    .all<{ position: number; product: string }>(
      "SELECT position, product FROM view_part_item WHERE part = :part AND gone IS NULL AND product IS NOT NULL",
      { part: held.id },
    )
    .filter(({ position }) => asked.has(position));
  const received = items.map(({ product }) => product);
  const derived = withDerived ? derivedFrom(reader, received) : [];
  const entries: Draft[] = [];
  for (let at = 0; at < derived.length; at += PURGED_IN_ENTRY) {
    const products = derived.slice(at, at + PURGED_IN_ENTRY);
    entries.push({
      log: "house",
      kind: "product.purged/1",
      body: { why, made: held.id, products: products as unknown as JsonValue },
    });
  }
  return {
    entries,
    products: [...received, ...derived.map(({ entry, position }) => productId(entry, position))],
    streams: [...new Set(derived.map(({ entry }) => `product:${entry}`))],
    body: {
      made: held.id,
      release: held.release,
      payload: held.payload,
      ranges: toRanges(items.map(({ position }) => position)) as JsonValue,
      held: items.length,
    },
  };
}

/** Products derived from these, from those, and so on, with what hangs on them. */
function derivedFrom(reader: Reader, products: readonly string[]): Derived[] {
  const found = new Map<string, Derived>();
  const open = [...products];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    const rows = reader.all<Derived>(
      `SELECT p.entry, p.position, p.payload FROM view_derived d JOIN view_product p ON p.id = d.product
       WHERE d.source = :source AND p.sealed = 0`,
      { source },
    );
    for (const row of rows) {
      const id = productId(row.entry, row.position);
      if (found.has(id)) continue;
      found.set(id, row);
      open.push(id);
    }
  }
  return [...found.values()];
}
