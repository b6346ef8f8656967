import type { CliCommand } from "./command.ts";

/** What is public: statements, findings, corrections, comments. */
export const publicationsCommands: readonly CliCommand[] = [];
