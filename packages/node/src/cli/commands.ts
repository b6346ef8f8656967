import { activitiesCommands } from "./activities-commands.ts";
import { agreementCommands } from "./agreement-commands.ts";
import { carryCommands } from "./carry-commands.ts";
import type { CliCommand } from "./command.ts";
import { contactsCommands } from "./contacts-commands.ts";
import { disclosuresCommands } from "./disclosures-commands.ts";
import { docketsCommands } from "./dockets-commands.ts";
import { inquiriesCommands } from "./inquiries-commands.ts";
import { keyCommands } from "./key-commands.ts";
import { listCommands } from "./list-commands.ts";
import { logCommands } from "./log-commands.ts";
import { loginCommand } from "./login-command.ts";
import { measuresCommands } from "./measures-commands.ts";
import { oversightCommands } from "./oversight-commands.ts";
import { productCommands } from "./product-commands.ts";
import { publicationsCommands } from "./publications-commands.ts";
import { relationCommands } from "./relation-commands.ts";
import { releaseCommands } from "./release-commands.ts";
import { requestsCommands } from "./requests-commands.ts";
import { reviewsCommands } from "./reviews-commands.ts";
import { rotationCommands } from "./rotation-commands.ts";
import { scopeCommands } from "./scope-commands.ts";
import { standingCommands } from "./standing-commands.ts";
import { statusCommand } from "./status-command.ts";
import { verifyCommand } from "./verify-command.ts";

/** The commands that speak to a running node, or to none. */
export const clientCommands: readonly CliCommand[] = [
  loginCommand,
  ...keyCommands,
  ...rotationCommands,
  statusCommand,
  ...relationCommands,
  ...agreementCommands,
  ...productCommands,
  ...releaseCommands,
  ...standingCommands,
  ...activitiesCommands,
  ...scopeCommands,
  ...requestsCommands,
  ...contactsCommands,
  ...docketsCommands,
  ...inquiriesCommands,
  ...reviewsCommands,
  ...oversightCommands,
  ...disclosuresCommands,
  ...publicationsCommands,
  ...measuresCommands,
  ...listCommands,
  ...logCommands,
  ...carryCommands,
  verifyCommand,
];

/** Every command, in the order `--help` shows them. */
export async function allCommands(): Promise<readonly CliCommand[]> {
  const { operatorCommands } = await import("./operator-commands.ts");
  return [...operatorCommands, ...clientCommands];
}
