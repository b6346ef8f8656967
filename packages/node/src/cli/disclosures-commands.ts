import type { CliCommand } from "./command.ts";
import { disclosureKeyCommands } from "./disclosures-keys.ts";
import { disclosureOverseeingCommands } from "./disclosures-overseeing.ts";
import { disclosureReportingCommands } from "./disclosures-reporting.ts";

/** Protected disclosures: sealed to an overseer, and to nobody else. */
export const disclosuresCommands: readonly CliCommand[] = [
  ...disclosureKeyCommands,
  ...disclosureReportingCommands,
  ...disclosureOverseeingCommands,
];
