import type { CliCommand } from "./command.ts";

/** Joint inquiry: terms, evidence, findings, signatures. */
export const inquiriesCommands: readonly CliCommand[] = [];
