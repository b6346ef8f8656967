import { notFound } from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { bounds, iso, type Paging, page } from "./paging.ts";
import { PARTS, type PartRow, partOf, type ReadableCompartments } from "./parts.ts";

type ReleaseRow = {
  release: string;
  partner: PartyId;
  state: "proposed" | "refused" | "made" | "withdrawn";
  at: number;
  seq: number;
  author: string;
  products: number;
  recipient: string;
  purpose: string;
  needed: number;
};

export function listReleases(
  reader: Reader,
  filter: Paging & { partner?: string | undefined; state?: string | undefined },
  readable: ReadableCompartments = null,
) {
  const { before, limit } = bounds(filter);
  const rows = reader.all<ReleaseRow>(
    `SELECT * FROM view_release WHERE seq < :before AND (:partner IS NULL OR partner = :partner) AND (:state IS NULL OR state = :state)
     ORDER BY seq DESC LIMIT :limit + 1`,
    { before, limit, partner: filter.partner ?? null, state: filter.state ?? null },
  );
  return page(rows, limit, (row) => releaseOf(reader, row, readable));
}

export function getRelease(reader: Reader, release: string, readable: ReadableCompartments = null) {
  const row = reader.get<ReleaseRow>("SELECT * FROM view_release WHERE release = :release", { release });
  if (row === undefined) throw notFound("release");
  return releaseOf(reader, row, readable);
}

function releaseOf(reader: Reader, row: ReleaseRow, readable: ReadableCompartments) {
  const approvals = reader.all<{ person: string; role: string; at: number }>(
    "SELECT person, role, at FROM view_approval WHERE subject = :release ORDER BY at, person",
    { release: row.release },
  );
  const parts = reader.all<PartRow>(
    `${PARTS} WHERE p.release = :release AND p.direction = 'out' AND (:readable IS NULL OR p.compartment IN (SELECT value FROM json_each(:readable))) ORDER BY p.seq`,
    { release: row.release, readable },
  );
  return {
    id: row.release,
    partner: row.partner,
    state: row.state,
    proposedAt: iso(row.at),
    by: row.author,
    products: row.products,
    recipient: JSON.parse(row.recipient) as { organisation: string; role: string },
    purpose: row.purpose,
    approvals: approvals.map(({ person, role, at }) => ({ by: person, role, at: iso(at) })),
    approvalsNeeded: row.needed,
    parts: parts.map(partOf),
  };
}
