import type { CliCommand } from "./command.ts";

/** Contacts and read-outs, undertakings, protest, summons and the channel. */
export const contactsCommands: readonly CliCommand[] = [];
