import { conflict } from "@entente/api";
import { owedBy } from "@entente/scope";
import { type ActCall, type Acting, versionsOf } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Outcome } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { compare, pairOf } from "./comparing.ts";
import { codeOf } from "./counting.ts";
import { permitted } from "./covered.ts";
import { preparedRow, reconciliationOf } from "./rows.ts";

/** The areas a rollup was counted for: what is said of it stands under the same. */
export const areasOf = (reader: Reader, rollup: string): string[] =>
  JSON.parse(preparedRow(reader, rollup)?.areas ?? "[]") as string[];

/** Records the comparison of two rollups in the liaison log: counts and digest; both hold the tables. */
export function record(
  acting: Acting,
  call: ActCall,
  { partner, ours: mine, theirs: yours }: { partner: PartyId; ours: string; theirs: string },
): Promise<Outcome<{ reconciliation: string; digest: string; differences: number; owed: number }>> {
  acting.requireRelation(partner);
  return acting.act(call, (reader) => {
    const { made, digest } = compare(acting, reader, pairOf(reader, partner, { ours: mine, theirs: yours }));
    const before = reconciliationOf(reader, { partner, ours: mine, theirs: yours, digest });
    if (before !== undefined)
      throw conflict(`This comparison is recorded as ${before.reconciliation}: its differences stand there.`);
    const reconciliation = acting.newId();
    const { binding } = permitted(acting, partner, reconciliation, areasOf(reader, mine));
    const isOurs = made.parties[0] === codeOf(reader, acting.us);
    const [first, second] = isOurs ? [acting.us, partner] : [partner, acting.us];
    const owed = owedBy(made);
    return {
      entries: acting.says(call, partner, {
        kind: "reconciliation.recorded/1",
        actor: "operations-officer",
        agreement: binding.hash,
        body: {
          reconciliation,
          mine,
          yours,
          totals: Object.fromEntries(Object.entries(made.totals).map(([name, sums]) => [name, { ...sums }])),
          owed: [
            { party: first, count: owed[0] },
            { party: second, count: owed[1] },
          ],
          digest,
        },
      }),
      expects: versionsOf(reader, `scope:${partner}`, `agreement:${partner}`),
      result: {
        reconciliation,
        digest,
        differences: made.differences.length,
        owed: isOurs ? owed[0] : owed[1],
      },
    };
  });
}
