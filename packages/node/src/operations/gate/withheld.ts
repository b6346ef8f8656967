import type { ActivityParticulars } from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { type ActivityRow, questionsAbout, versionRow } from "./rows.ts";
import { particularsOf } from "./shown.ts";

/** What a partner is never told of an operation, whatever the clause: the members of its particulars. */
export const WITHHELD_MEMBERS = [
  "name",
  "objective",
  "whyNow",
  "lessIntrusive",
  "selectors",
  "targets",
  "consequences",
  "intrusion",
  "safeguards",
  "authority",
] as const;

export type Withheld = {
  readonly operation: string;
  readonly partner: PartyId;
  /** `whole`: the partner does not know that it exists. `particulars`: it was told the terms, and nothing else. */
  readonly what: "whole" | "particulars";
  readonly members: readonly string[];
  readonly at: string;
  readonly state: "proposed" | "started" | "stopped";
  readonly authority: string;
  readonly purpose: string;
  readonly particulars: ActivityParticulars | undefined;
};

const ROWS = "SELECT * FROM view_activity WHERE :partner IS NULL OR partner = :partner ORDER BY seq DESC";

const isPut = (reader: Reader, { partner, operation }: ActivityRow): boolean =>
  questionsAbout(reader, "ours", partner, operation).length > 0;

/** Every own operation with what was kept of it from the partner. Of none is the partner told everything. */
export function withheldFrom(acting: Acting, reader: Reader, partner?: string): Withheld[] {
  return reader.all<ActivityRow>(ROWS, { partner: partner ?? null }).map((row) => {
    const version = versionRow(reader, row.operation, row.version)!;
    const put = isPut(reader, row);
    return {
      operation: row.operation,
      partner: row.partner,
      what: put ? "particulars" : "whole",
      members: put
        ? WITHHELD_MEMBERS
        : [...WITHHELD_MEMBERS, "purpose", "techniques", "places", "from", "until"],
      at: instantText(row.at),
      state: row.stopped_at !== null ? "stopped" : row.started_at !== null ? "started" : "proposed",
      authority: version.authority,
      purpose: version.purpose,
      particulars: particularsOf(acting, version),
    };
  });
}

/** The same, counted. */
export function countWithheld(reader: Reader, partner?: string): { whole: number; particulars: number } {
  const rows = reader.all<ActivityRow>(ROWS, { partner: partner ?? null });
  const particulars = rows.filter((row) => isPut(reader, row)).length;
  return { whole: rows.length - particulars, particulars };
}
