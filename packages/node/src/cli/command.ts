import { safeText } from "./text.ts";

/** Where a command writes and reads; tests give their own. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Ends a command that runs until it is told to stop; absent: the signals of the process do. */
  readonly stop?: AbortSignal;
};

export type Flags = { readonly [name: string]: string | boolean | readonly string[] | undefined };

/** One flag of a command, as `--help` shows it. */
export type FlagSpec = { readonly value?: string; readonly many?: boolean; readonly help: string };
export type FlagSpecs = Readonly<Record<string, FlagSpec>>;

export type CommandInput = {
  readonly flags: Flags;
  /** What stands behind the command's words and is no flag. */
  readonly rest: readonly string[];
  readonly io: Io;
  /** `--json`: one JSON value on standard output, and nothing else there. */
  readonly json: boolean;
};

/**
 * A command: its words, what it takes, an example that can be typed, and what it does. It returns the exit code:
 * 0 done, 1 refused or something wrong was found, 2 wrong use, 3 the node cannot be reached.
 */
export type CliCommand = {
  readonly words: string;
  readonly takes?: string;
  readonly summary: string;
  readonly flags: FlagSpecs;
  readonly example: string;
  run(input: CommandInput): Promise<number>;
};

/** Wrong use of the command line: the message says what, and the help that follows says how. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

export function text(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}

export function needed(flags: Flags, name: string): string {
  const value = text(flags, name);
  if (value === undefined || value === "") throw new UsageError(`--${name} is missing`);
  return value;
}

export function many(flags: Flags, name: string): readonly string[] {
  const value = flags[name];
  return Array.isArray(value) ? (value as readonly string[]) : typeof value === "string" ? [value] : [];
}

/** A whole number within bounds; undefined when the flag was not given. */
export function whole(flags: Flags, name: string, least: number, most: number): number | undefined {
  const value = text(flags, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw new UsageError(`--${name} is a whole number from ${least} to ${most}, not ${value}`);
  return number;
}

/** One of a few words; undefined when the flag was not given. */
export function oneOf<T extends string>(flags: Flags, name: string, words: readonly T[]): T | undefined {
  const value = text(flags, name);
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) throw new UsageError(`--${name} is one of ${words.join(", ")}, not ${value}`);
  return found;
}

/** One of a few words, without which there is no command. */
export function neededOf<T extends string>(flags: Flags, name: string, words: readonly T[]): T {
  const found = oneOf(flags, name, words);
  if (found === undefined) throw new UsageError(`--${name} is needed: one of ${words.join(", ")}`);
  return found;
}

/** The one thing a command is about. */
export function only(rest: readonly string[], what: string): string {
  const [first, ...more] = rest;
  if (first === undefined || first === "") throw new UsageError(`name one ${what}`);
  if (more.length > 0) throw new UsageError(`name one ${what}, not ${rest.length}`);
  return first;
}

export function nothing(rest: readonly string[]): void {
  if (rest.length > 0) throw new UsageError(`this command takes nothing behind its words, not "${rest[0]}"`);
}

/** Leaves out what was not given, as requests want it. */
export function given<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The answer itself for a machine; words for a person. */
export function say(io: Io, json: boolean, answer: unknown, words: () => string): void {
  io.out(safeText(json ? JSON.stringify(answer) : words()));
}
