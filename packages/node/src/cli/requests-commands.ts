import type { CliCommand } from "./command.ts";
import { answerCommands } from "./requests-answer-commands.ts";
import { askCommands } from "./requests-ask-commands.ts";
import { requestListCommands } from "./requests-list-commands.ts";
import { pursueCommands } from "./requests-pursue-commands.ts";
import { supportCommands } from "./requests-support-commands.ts";

/** Requests with a clock: to explain, to cease, for information, for support. */
export const requestsCommands: readonly CliCommand[] = [
  ...askCommands,
  ...requestListCommands,
  ...answerCommands,
  ...pursueCommands,
  ...supportCommands,
];
