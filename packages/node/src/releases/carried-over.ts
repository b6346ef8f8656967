import { GENERATION_STEP, indexAt, type LogRow, placeIn } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";

type Run = [first: number, last: number];

/** An entry holds so many runs of each; entries beyond them are counted. */
const MOST_RUNS = 100;

/**
 * What a log of this party's that is retired still binds: its releases that were neither declined nor given back, and
 * its recalls that wait for their receipt, by their indexes there.
 */
export function carriedOver(
  reader: Reader,
  log: LogRow,
): { readonly releases: Run[]; readonly recalls: Run[]; readonly more: number } {
  const from = placeIn(log.origin, 0);
  const at = { partner: log.partner, from, until: from + GENERATION_STEP };
  const indexes = (sql: string) => reader.all<{ idx: number }>(sql, at).map(({ idx }) => indexAt(idx));
  const releases = runsOf(
    indexes(
      `SELECT idx FROM view_part WHERE partner = :partner AND direction = 'out' AND state IN ('announced', 'received')
         AND idx >= :from AND idx < :until ORDER BY idx`,
    ),
  );
  const recalls = runsOf(
    indexes(
      `SELECT idx FROM view_recall WHERE partner = :partner AND direction = 'out' AND executed_at IS NULL
         AND idx >= :from AND idx < :until ORDER BY idx`,
    ),
  );
  const left = [...releases.slice(MOST_RUNS), ...recalls.slice(MOST_RUNS)];
  const more = left.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return { releases: releases.slice(0, MOST_RUNS), recalls: recalls.slice(0, MOST_RUNS), more };
}

function runsOf(indexes: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const index of indexes) {
    const last = runs.at(-1);
    if (last !== undefined && index === last[1] + 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}
