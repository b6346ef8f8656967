import { canonicalBytes, type JsonValue } from "@entente/json";
import type { MaybeItem } from "../keys/index.ts";
import { type Draft, type Ledger, type LogRow, readEnvelope } from "../ledger/index.ts";
import { contentMark } from "../products/index.ts";
import { madeSchema, type ReleaseList } from "./bodies.ts";

export type ListedAgain = {
  /** For the house log. */
  readonly entries: readonly Draft[];
  /** Parts all of whose products are known again, and parts of which some are not. */
  readonly listed: number;
  readonly unlisted: number;
  /** Standing releases that are stopped. */
  readonly stopped: readonly string[];
};

/**
 * What the house log said of own releases and has lost with them, found out anew after their entries in the liaison log
 * were taken back: which product stands at which position. A product of this party that holds the very bytes that were
 * sent is that product; of what is not found the position alone is listed, so that it can still be recalled.
 *
 * A standing release that something not found has gone by is stopped: it might send the same thing twice.
 */
export function listAgain(
  ledger: Ledger,
  { id: log, origin }: LogRow,
  from: number,
  until: number,
): ListedAgain {
  const rows = ledger.reader.all<{ bytes: Uint8Array }>(
    `SELECT e.bytes FROM entry e JOIN journal j ON j.log = e.log AND j.idx = e.idx AND j.aside IS NULL
     WHERE e.log = :log AND e.idx >= :from AND e.idx < :until ORDER BY e.idx`,
    { log, from, until },
  );
  const entries: Draft[] = [];
  const stopped = new Set<string>();
  let listed = 0;
  let unlisted = 0;
  for (const { bytes } of rows) {
    const envelope = readEnvelope(bytes, origin);
    if (envelope.kind !== "release.made/1" || envelope.set === undefined || isListed(ledger, envelope.id))
      continue;
    const { release, record } = madeSchema.parse(envelope.body);
    const items = ledger.contents.open(envelope.set.payload, envelope.set.count);
    const products = productsOf(ledger, items);
    const standing = record.standing?.id;
    const isWhole = products.every((product) => product !== null);
    if (isWhole) listed += 1;
    else unlisted += 1;
    if (!isWhole && standing !== undefined && isActive(ledger, standing)) stopped.add(standing);
    const list: ReleaseList = [{ part: envelope.id, products }];
    entries.push({
      log: "house",
      kind: "release.listed/1",
      ...(envelope.agreement === undefined ? {} : { agreement: envelope.agreement }),
      body: { release, ...(standing === undefined ? {} : { standing }) },
      items: [
        {
          header: canonicalBytes({ v: 1, kind: "release-list" }),
          content: canonicalBytes(list as unknown as JsonValue),
        },
      ],
    });
  }
  for (const standing of stopped)
    entries.push({ log: "house", kind: "standing.stopped/1", body: { standing, by: "operator" } });
  return { entries, listed, unlisted, stopped: [...stopped] };
}

function isListed(ledger: Ledger, part: string): boolean {
  return ledger.reader.get("SELECT 1 FROM view_part_item WHERE part = :part", { part }) !== undefined;
}

function isActive(ledger: Ledger, standing: string): boolean {
  const at = { standing };
  return (
    ledger.reader.get("SELECT 1 FROM view_standing WHERE standing = :standing AND state = 'active'", at) !==
    undefined
  );
}

/** The products at these positions, by their bytes; null for what is not found, or not readable any more. */
function productsOf(ledger: Ledger, items: readonly MaybeItem[]): (string | null)[] {
  const marks = items.map((item) =>
    item === undefined ? "" : contentMark(ledger.foldContext, item.content).toHex(),
  );
  const rows = ledger.reader.all<{ mark: string; product: string }>(
    `SELECT lower(hex(content_mark)) AS mark, entry || '.' || position AS product FROM view_product
     WHERE source <> 'received' AND lower(hex(content_mark)) IN (SELECT value FROM json_each(:marks)) ORDER BY id DESC`,
    { marks: JSON.stringify(marks.filter((mark) => mark !== "")) },
  );
  const found = new Map(rows.map(({ mark, product }) => [mark, product]));
  return marks.map((mark) => found.get(mark) ?? null);
}
