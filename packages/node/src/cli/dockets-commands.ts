import type { CliCommand } from "./command.ts";

/** Allegations, claims and the answer of each party. */
export const docketsCommands: readonly CliCommand[] = [];
