import { backupCommands } from "./backup-commands.ts";
import type { CliCommand } from "./command.ts";
import { initCommand } from "./init-command.ts";
import { rebuildCommand } from "./rebuild-command.ts";
import { recoverCommand } from "./recover-command.ts";
import { retireCommands } from "./retire-commands.ts";
import { serveCommand } from "./serve-command.ts";
import { signInLinkCommand } from "./sign-in-link-command.ts";

/** The commands of who runs the machine. They work on a data directory, with the node's own code, which is most of it. */
export const operatorCommands: readonly CliCommand[] = [
  initCommand,
  serveCommand,
  signInLinkCommand,
  rebuildCommand,
  ...backupCommands,
  recoverCommand,
  ...retireCommands,
];
