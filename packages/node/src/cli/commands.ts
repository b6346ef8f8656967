import { agreementCommands } from "./agreement-commands.ts";
import { backupCommands } from "./backup-commands.ts";
import { carryCommands } from "./carry-commands.ts";
import type { CliCommand } from "./command.ts";
import { initCommand } from "./init-command.ts";
import { listCommands } from "./list-commands.ts";
import { logCommands } from "./log-commands.ts";
import { loginCommand } from "./login-command.ts";
import { productCommands } from "./product-commands.ts";
import { rebuildCommand } from "./rebuild-command.ts";
import { relationCommands } from "./relation-commands.ts";
import { releaseCommands } from "./release-commands.ts";
import { serveCommand } from "./serve-command.ts";
import { standingCommands } from "./standing-commands.ts";
import { statusCommand } from "./status-command.ts";
import { verifyCommand } from "./verify-command.ts";

/** Every command, in the order `--help` shows them. */
export const commands: readonly CliCommand[] = [
  initCommand,
  serveCommand,
  loginCommand,
  statusCommand,
  ...relationCommands,
  ...agreementCommands,
  ...productCommands,
  ...releaseCommands,
  ...standingCommands,
  ...listCommands,
  ...logCommands,
  ...carryCommands,
  verifyCommand,
  rebuildCommand,
  ...backupCommands,
];
