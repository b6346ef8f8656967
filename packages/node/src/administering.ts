import { dirname, join, resolve } from "node:path";
import type { Accounts } from "./accounts/index.ts";
import { Administration } from "./administration/index.ts";
import type { Config } from "./config.ts";
import type { HeldKeys, Keyring } from "./keys/index.ts";
import type { Ledger, Registry } from "./ledger/index.ts";
import { maintenanceWork } from "./maintenance.ts";
import { cardTlsOf } from "./partner-tls.ts";
import type { Relations } from "./relations/index.ts";

type Parts = {
  readonly config: Config;
  /** As the key ring file has it. */
  readonly keyring: Keyring;
  readonly held: HeldKeys;
  readonly ledger: Ledger;
  readonly registry: Registry;
  readonly accounts: Accounts;
  readonly relations: Relations;
  readonly now: () => number;
};

/** The room of administration, with what the configuration says of this machine. */
export function administrationOf({ config, ...parts }: Parts): Administration {
  const { directory, rules } = config;
  const keyFile = resolve(directory, config.keys.file);
  return new Administration({
    ...parts,
    cardTls: () => cardTlsOf(directory, config),
    work: maintenanceWork(config, parts.keyring),
    directory: resolve(directory),
    keyFile,
    folders: {
      logs: resolve(directory, config.backups?.logs ?? "backups"),
      // Keys never lie beside the data: by default they go where the key ring is.
      keys: resolve(directory, config.backups?.keys ?? join(dirname(keyFile), "backups")),
    },
    demo: config.demo,
    ladder: rules.ladder,
    units: [...new Set([...rules.caveats.flatMap(({ units }) => units ?? []), ...rules.redUnits])],
  });
}
