import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "@entente/api";
import { createKeyring, digestOf } from "../keys/index.ts";
import { createRegistry, type Desk, Ledger, type LedgerOptions } from "../ledger/index.ts";
import { dataPaths } from "../store/index.ts";
import { type Accounts, accountsDesk, createAccounts } from "./accounts.ts";
import { openPrivateState, type PrivateState } from "./state/index.ts";

/** For tests: a ledger with accounts in a directory of its own, and a clock that stands still until it is moved. */
export type TestPeople = {
  readonly ledger: Ledger;
  readonly ledgerOptions: LedgerOptions;
  readonly state: PrivateState;
  readonly accounts: Accounts;
  readonly clock: { now: number };
  readonly directory: string;
  /** Opens the founding accounts alma and bruno (administrators) and cleo with `roles`; gives their ids. */
  people(roles?: readonly Role[]): Promise<{ alma: string; bruno: string; cleo: string }>;
};

export const PASSWORD = "correct horse battery";
const keyring = createKeyring([]);

export async function withPeople(
  work: (people: TestPeople) => Promise<void>,
  more: {
    readonly desks?: readonly Desk[];
    readonly ladder?: readonly string[];
    readonly assertions?: "when-registered" | "required";
  } = {},
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "entente-people-"));
  const clock = { now: 1_790_000_000_000 };
  const now = () => clock.now;
  const paths = dataPaths(directory);
  const ledgerOptions: LedgerOptions = {
    paths,
    registry: createRegistry([accountsDesk, ...(more.desks ?? [])]),
    keyring,
    party: digestOf(new Uint8Array(1)),
    now,
    sealKeyOf: () => {
      throw new Error("a house log wraps for nobody");
    },
  };
  const ledger = await Ledger.open(ledgerOptions);
  const state = openPrivateState(paths.state, new Uint8Array(32));
  const ladder = more.ladder === undefined ? {} : { ladder: more.ladder };
  const assertions = more.assertions === undefined ? {} : { assertions: more.assertions };
  const accounts = createAccounts({ ledger, state, now, ...ladder, ...assertions });
  const people = async (roles: readonly Role[] = ["analyst"]) => {
    const [alma, bruno, cleo] = await accounts.found([
      { name: "alma", roles: ["administrator"], clearance: "DR", password: PASSWORD },
      { name: "bruno", roles: ["administrator"], clearance: "DR" },
      { name: "cleo", roles, clearance: "DR", units: ["cell"] },
    ]);
    return { alma: alma!.account, bruno: bruno!.account, cleo: cleo!.account };
  };
  try {
    await work({ ledger, ledgerOptions, state, accounts, clock, directory, people });
  } finally {
    state.close();
    await ledger.close();
    rmSync(directory, { recursive: true });
  }
}
