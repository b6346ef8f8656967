import type { CliCommand } from "./command.ts";

/** What was collected, counted; rollups exchanged and compared. */
export const scopeCommands: readonly CliCommand[] = [];
