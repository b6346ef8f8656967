import type { PartyId } from "../keys/index.ts";
import { hasher, type Ledger, lastSize, liaisonOrigin } from "../ledger/index.ts";

/** Opens both logs of a relation with their marks. Repeating it changes nothing. */
export async function openLogs(ledger: Ledger, partner: PartyId): Promise<void> {
  const own = liaisonOrigin(ledger.party, partner);
  const logs = [
    { origin: own, party: ledger.party, partner, mine: true },
    { origin: liaisonOrigin(partner, ledger.party), party: partner, partner: ledger.party, mine: false },
  ];
  for (const log of logs) await ledger.openLog({ ...log, kind: "liaison" });
  // A crash between a log and its mark leaves a log without one. It may be made good only while nothing was ever said
  // in the relation: later, a mark at zero would let this node sign or cosign a second history (tlog.md §6).
  if (lastSize(ledger.reader, ledger.log(own)!.id) > 0) return;
  for (const { origin, mine } of logs) {
    const role = mine ? ("own" as const) : ("peer" as const);
    await ledger.writer.ask({ type: "highwater-create", role, origin, root: hasher.empty() });
  }
}
