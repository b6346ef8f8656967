import type { CliCommand } from "./command.ts";
import { serveCommand } from "./serve-command.ts";

/** Every command, in the order `--help` shows them. */
export const commands: readonly CliCommand[] = [serveCommand];
