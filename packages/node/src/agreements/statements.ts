import type { LifeEntry } from "@entente/agreement";
import type { Statement } from "./signing.ts";

/** The statement that an entry's signature is made over; undefined for entries that carry none. */
export function statementOf(entry: LifeEntry): Statement | undefined {
  switch (entry.kind) {
    case "agreement.suspended/1": {
      const { hash, areas, reason } = entry.body;
      return { type: "entente-suspension", agreement: hash, id: entry.id, areas, reason };
    }
    case "agreement.resumed/1":
      return {
        type: "entente-resumption",
        agreement: entry.body.hash,
        suspension: entry.body.suspension,
      };
    case "agreement.denounced/1":
      return {
        type: "entente-denunciation",
        agreement: entry.body.hash,
        id: entry.id,
        endsAt: entry.body.endsAt,
      };
    default:
      return undefined;
  }
}
