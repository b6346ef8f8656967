/** How hours of one flow compare (scope.md §6). */
export const classes = [
  "match",
  "shifted",
  "constant-factor",
  "count-differs",
  "only-giver",
  "only-receiver",
  "unit-differs",
] as const;
export type CellClass = (typeof classes)[number];

/** One hour: what the giver booked and what the receiver did. In a shift the two stand in neighbouring hours. */
export type Cell = { readonly hour: string; readonly given: number; readonly received: number };

export type Classed = {
  readonly class: CellClass;
  readonly cells: readonly Cell[];
  /** Of a shift: the receiver books an hour later (1) or earlier (-1). */
  readonly shift?: 1 | -1;
  /** Of a constant factor: the larger count is so many times the smaller. */
  readonly factor?: number;
};

type Hours = ReadonlyMap<string, number>;
const HOUR_MS = 3_600_000;
/** From so many hours on, one ratio throughout is a way of counting and no accident. */
const LEAST_FOR_FACTOR = 3;

const after = (hour: string, hours: number): string =>
  `${new Date(Date.parse(hour) + hours * HOUR_MS).toISOString().slice(0, 19)}Z`;

/**
 * Compares one flow hour by hour. Every count of either side stands in exactly one class, so totals are preserved.
 * Order matters: shifts are taken out first, since what they leave looks like two differing hours; then factors.
 */
export function matchHours(given: Hours, received: Hours, sameUnit = true): Classed[] {
  const left = { given: new Map(given), received: new Map(received) };
  if (!sameUnit) return sorted(cellsOf(left), (one) => (isTwoSided(one) ? "unit-differs" : oneSided(one)));
  const shifts = [...takeRuns(left, 1), ...takeRuns(left, -1)];
  const cells = cellsOf(left);
  const factor = factorOf(cells.filter((one) => isTwoSided(one) && one.given !== one.received));
  const differs: CellClass = factor === undefined ? "count-differs" : "constant-factor";
  const rest = sorted(cells, (one) =>
    isTwoSided(one) ? (one.given === one.received ? "match" : differs) : oneSided(one),
  );
  return [
    ...shifts,
    ...rest.map((one) =>
      one.class === "constant-factor" && factor !== undefined ? { ...one, factor } : one,
    ),
  ];
}

type Left = { readonly given: Map<string, number>; readonly received: Map<string, number> };

const hoursOf = ({ given, received }: Left): string[] =>
  [...new Set([...given.keys(), ...received.keys()])].sort();

const cellsOf = (left: Left): Cell[] =>
  hoursOf(left).map((hour) => ({
    hour,
    given: left.given.get(hour) ?? 0,
    received: left.received.get(hour) ?? 0,
  }));

const isTwoSided = ({ given, received }: Cell): boolean => given > 0 && received > 0;
const oneSided = ({ given }: Cell): CellClass => (given > 0 ? "only-giver" : "only-receiver");

function sorted(cells: readonly Cell[], classOf: (cell: Cell) => CellClass): Classed[] {
  return classes
    .map((one) => ({ class: one, cells: cells.filter((cell) => classOf(cell) === one) }))
    .filter(({ cells: some }) => some.length > 0);
}

/**
 * Takes out runs of hours that agree one hour apart. A run begins where one side has nothing and ends where the other
 * has nothing, as a clock that is off leaves it: equal numbers in the middle of a day prove no shift.
 */
function takeRuns(left: Left, by: 1 | -1): Classed[] {
  const { given, received } = left;
  const hours = hoursOf(left);
  const found: Cell[] = [];
  for (const start of by === 1 ? hours : hours.reverse()) {
    if (received.has(start)) continue;
    const run: Cell[] = [];
    let hour = start;
    for (; given.has(hour) && given.get(hour) === received.get(after(hour, by)); hour = after(hour, by))
      run.push({ hour, given: given.get(hour)!, received: given.get(hour)! });
    if (run.length === 0 || given.has(hour)) continue;
    for (const { hour: one } of run) {
      given.delete(one);
      received.delete(after(one, by));
    }
    found.push(...run);
  }
  if (found.length === 0) return [];
  return [{ class: "shifted", shift: by, cells: found.sort((a, b) => (a.hour < b.hour ? -1 : 1)) }];
}

/** One whole number above 1 by which all of these differ, the same side always the larger. */
function factorOf(cells: readonly Cell[]): number | undefined {
  if (cells.length < LEAST_FOR_FACTOR) return undefined;
  const [first] = cells;
  const largerFirst = first!.given > first!.received;
  const ratio = ({ given, received }: Cell) => (largerFirst ? given / received : received / given);
  const factor = ratio(first!);
  return Number.isInteger(factor) && factor > 1 && cells.every((cell) => ratio(cell) === factor)
    ? factor
    : undefined;
}
