import type { RecallReason } from "@entente/agreement";
import { addDuration, timeOf } from "@entente/agreement";
import { conflict, notFound } from "@entente/api";
import type { JsonValue } from "@entente/json";
import { digestText, type PartyId } from "../keys/index.ts";
import { type Command, type Draft, ulid } from "../ledger/index.ts";
import { membersOf } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import type { Ranges } from "./bodies.ts";
import { versionOf } from "./common.ts";
import type { CommandId, Desk } from "./dependencies.ts";
import { fromRanges, toRanges } from "./ranges.ts";

/** Something that was sent and that the recipient may still hold. */
export type SentItem = {
  readonly part: string;
  readonly release: string;
  readonly partner: PartyId;
  readonly position: number;
  readonly product: string | null;
  readonly inside: string | null;
};

export type RecallAsked = {
  readonly reason: RecallReason;
  readonly products?: readonly string[] | undefined;
};
export type RecallResult = { recalls: string[]; items: number };

/**
 * Takes a release back, whole or single products. With a container goes what was released only inside it; what was
 * also released by itself, or inside another that stays, stays (lessons.md, regression 9).
 */
export function orderRecall(
  desk: Desk,
  release: string,
  asked: RecallAsked,
  command: CommandId,
): Command<RecallResult> {
  return {
    ...command,
    decide(reader) {
      const parts = reader.all<{ id: string }>(
        "SELECT id FROM view_part WHERE release = :release AND direction = 'out'",
        { release },
      );
      if (parts.length === 0) throw notFound("release");
      const sent = outstanding(reader, "p.release = :value", release);
      const items = asked.products === undefined ? sent : chosenItems(reader, release, sent, asked.products);
      if (items.length === 0)
        throw conflict("Everything of this release was recalled, declined or has expired already.");
      const entries = orderEntries(desk, reader, items, asked.reason);
      const streams = [`release:${release}`, ...parts.map(({ id }) => `part:${id}`)];
      return {
        entries,
        expects: Object.fromEntries(streams.map((stream) => [stream, versionOf(reader, stream)])),
        result: { recalls: entries.map(({ body }) => String(body.recall)), items: items.length },
      };
    },
  };
}

/** What went out and is not gone, declined, or under recall already. */
function outstanding(reader: Reader, where: string, value: string): SentItem[] {
  const sent = reader.all<SentItem>(
    `SELECT i.part, p.release, p.partner, i.position, i.product, i.inside FROM view_part_item i JOIN view_part p ON p.id = i.part
     WHERE ${where} AND p.direction = 'out' AND p.state <> 'declined' AND i.gone IS NULL ORDER BY p.seq, i.position`,
    { value },
  );
  const pending = new Set<string>();
  for (const part of new Set(sent.map((item) => item.part)))
    for (const { ranges } of reader.all<{ ranges: string }>(
      "SELECT ranges FROM view_recall WHERE part = :part AND direction = 'out'",
      { part },
    ))
      for (const position of fromRanges(JSON.parse(ranges) as Ranges, 1000))
        pending.add(`${part} ${position}`);
  return sent.filter(({ part, position }) => !pending.has(`${part} ${position}`));
}

function chosenItems(
  reader: Reader,
  release: string,
  sent: readonly SentItem[],
  products: readonly string[],
): SentItem[] {
  const wanted = new Set(products);
  for (const product of wanted) {
    const known = reader.get(
      `SELECT 1 FROM view_part_item i JOIN view_part p ON p.id = i.part
       WHERE i.product = :product AND p.release = :release AND p.direction = 'out'`,
      { product, release },
    );
    if (known === undefined) throw notFound("product in this release");
  }
  const staying = membersStaying(reader, sent, wanted);
  return sent.filter(
    ({ product, inside }) =>
      product !== null &&
      (wanted.has(product) || (inside !== null && wanted.has(inside) && !staying.has(product))),
  );
}

/** Members of the containers of this release that are not withdrawn. */
function membersStaying(
  reader: Reader,
  sent: readonly SentItem[],
  withdrawn: ReadonlySet<string>,
): ReadonlySet<string> {
  const containers = sent.flatMap(({ product, inside }) =>
    product !== null && inside === null && !withdrawn.has(product) ? [product] : [],
  );
  return new Set(containers.flatMap((container) => membersOf(reader, container)));
}

/** Orders, one for each part, to whoever holds these items. */
function orderEntries(desk: Desk, reader: Reader, items: readonly SentItem[], reason: RecallReason): Draft[] {
  return [...Map.groupBy(items, ({ part }) => part)].map(([part, group]) => {
    const { partner, release } = group[0]!;
    const row = reader.get<{ agreement: string; leaf: Uint8Array }>(
      "SELECT agreement, leaf FROM view_part WHERE id = :part",
      { part },
    )!;
    const executeBy = executeByOf(desk, partner, row.agreement);
    return {
      log: { partner },
      kind: "recall.ordered/2",
      agreement: row.agreement,
      actor: "release-officer",
      refs: [digestText(row.leaf)],
      body: {
        recall: ulid(desk.now()),
        release,
        made: part,
        ranges: toRanges(group.map(({ position }) => position)) as JsonValue,
        reason,
        ...(executeBy === undefined ? {} : { executeBy }),
      },
    };
  });
}

type RecallParams = {
  readonly executeWithin: string;
  readonly includeDerived: boolean;
  readonly propagate: boolean;
};

/** The recall clause of the agreement something was released under: obligations stay with that version. */
export function recallClause(desk: Desk, agreement: string): RecallParams | undefined {
  const clause = desk.documentOf(agreement)?.clauses.find(({ kind }) => kind === "recall");
  return clause?.params as RecallParams | undefined;
}

function executeByOf(desk: Desk, partner: PartyId, agreement: string): string | undefined {
  const clause = recallClause(desk, agreement) ?? recallClause(desk, desk.agreement(partner)?.hash ?? "");
  return clause === undefined ? undefined : addDuration(timeOf(desk.now()), clause.executeWithin);
}

/**
 * A recall goes on to whoever got these products from here (agreement.md §6, recall, `propagate`); not back to whom
 * they came from, who asked for it.
 */
export function passedOnOrders(
  desk: Desk,
  reader: Reader,
  products: readonly string[],
  origin: PartyId,
): { entries: Draft[]; streams: string[] } {
  const items = products
    .flatMap((product) => outstanding(reader, "i.product = :value", product))
    .filter(({ partner }) => partner !== origin);
  const entries = orderEntries(desk, reader, items, "originator-recalled");
  return { entries, streams: [...new Set(items.map(({ part }) => `part:${part}`))] };
}
