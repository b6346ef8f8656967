import type { Rollup, RollupLine } from "./rollup-form.ts";
import { WITHHELD } from "./rollup-form.ts";

/** Why a line is listed before the others. */
export type Attention = "no-authority" | "no-operation" | "not-started";
export type Attended = { readonly why: Attention; readonly line: RollupLine };

/**
 * What a report shows first: rows without authority, then rows citing no operation, then rows citing one that was
 * never started. A line stands once, under the first of these that holds.
 */
export function attentionOf(rollup: Rollup, started: ReadonlySet<string>): Attended[] {
  const why = ({ authority_id, operation_id }: RollupLine): Attention | undefined =>
    authority_id === null
      ? "no-authority"
      : operation_id === null
        ? "no-operation"
        : operation_id === WITHHELD || started.has(operation_id)
          ? undefined
          : "not-started";
  const found = rollup.lines.flatMap((line) => {
    const reason = why(line);
    return reason === undefined ? [] : [{ why: reason, line }];
  });
  const rank = { "no-authority": 0, "no-operation": 1, "not-started": 2 };
  return found.sort((one, other) => rank[one.why] - rank[other.why]);
}

export type AttentionCounts = {
  readonly withoutAuthority: number;
  /** Rows that cite no operation, or one that was never started, authority or not. */
  readonly withoutOperation: number;
};

export function attentionCounts(rollup: Rollup, started: ReadonlySet<string>): AttentionCounts {
  const sum = (test: (line: RollupLine) => boolean) =>
    rollup.lines.filter(test).reduce((total, { n }) => total + n, 0);
  return {
    withoutAuthority: sum(({ authority_id }) => authority_id === null),
    withoutOperation: sum(
      ({ operation_id }) =>
        operation_id === null || (operation_id !== WITHHELD && !started.has(operation_id)),
    ),
  };
}
