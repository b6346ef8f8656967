import type { CliCommand } from "./command.ts";

/** Protected disclosures: sealed to an overseer, and to nobody else. */
export const disclosuresCommands: readonly CliCommand[] = [];
