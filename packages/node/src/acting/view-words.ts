import { timeOf } from "@entente/agreement";
import type { PartyId } from "../keys/index.ts";
import type { Folding } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";

/** Time as agreements write it: UTC, to the second. */
export const instantText = (milliseconds: number): string => timeOf(milliseconds);

/** Whose entry it is, as view rows and answers say it. */
export const entrySide = (entry: Pick<Folding, "mine">): "ours" | "theirs" =>
  entry.mine ? "ours" : "theirs";

/** The other party of the relation a liaison entry stands in, whoever wrote it. */
export function otherSide({ mine, party, partner }: Pick<Folding, "mine" | "party" | "partner">): PartyId {
  return (mine ? partner : party) as PartyId;
}

/** The sealed set of an entry; null when it has none. */
export const payloadOf = ({ envelope }: Pick<Folding, "envelope">): string | null =>
  envelope.set?.payload ?? null;

/** Streams and their versions as a command read them, for a proposal's `expects`. */
export function versionsOf(reader: Reader, ...streams: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    streams.map((name) => [
      name,
      reader.get<{ version: number }>("SELECT version FROM view_stream WHERE name = :name", { name })
        ?.version ?? 0,
    ]),
  );
}
