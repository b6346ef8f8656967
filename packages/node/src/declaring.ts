import { type Accounts, accountsDesk } from "./accounts/index.ts";
import { Acting, actingDesk } from "./acting/index.ts";
import { administrationDesk } from "./administration/index.ts";
import { type Above, type Agreements, createAgreements } from "./agreements/index.ts";
import type { Config } from "./config.ts";
import { createDesks, type Desks } from "./desks.ts";
import type { Keyring, PartyId } from "./keys/index.ts";
import { createRegistry, type Ledger, type LedgerOptions } from "./ledger/index.ts";
import { productsDesk } from "./products/index.ts";
import { type Fetch, type Relations, relationsDesk, type Schedule, sealKeyOf } from "./relations/index.ts";
import { releasesDesk } from "./releases/index.ts";
import { dataPaths } from "./store/index.ts";

export type NodeOptions = {
  readonly config: Config;
  readonly keyring: Keyring;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly fetch?: Fetch;
  readonly schedule?: Schedule;
};

/**
 * What desks ask of the ledger and of each other once all are there. They declare their kinds before there is a
 * ledger, and only then can one be opened.
 */
export type Late = {
  ledger?: Ledger;
  accounts?: Accounts;
  relations?: Pick<Relations, "cards" | "notUnderstood">;
  above?: Above;
};

function ledgerOf(late: Late): Ledger {
  if (late.ledger === undefined) throw new Error("the ledger is not open yet");
  return late.ledger;
}

type Signing = {
  readonly party: PartyId;
  readonly keyring: Pick<Keyring, "signatories">;
  readonly now: () => number;
};

function agreementsWith(late: Late, { party, keyring, now }: Signing): Agreements {
  return createAgreements({
    ledger: () => ledgerOf(late),
    party,
    keyring,
    now,
    cardOf: (whose) => late.relations?.cards.cardOf(whose)?.card,
    signatoryKids: (account) => late.accounts?.signatoryKeys(account) ?? [],
    above() {
      if (late.above === undefined) throw new Error("the desks above are not open yet");
      return late.above;
    },
  });
}

/** What declares kinds of entries and needs the ledger only once something is done. */
export function desksWith(
  late: Late,
  signing: Signing,
): { readonly agreements: Agreements; readonly acting: Acting; readonly desks: Desks } {
  const agreements = agreementsWith(late, signing);
  const { party, now } = signing;
  const acting = new Acting({ ledger: () => ledgerOf(late), agreements, party, now });
  return { agreements, acting, desks: createDesks(acting) };
}

export function ledgerOptionsWith(
  late: Late,
  agreements: Agreements,
  desks: Desks,
  { config, keyring, now = Date.now }: NodeOptions,
): LedgerOptions {
  return {
    paths: dataPaths(config.directory),
    registry: createRegistry([
      accountsDesk,
      relationsDesk,
      agreements.desk,
      actingDesk,
      productsDesk,
      releasesDesk,
      ...desks.all.map(({ desk }) => desk),
      administrationDesk,
    ]),
    keyring,
    party: config.party,
    now,
    sealKeyOf: (partner) => sealKeyOf(ledgerOf(late).reader, partner),
    notUnderstood: (partner, kind) => late.relations?.notUnderstood(partner, kind),
  };
}

/** What it takes to replay a ledger that no node is running on: `rebuild`. */
export function ledgerOptions(options: NodeOptions): LedgerOptions {
  const { config, keyring, now = Date.now } = options;
  const late: Late = {};
  const { agreements, desks } = desksWith(late, { party: config.party, keyring, now });
  return ledgerOptionsWith(late, agreements, desks, options);
}

/** The kinds of liaison entries this software understands: a card lists them, and partners send no others. */
export function liaisonKinds(): string[] {
  const nobody: Signing = { party: "sha256:", keyring: { signatories: [] }, now: Date.now };
  const { agreements, desks } = desksWith({}, nobody);
  const { kinds } = createRegistry([
    relationsDesk,
    agreements.desk,
    releasesDesk,
    ...desks.all.map(({ desk }) => desk),
  ]);
  return [...kinds.values()]
    .filter(({ log }) => log === "liaison")
    .map(({ kind }) => kind)
    .sort();
}
