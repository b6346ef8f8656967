import type { CliCommand } from "./command.ts";

/** Operations within the framework: the gate, and the register of what was begun. */
export const activitiesCommands: readonly CliCommand[] = [];
