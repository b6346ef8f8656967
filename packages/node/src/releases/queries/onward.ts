import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import type { Ranges } from "../bodies.ts";
import { fromRanges } from "../ranges.ts";
import { iso } from "./paging.ts";
import { READABLE_PART, type ReadableCompartments } from "./readable.ts";

/** Questions each way, newest first. Of those shown, products that whoever asks may not see are counted and not named. */
export function listOnward(
  reader: Reader,
  partner: string | undefined,
  maySee: (product: string) => boolean,
  readable: ReadableCompartments = null,
) {
  const rows = reader.all<{
    request: string;
    direction: "out" | "in";
    partner: PartyId;
    to_party: PartyId;
    purpose: string;
    at: number;
    expires: string;
    reason: string;
    part: string;
    ranges: string;
    state: "waiting" | "granted" | "refused";
    code: string | null;
  }>(
    `SELECT o.* FROM view_onward o JOIN view_part p ON p.id = o.part
     WHERE (:partner IS NULL OR o.partner = :partner) AND ${READABLE_PART} ORDER BY o.at DESC, o.request DESC LIMIT 200`,
    { partner: partner ?? null, readable },
  );
  return rows.map((row) => ({
    id: row.request,
    direction: row.direction,
    partner: row.partner,
    to: row.to_party,
    purpose: row.purpose,
    at: iso(row.at),
    expires: row.expires,
    reason: row.reason,
    items: fromRanges(JSON.parse(row.ranges) as Ranges, 1000).length,
    products: productsIn(reader, row).filter(maySee),
    state: row.state,
    ...(row.code === null ? {} : { code: row.code }),
  }));
}

function productsIn(reader: Reader, { part, ranges }: { part: string; ranges: string }): string[] {
  return reader
    .all<{ product: string }>(
      `SELECT i.product FROM view_part_item i, json_each(:ranges) r WHERE i.part = :part AND i.product IS NOT NULL
         AND i.position BETWEEN r.value ->> 0 AND r.value ->> 1 ORDER BY i.position`,
      { part, ranges },
    )
    .map(({ product }) => product);
}
