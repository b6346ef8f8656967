import type { Rollup } from "./rollup-form.ts";
import { dimensions } from "./row.ts";
import { secondCount } from "./second-counter.ts";

export type SecondCounter = typeof secondCount;

export type CrossCheck = {
  readonly agrees: boolean;
  /** Rows as each counter has them. */
  readonly first: number;
  readonly second: number;
  /** Lines on which they differ. */
  readonly differing: number;
};

/** Holds a rollup against an independent count of the same files: every line, rows and seconds. */
export function crossCheck(
  rollup: Rollup,
  registers: readonly string[],
  count: SecondCounter = secondCount,
): CrossCheck {
  const left = count(registers, rollup.from, rollup.to);
  const second = [...left.values()].reduce((total, [rows]) => total + rows, 0);
  let differing = 0;
  for (const line of rollup.lines) {
    const key = [line.hour.slice(0, 13), ...dimensions.map((name) => line[name] ?? "")].join("|");
    const [rows, seconds] = left.get(key) ?? [];
    if (rows !== line.n || seconds !== line.seconds) differing++;
    left.delete(key);
  }
  differing += left.size;
  return { agrees: differing === 0 && second === rollup.rows, first: rollup.rows, second, differing };
}
