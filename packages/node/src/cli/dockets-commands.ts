import type { CliCommand } from "./command.ts";
import { docketAnswerCommands } from "./dockets-answers-commands.ts";
import { docketClaimCommands } from "./dockets-claims-commands.ts";
import { docketClosingCommands } from "./dockets-closing-commands.ts";

/** Allegations, claims and the answer of each party. */
export const docketsCommands: readonly CliCommand[] = [
  ...docketClaimCommands,
  ...docketAnswerCommands,
  ...docketClosingCommands,
];
