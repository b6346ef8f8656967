/** Told how far a measurement has come. */
export type Progress = (done: number, of: number, doing?: string) => void;

export type Measured = {
  /** In the unit of the row. */
  readonly value: number;
  /** This value against a reference measured in the same run, where the row has one: 1 is as fast as the reference. */
  readonly ratio?: number;
  readonly details: Readonly<Record<string, unknown>>;
};

export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table. Each runs in a process of its own, so that memory and garbage do not mix. */
export type Row = {
  readonly name: string;
  readonly what: string;
  readonly goal: Goal;
  readonly unit: string;
  /** The smallest ratio to the reference, where the goal names one. */
  readonly ratioAtLeast?: number;
  /** Bound to one core, where the system can. */
  readonly oneCore?: boolean;
  readonly nodeOptions?: readonly string[];
  run(progress: Progress, options: RunOptions): Promise<Measured>;
};

export type RunOptions = {
  /** Small sizes: shows that it runs, and roughly where it stands. */
  readonly quick: boolean;
};

export function isMet({ goal, ratioAtLeast }: Row, { value, ratio }: Measured): boolean {
  const reached = "atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost;
  return reached && (ratioAtLeast === undefined || (ratio ?? 0) >= ratioAtLeast);
}
