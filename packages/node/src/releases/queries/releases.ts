import { notFound, type ProposalRefusal } from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { afterIn, bounds, iso, type Paging, page } from "./paging.ts";
import { PARTS, type PartRow, partOf } from "./parts.ts";
import { READABLE_PART, READABLE_RELEASE, type ReadableCompartments } from "./readable.ts";

type ReleaseRow = {
  release: string;
  partner: PartyId;
  state: "proposed" | "refused" | "made" | "withdrawn" | "turned-down";
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
    `SELECT * FROM view_release r WHERE r.seq < :before AND (:partner IS NULL OR r.partner = :partner)
       AND (:state IS NULL OR r.state = :state) AND ${READABLE_RELEASE}
     ORDER BY r.seq DESC LIMIT :limit + 1`,
    { before, limit, readable, partner: filter.partner ?? null, state: filter.state ?? null },
  );
  return page(rows, limit, (row) => releaseOf(reader, row, readable));
}

/** Proposals that `account` could still approve, oldest first; the cursor is the journal number of the last one. */
export function listWaitingFor(
  reader: Reader,
  account: string,
  filter: Paging & { partner?: string | undefined },
  readable: ReadableCompartments,
) {
  const { limit } = bounds(filter);
  const rows = reader.all<ReleaseRow>(
    `SELECT * FROM view_release r WHERE r.seq > :after AND (:partner IS NULL OR r.partner = :partner) AND r.state = 'proposed'
       AND r.author <> :account AND ${READABLE_RELEASE}
       AND NOT EXISTS (SELECT 1 FROM view_approval a WHERE a.subject = r.release AND a.person = :account)
     ORDER BY r.seq LIMIT :limit + 1`,
    { account, limit, readable, partner: filter.partner ?? null, after: afterIn(filter) },
  );
  return page(rows, limit, (row) => releaseOf(reader, row, readable));
}

/** What one person proposed and others turned down since then, newest first. */
export function listTurnedDown(
  reader: Reader,
  { author, since }: { readonly author: string; readonly since: number },
  filter: Paging & { partner?: string | undefined },
  readable: ReadableCompartments,
) {
  const { before, limit } = bounds(filter);
  const rows = reader.all<ReleaseRow>(
    `SELECT r.* FROM view_turned_down t JOIN view_release r ON r.release = t.subject
     WHERE t.at >= :since AND r.author = :author AND r.seq < :before AND (:partner IS NULL OR r.partner = :partner)
       AND ${READABLE_RELEASE}
     ORDER BY r.seq DESC LIMIT :limit + 1`,
    { author, since, before, limit, readable, partner: filter.partner ?? null },
  );
  return page(rows, limit, (row) => releaseOf(reader, row, readable));
}

/** Who turned down a proposal of either kind; nothing while nobody has. */
export function turnedDownOf(reader: Reader, subject: string) {
  const row = reader.get<{ person: string; reason: ProposalRefusal; at: number }>(
    "SELECT person, reason, at FROM view_turned_down WHERE subject = :subject",
    { subject },
  );
  return row === undefined ? {} : { turnedDown: { by: row.person, reason: row.reason, at: iso(row.at) } };
}

export function getRelease(reader: Reader, release: string, readable: ReadableCompartments = null) {
  const row = reader.get<ReleaseRow>(
    `SELECT * FROM view_release r WHERE r.release = :release AND ${READABLE_RELEASE}`,
    { release, readable },
  );
  if (row === undefined) throw notFound("release");
  return releaseOf(reader, row, readable);
}

function releaseOf(reader: Reader, row: ReleaseRow, readable: ReadableCompartments) {
  const approvals = reader.all<{ person: string; role: string; at: number }>(
    "SELECT person, role, at FROM view_approval WHERE subject = :release ORDER BY at, person",
    { release: row.release },
  );
  const parts = reader.all<PartRow>(
    `${PARTS} WHERE p.release = :release AND p.direction = 'out' AND ${READABLE_PART} ORDER BY p.seq`,
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
    ...(row.state === "turned-down" ? turnedDownOf(reader, row.release) : {}),
    parts: parts.map(partOf),
  };
}
