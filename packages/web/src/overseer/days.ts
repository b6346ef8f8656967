const DAY_MS = 86_400_000;

const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The day that is so many days from today, in UTC. */
export const dayFromNow = (days: number): string => dayOf(Date.now() + days * DAY_MS);

/** When a day begins, and when it is over: a period that names its last day goes on until the end of it. */
export const startOf = (day: string): string => `${day}T00:00:00Z`;
export const endOf = (day: string): string => startOf(dayOf(Date.parse(startOf(day)) + DAY_MS));

/** The last moment before `until`: a period that ends at midnight ends with the day before. */
export const lastBefore = (until: string): string => new Date(Date.parse(until) - 1).toISOString();
