/** Counting is by full hours: from the hour of a register's first row until the hour after its last. */

const HOUR_MS = 3_600_000;

type Spanned = { readonly first: string; readonly last: string };
export type Period = { readonly from: string; readonly to: string };

const fieldOf = (ms: number) => new Date(ms).toISOString().slice(0, 16);

/** The period that holds every row of the batches, as fields for a day and an hour show it; empty without batches. */
export function periodOf(batches: readonly Spanned[]): Period {
  if (batches.length === 0) return { from: "", to: "" };
  const first = Math.min(...batches.map((one) => Date.parse(one.first)));
  const last = Math.max(...batches.map((one) => Date.parse(one.last)));
  return {
    from: fieldOf(Math.floor(first / HOUR_MS) * HOUR_MS),
    to: fieldOf((Math.floor(last / HOUR_MS) + 1) * HOUR_MS),
  };
}

/** A period that was counted, as such fields show it. */
export const fieldsOf = ({ from, to }: Period): Period => ({ from: from.slice(0, 16), to: to.slice(0, 16) });

/** What the API takes for what such a field gives, in UTC. */
export const instantOfHour = (field: string): string => `${field.slice(0, 16)}:00Z`;
