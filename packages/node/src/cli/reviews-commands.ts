import type { CliCommand } from "./command.ts";

/** Reviews of security against privacy, and what was kept from the partner. */
export const reviewsCommands: readonly CliCommand[] = [];
