/** Where a command writes and reads; tests give their own. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: () => AsyncIterable<Uint8Array>;
};

export type Flags = { readonly [name: string]: string | boolean | readonly string[] | undefined };

/** One flag of a command, as `--help` shows it. */
export type FlagSpec = { readonly value?: string; readonly many?: boolean; readonly help: string };

/**
 * A command: its words, what it takes, an example that can be typed, and what it does. It returns the exit code:
 * 0 done, 1 refused or something wrong was found, 2 wrong use, 3 the node cannot be reached.
 */
export type CliCommand = {
  readonly words: string;
  readonly takes?: string;
  readonly summary: string;
  readonly flags: Readonly<Record<string, FlagSpec>>;
  readonly example: string;
  run(input: { readonly flags: Flags; readonly rest: readonly string[]; readonly io: Io }): Promise<number>;
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
