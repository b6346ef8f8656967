import { type RelationView, relationOperations } from "@entente/api";
import type { PartyName } from "../parties.ts";
import { otherOf } from "../parties.ts";
import type { Cast, Ids } from "../story.ts";
import { until } from "../until.ts";

/** A relation as the party's liaison officer sees it. */
export function relationAt(cast: Cast, ids: Ids, party: PartyName): Promise<RelationView> {
  return cast[party]["liaison officer"].client.call(relationOperations.getRelation, {
    params: { partner: ids[otherOf(party)] },
  });
}

/** Waits until both nodes hold both logs whole, and each party has published all its own under the other's cosignature. */
export async function settled(cast: Cast, ids: Ids, seconds = 60): Promise<void> {
  await until(
    "both logs to be whole on both sides",
    async () => {
      const [a, b] = await Promise.all([relationAt(cast, ids, "arvenia"), relationAt(cast, ids, "talvia")]);
      const sizes = [a, b].map(({ logs }) => new Map(logs.map((log) => [log.origin, log])));
      const isWhole = [...sizes[0]!].every(([origin, log]) => {
        const other = sizes[1]!.get(origin);
        const own = log.mine ? log : other;
        return log.size === other?.size && own?.published === log.size;
      });
      return isWhole ? true : undefined;
    },
    seconds,
  );
}
