import type { CliCommand } from "./command.ts";

/** Measures: suspending an area is proposed, dropped, applied, lifted. */
export const measuresCommands: readonly CliCommand[] = [];
