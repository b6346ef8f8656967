import type { CliCommand, FlagSpecs } from "./command.ts";

/** What every command takes beside its own flags. */
export const everywhere: FlagSpecs = {
  json: { help: "answer with one JSON value" },
  help: { help: "show this help" },
};

/** All commands, a line each. */
export function overview(commands: readonly CliCommand[]): string {
  const width = Math.max(...commands.map(({ words }) => words.length));
  const lines = commands.map(({ words, summary }) => `  ${words.padEnd(width)}  ${summary}`);
  return [
    "entente: share intelligence under a signed agreement, and prove it.",
    "",
    "Usage: entente COMMAND [--json] [--help]",
    "",
    ...lines,
    "",
    'Exit codes: 0 done; 1 refused, or something wrong was found; 2 wrong use; 3 the node cannot be reached. "entente COMMAND --help" shows an example.',
  ].join("\n");
}

export function helpFor({ words, takes, summary, flags, example }: CliCommand): string {
  const names = Object.entries({ ...flags, ...everywhere }).map(
    ([name, { value, many, help }]) =>
      [
        `--${name}${value === undefined ? "" : ` ${value}`}`,
        many === true ? `${help} (may be repeated)` : help,
      ] as const,
  );
  const width = Math.max(0, ...names.map(([name]) => name.length));
  return [
    summary,
    "",
    `Usage: entente ${words}${takes === undefined ? "" : ` ${takes}`} [flags]`,
    "",
    ...names.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`),
    "",
    "Example:",
    ...example.split("\n").map((line) => `  ${line}`),
  ].join("\n");
}
