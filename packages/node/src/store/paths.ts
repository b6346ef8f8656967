import { join } from "node:path";

/** Where a node keeps what, under its data directory. */
export type DataPaths = {
  readonly directory: string;
  readonly config: string;
  readonly ledger: string;
  readonly keys: string;
  readonly highwater: string;
  readonly state: string;
  readonly lock: string;
};

export function dataPaths(directory: string): DataPaths {
  const within = (name: string) => join(directory, name);
  return {
    directory,
    config: within("node.json"),
    ledger: within("ledger.db"),
    keys: within("keys.db"),
    highwater: within("highwater.db"),
    state: within("state.db"),
    lock: within("lock"),
  };
}
