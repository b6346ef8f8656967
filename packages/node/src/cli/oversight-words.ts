import { UsageError } from "./command.ts";

/** A place, a size or a limit as a word of the command line. */
export const numberOf = (word: string | undefined, what: string): number => {
  if (word === undefined || !/^\d{1,15}$/.test(word)) throw new UsageError(`name the ${what} as a number`);
  return Number(word);
};

/** One of the words a flag takes, where it must be given. */
export const choice = <T extends string>(found: T | undefined, name: string, all: readonly T[]): T => {
  if (found === undefined) throw new UsageError(`--${name} is missing: ${all.join(", ")}`);
  return found;
};
