import type { CliCommand } from "./command.ts";

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
  const names = Object.entries(flags).map(
    ([name, { value, help }]) => [`--${name}${value === undefined ? "" : ` ${value}`}`, help] as const,
  );
  const width = Math.max(0, ...names.map(([name]) => name.length));
  return [
    summary,
    "",
    `Usage: entente ${words}${takes === undefined ? "" : ` ${takes}`}${names.length === 0 ? "" : " [flags]"}`,
    "",
    ...names.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`),
    "",
    "Example:",
    `  ${example}`,
  ].join("\n");
}
