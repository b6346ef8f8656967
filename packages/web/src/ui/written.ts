/** What was written in a field, as the API takes it. */

/** Codes with commas, spaces or semicolons between them. */
export const codesIn = (text: string): string[] => text.split(/[\s,;]+/).filter((code) => code !== "");

/** The lines of a field in which one thing stands on each; empty ones are none. */
export const linesIn = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** The first second of a day, in UTC. */
export const startOf = (day: string): string => `${day}T00:00:00Z`;

/** The same of a day that may be left out. */
export const startIfSaid = (day: string): string | undefined => (day === "" ? undefined : startOf(day));

/** The last second of a day, in UTC. */
export const endOf = (day: string): string => `${day}T23:59:59Z`;

/** A moment to the minute, in UTC: 2031-05-05T18:00 is 2031-05-05T18:00:00Z. */
export const instantOf = (moment: string): string => `${moment.slice(0, 16)}:00Z`;
