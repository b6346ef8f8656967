import type { CliCommand } from "./command.ts";
import { channelCommands } from "./contacts-channel-commands.ts";
import { meetingCommands } from "./contacts-meeting-commands.ts";
import { protestCommands } from "./contacts-protest-commands.ts";
import { undertakingCommands } from "./contacts-undertaking-commands.ts";

/** Contacts and read-outs, undertakings, protest, summons and the channel. */
export const contactsCommands: readonly CliCommand[] = [
  ...meetingCommands,
  ...undertakingCommands,
  ...protestCommands,
  ...channelCommands,
];
