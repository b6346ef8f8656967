import type { CliCommand } from "./command.ts";

/** Requests with a clock: to explain, to cease, for support. */
export const requestsCommands: readonly CliCommand[] = [];
