import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { startedOperations, toldOperations } from "../gate/started.ts";

/**
 * Operations that a record may cite: our own that were started, and the partner's that it says have begun. A record
 * that was handed over cites its giver's.
 */
export function citable(reader: Reader, partner?: PartyId): ReadonlySet<string> {
  const told = partner === undefined ? [] : toldOperations(reader, partner);
  return new Set([...startedOperations(reader), ...told].map(({ operation }) => operation));
}
