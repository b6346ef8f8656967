import type { Ranges } from "./bodies.ts";

/** Positions as ascending, disjoint ranges. */
export function toRanges(positions: readonly number[]): Ranges {
  const ranges: [number, number][] = [];
  for (const position of [...new Set(positions)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === position - 1) last[1] = position;
    else ranges.push([position, position]);
  }
  return ranges;
}

/** The positions that ranges name, below `count`; ranges from a partner may be anything. */
export function fromRanges(ranges: Ranges, count: number): number[] {
  const positions = new Set<number>();
  for (const [first, last] of ranges) {
    for (let position = first; position <= Math.min(last, count - 1); position++) positions.add(position);
  }
  return [...positions].sort((a, b) => a - b);
}
