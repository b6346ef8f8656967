import { checkViews, type Difference, type LedgerOptions } from "./ledger/index.ts";
import { Sqlite } from "./store/index.ts";

export type Checked = {
  readonly entries: number;
  readonly differences: readonly Difference[];
  /** The node wrote between the replay and the comparison, each time. */
  readonly moved: boolean;
};

type Tell = (done: number, total: number) => void;

/** A running node may write between the replay and the comparison: then, and only then, it is done again. */
export function checkRunning(options: LedgerOptions, tell: Tell, attempts = 5): Checked {
  const before = lastSeq(options);
  const result = checkViews(options, options.paths, tell);
  const moved = lastSeq(options) !== before;
  if (result.differences.length > 0 && moved && attempts > 1)
    return checkRunning(options, tell, attempts - 1);
  return { ...result, moved };
}

function lastSeq({ paths }: LedgerOptions): number {
  using reader = new Sqlite(paths.ledger, { readOnly: true });
  return reader.get<{ seq: number | null }>("SELECT max(seq) AS seq FROM journal")?.seq ?? 0;
}
