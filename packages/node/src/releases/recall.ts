import { addDuration, timeOf } from "@entente/agreement";
import { conflict, notFound } from "@entente/api";
import type { JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import { type Command, type Draft, ulid } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { toInstant, versionOf } from "./common.ts";
import type { ReleasesDependencies } from "./dependencies.ts";
import { fromRanges, toRanges } from "./ranges.ts";

type SentItem = {
  readonly part: string;
  readonly partner: PartyId;
  readonly position: number;
  readonly product: string | null;
  readonly inside: string | null;
};

export type RecallResult = { recalls: string[]; items: number };

/**
 * Takes a release back, whole or single products. With a container goes what was released only inside it; what was
 * also released by itself stays until it is recalled by itself (lessons.md, regression 9).
 */
export function orderRecall(
  deps: ReleasesDependencies,
  release: string,
  asked: { readonly reason: string; readonly products?: readonly string[] | undefined },
  command: { id: string; digest: string },
): Command<RecallResult> {
  return {
    ...command,
    decide(reader) {
      const sent = reader.all<SentItem>(
        `SELECT i.part, p.partner, i.position, i.product, i.inside FROM view_part_item i JOIN view_part p ON p.id = i.part
         WHERE p.release = :release AND p.direction = 'out' AND i.gone IS NULL ORDER BY p.seq, i.position`,
        { release },
      );
      const known = reader.get("SELECT 1 FROM view_part WHERE release = :release AND direction = 'out'", {
        release,
      });
      if (known === undefined) throw notFound("release");
      const chosen = asked.products === undefined ? sent : chosenItems(sent, asked.products);
      const pending = pendingPositions(reader, release);
      const items = chosen.filter(({ part, position }) => !pending.has(`${part} ${position}`));
      if (items.length === 0)
        throw conflict("Everything of this release was recalled or has expired already.");
      const entries: Draft[] = [];
      for (const [part, group] of Map.groupBy(items, (item) => item.part)) {
        entries.push(orderEntry(deps, reader, release, part, group, asked.reason));
      }
      const recalls = entries.map(({ body }) => String(body.recall));
      return {
        entries,
        expects: { [`release:${release}`]: versionOf(reader, `release:${release}`) },
        result: { recalls, items: items.length },
      };
    },
  };
}

function chosenItems(sent: readonly SentItem[], products: readonly string[]): SentItem[] {
  const wanted = new Set(products);
  for (const product of wanted) {
    if (!sent.some((item) => item.product === product)) throw notFound("product in this release");
  }
  return sent.filter(
    ({ product, inside }) =>
      (product !== null && wanted.has(product)) || (inside !== null && wanted.has(inside)),
  );
}

function pendingPositions(reader: Reader, release: string): Set<string> {
  const rows = reader.all<{ part: string; ranges: string }>(
    "SELECT part, ranges FROM view_recall WHERE release = :release AND direction = 'out'",
    { release },
  );
  return new Set(
    rows.flatMap(({ part, ranges }) =>
      fromRanges(JSON.parse(ranges) as [number, number][], 1000).map((position) => `${part} ${position}`),
    ),
  );
}

function orderEntry(
  deps: ReleasesDependencies,
  reader: Reader,
  release: string,
  part: string,
  items: readonly SentItem[],
  reason: string,
): Draft {
  const { partner } = items[0]!;
  const row = reader.get<{ agreement: string; leaf: Uint8Array }>(
    "SELECT agreement, leaf FROM view_part WHERE id = :part",
    { part },
  )!;
  const within = deps.agreement(partner)?.document.clauses.find(({ kind }) => kind === "recall")?.params as
    | { executeWithin?: string }
    | undefined;
  const now = timeOf(deps.now());
  const executeBy = within?.executeWithin === undefined ? undefined : addDuration(now, within.executeWithin);
  return {
    log: { partner },
    kind: "recall.ordered/1",
    agreement: row.agreement,
    actor: "release-officer",
    refs: [`sha256:${Buffer.from(row.leaf).toString("base64url")}`],
    body: {
      recall: ulid(deps.now()),
      release,
      made: part,
      ranges: toRanges(items.map(({ position }) => position)) as JsonValue,
      reason,
      ...(executeBy === undefined ? {} : { executeBy }),
    },
  };
}

type Held = {
  readonly id: string;
  readonly release: string;
  readonly partner: PartyId;
  readonly received: string | null;
  readonly payload: string;
  readonly agreement: string;
  readonly state: string;
  readonly leaf: Uint8Array;
};

function heldPart(reader: Reader, part: string): Held | undefined {
  return reader.get<Held>(
    "SELECT id, release, partner, received, payload, agreement, state, leaf FROM view_part WHERE id = :part AND direction = 'in'",
    { part },
  );
}

type OpenRecall = { readonly recall: string; readonly part: string; readonly ranges: string };

/** Recalls that came in and are not carried out yet. */
export function openRecalls(reader: Reader): OpenRecall[] {
  return reader.all<OpenRecall>(
    "SELECT recall, part, ranges FROM view_recall WHERE direction = 'in' AND executed_at IS NULL ORDER BY seq LIMIT 100",
  );
}

/** Carries a partner's recall out: purge and receipt are one transaction. */
export function executeRecall({ recall, part, ranges }: OpenRecall): Command<null> {
  return {
    id: `recall:${recall}`,
    digest: recall,
    decide(reader) {
      const held = heldPart(reader, part)!;
      const { entries, body } = purgeEntries(
        reader,
        held,
        JSON.parse(ranges) as [number, number][],
        "recall",
      );
      const receipt: Draft = {
        log: { partner: held.partner },
        kind: "recall.executed/1",
        agreement: held.agreement,
        refs: [`sha256:${Buffer.from(held.leaf).toString("base64url")}`],
        body: { recall, ...(held.received === null ? {} : { received: held.received }), ...body },
      };
      return {
        entries: [...entries, receipt],
        expects: { [`part:${part}`]: versionOf(reader, `part:${part}`) },
        result: null,
      };
    },
  };
}

/** Parts whose time to be held has run out. */
export function expiredParts(reader: Reader, now: number): { id: string; count: number }[] {
  return reader.all(
    "SELECT id, count FROM view_part WHERE direction = 'in' AND state = 'received' AND held > 0 AND retain_until IS NOT NULL AND retain_until <= :now LIMIT 100",
    { now: toInstant(now) },
  );
}

/** Purges what may not be held any longer, and says so to whom it came from. */
export function expire(part: string, count: number): Command<null> {
  return {
    id: `expire:${part}`,
    digest: part,
    decide(reader) {
      const held = heldPart(reader, part)!;
      const { entries, body } = purgeEntries(reader, held, [[0, count - 1]], "expiry");
      const receipt: Draft = {
        log: { partner: held.partner },
        kind: "release.expired/1",
        agreement: held.agreement,
        refs: [`sha256:${Buffer.from(held.leaf).toString("base64url")}`],
        body: { received: held.received!, ...body },
      };
      return {
        entries: [...entries, receipt],
        expects: { [`part:${part}`]: versionOf(reader, `part:${part}`) },
        result: null,
      };
    },
  };
}

/** As many products as one house entry names. */
const PURGED_IN_ENTRY = 40;

/**
 * What goes: the positions still held, and everything here that was derived from them. What this party made itself,
 * and what came another way, stays.
 */
function purgeEntries(reader: Reader, held: Held, ranges: [number, number][], why: "recall" | "expiry") {
  const positions = new Set(fromRanges(ranges, 1000));
  const items = reader
    .all<{ position: number; product: string | null }>(
      "SELECT position, product FROM view_part_item WHERE part = :part AND gone IS NULL",
      { part: held.id },
    )
    .filter(({ position }) => positions.has(position));
  const gone = toRanges(items.map(({ position }) => position));
  const derived = derivedFrom(
    reader,
    items.flatMap(({ product }) => product ?? []),
  );
  const entries: Draft[] = [];
  for (let at = 0; at < derived.length; at += PURGED_IN_ENTRY) {
    const products = derived.slice(at, at + PURGED_IN_ENTRY);
    entries.push({
      log: "house",
      kind: "product.purged/1",
      body: { why, made: held.id, products: products as unknown as JsonValue },
    });
  }
  const body = {
    made: held.id,
    release: held.release,
    payload: held.payload,
    // Nothing held yet: the whole order is answered, and the content is never taken in.
    ranges: (held.received === null ? ranges : gone) as JsonValue,
    held: items.length,
  };
  return { entries, body };
}

/** Products derived from these, from those, and so on. */
function derivedFrom(
  reader: Reader,
  products: readonly string[],
): { entry: string; position: number; payload: string }[] {
  const found = new Map<string, { entry: string; position: number; payload: string }>();
  const open = [...products];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    const rows = reader.all<{ entry: string; position: number; payload: string }>(
      `SELECT p.entry, p.position, p.payload FROM view_derived d JOIN view_product p ON p.id = d.product
       WHERE d.source = :source AND p.sealed = 0`,
      { source },
    );
    for (const row of rows) {
      const id = `${row.entry}.${row.position}`;
      if (found.has(id)) continue;
      found.set(id, { ...row });
      open.push(id);
    }
  }
  return [...found.values()];
}
