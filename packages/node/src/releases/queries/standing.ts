import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { iso } from "./paging.ts";

export function listStanding(reader: Reader, partner: string | undefined, now: string) {
  const rows = reader.all<{ standing: string; partner: PartyId; state: string; terms: string; used: number }>(
    "SELECT standing, partner, state, terms, used FROM view_standing WHERE :partner IS NULL OR partner = :partner ORDER BY at DESC",
    { partner: partner ?? null },
  );
  return rows.map((row) => {
    const terms = JSON.parse(row.terms) as {
      kinds: string[];
      areas: string[];
      tlp: string[];
      originators: string[];
      purpose: string;
      recipient: { organisation: string; role: string };
      until: string;
      quota: number;
    };
    const approvals = reader.all<{ person: string; at: number }>(
      "SELECT person, at FROM view_approval WHERE subject = :standing ORDER BY at",
      { standing: row.standing },
    );
    const ended = row.state === "active" && (terms.until <= now || row.used >= terms.quota);
    const { kinds, areas, tlp, originators, purpose, recipient, until, quota } = terms;
    return {
      id: row.standing,
      partner: row.partner,
      state: (ended ? "ended" : row.state) as "proposed" | "active" | "stopped" | "ended",
      kinds,
      areas,
      tlp,
      originators,
      purpose,
      recipient,
      until,
      quota,
      used: row.used,
      approvals: approvals.map(({ person, at }) => ({ by: person, at: iso(at) })),
    };
  });
}
