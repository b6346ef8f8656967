import { mkdirSync } from "node:fs";
import { durationMs } from "@entente/agreement";
import type { Route } from "@entente/api";
import { aboveAgreements } from "./above-agreements.ts";
import {
  type Accounts,
  accountsDesk,
  createAccounts,
  openPrivateState,
  type PrivateState,
} from "./accounts/index.ts";
import { acrossRoutes } from "./across/index.ts";
import { Acting, actingDesk, actingRoutes } from "./acting/index.ts";
import { administrationOf } from "./administering.ts";
import { type Administration, administrationDesk, administrationRoutes } from "./administration/index.ts";
import { type Above, type Agreements, agreementRoutes, createAgreements } from "./agreements/index.ts";
import { changesRoutes, Following } from "./changes/index.ts";
import type { Config } from "./config.ts";
import { createDesks, type Desks } from "./desks.ts";
import { KeyError, type Keyring, type PartyId, publicKeyOf, seedOf, toBase64Url } from "./keys/index.ts";
import { createRegistry, Ledger, type LedgerOptions } from "./ledger/index.ts";
import { lockDirectory } from "./lock.ts";
import { isEntryReadable, isInConfidence, oversightRoutes } from "./oversight/index.ts";
import {
  type HouseRules,
  ProductDrafts,
  Products,
  productDraftRoutes,
  productsDesk,
  productsRoutes,
} from "./products/index.ts";
import {
  type Fetch,
  Relations,
  relationRoutes,
  relationsDesk,
  relationWith,
  type Schedule,
  sealKeyOf,
} from "./relations/index.ts";
import { fatesIn, Releases, releasesDesk, releasesRoutes } from "./releases/index.ts";
import { dataPaths, Sqlite } from "./store/index.ts";

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
type Late = { ledger?: Ledger; accounts?: Accounts; relations?: Relations; above?: Above };

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
function desksWith(
  late: Late,
  signing: Signing,
): { readonly agreements: Agreements; readonly acting: Acting; readonly desks: Desks } {
  const agreements = agreementsWith(late, signing);
  const { party, now } = signing;
  const acting = new Acting({ ledger: () => ledgerOf(late), agreements, party, now });
  return { agreements, acting, desks: createDesks(acting) };
}

function ledgerOptionsWith(
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

/** How often a node looks whether a day is over. */
const HOUR_MS = 3_600_000;

type Parts = Pick<
  EntenteNode,
  | "ledger"
  | "accounts"
  | "relations"
  | "agreements"
  | "products"
  | "releases"
  | "acting"
  | "desks"
  | "administration"
>;

/**
 * One party's running node: the composition root. Every part is made once, in the order of the house, and closed
 * in the opposite one. `open` starts no listener: that is for `serve`.
 */
export class EntenteNode {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly relations: Relations;
  readonly agreements: Agreements;
  readonly products: Products;
  readonly releases: Releases;
  readonly acting: Acting;
  readonly desks: Desks;
  readonly administration: Administration;
  readonly following: Following;
  readonly #state: PrivateState;
  readonly #progress: Sqlite;
  readonly #productDrafts: ProductDrafts;
  readonly #lock: Disposable;
  #hourly: NodeJS.Timeout | undefined;

  private constructor(
    config: Config,
    parts: Parts,
    kept: { state: PrivateState; progress: Sqlite; productDrafts: ProductDrafts; lock: Disposable },
  ) {
    this.config = config;
    this.ledger = parts.ledger;
    this.accounts = parts.accounts;
    this.relations = parts.relations;
    this.agreements = parts.agreements;
    this.products = parts.products;
    this.releases = parts.releases;
    this.acting = parts.acting;
    this.desks = parts.desks;
    this.administration = parts.administration;
    this.following = followingOf(this);
    this.#state = kept.state;
    this.#progress = kept.progress;
    this.#productDrafts = kept.productDrafts;
    this.#lock = kept.lock;
  }

  /**
   * Opens the stores and desks, and takes up what a stop left due. What was opened before a failure is closed again:
   * a process that cannot start ends. Throws StoreError, KeyError.
   */
  static async open(options: NodeOptions): Promise<EntenteNode> {
    const { config, keyring, now = Date.now } = options;
    const paths = dataPaths(config.directory);
    mkdirSync(config.directory, { recursive: true });
    await using opened = new AsyncDisposableStack();
    const lock = opened.use(lockDirectory(paths.lock));
    const late: Late = {};
    const { agreements, acting, desks } = desksWith(late, { party: config.party, keyring, now });
    const ledgerOptions = ledgerOptionsWith(late, agreements, desks, options);
    const ledger = await Ledger.open(ledgerOptions);
    opened.defer(() => ledger.close());
    late.ledger = ledger;
    const state = openPrivateState(paths.state, seedOf(keyring.storage));
    opened.defer(() => state.close());
    const accounts = createAccounts({
      ledger,
      state,
      now,
      ladder: config.rules.ladder.map(({ code }) => code),
      assertions: config.assertions,
    });
    late.accounts = accounts;
    const progress = opened.use(new Sqlite(paths.state));
    desks.disclosures.open({
      store: progress,
      keyring,
      name: () => late.relations?.cards.cardOf(config.party)?.card.name,
      receives: config.disclosures !== undefined,
    });
    const { fetch, schedule } = options;
    const relations = await Relations.open({ ledger, keyring, state: progress, now, fetch, schedule });
    opened.defer(() => relations.close());
    late.relations = relations;
    requireOwnKeys(relations, config.party, keyring);
    const products = new Products({
      ledger,
      rules: houseRules(config, relations.cards.cardOf(config.party)?.card.country ?? ""),
      now,
      spoolDirectory: config.directory,
    });
    const productDrafts = new ProductDrafts(products, state.drafts, now);
    const releases = releasesWith({
      ledger,
      accounts,
      relations,
      agreements,
      products,
      now,
      party: config.party,
    });
    products.tellFates(fatesIn(ledger.reader));
    const { registry } = ledgerOptions;
    const administration = administrationOf({
      config,
      keyring,
      ledger,
      registry,
      accounts,
      relations,
      now,
    });
    late.above = aboveAgreements(releases);
    const node = new EntenteNode(
      config,
      { ledger, accounts, relations, agreements, products, releases, acting, desks, administration },
      { state, progress, productDrafts, lock },
    );
    await node.#begin();
    opened.move();
    return node;
  }

  async #begin(): Promise<void> {
    const { relations, agreements, releases, ledger, desks } = this;
    relations.fetchFor(["agreement.offered/1", ...desks.all.flatMap(({ fetched }) => fetched)]);
    relations.onEntryApplied(async ({ partner, envelope }) => {
      if (envelope.kind.startsWith("agreement.")) await agreements.react(partner);
      await desks.react(partner);
      releases.keeper.wake();
    });
    relations.giveOnlyIf((_, index, payload) => isOutstanding(ledger, index, payload));
    await ledger.retryAside();
    await agreements.start();
    for (const { partner } of relations.relations) await desks.react(partner);
  }

  /** Begins to follow partners and to do what falls due. */
  start(): void {
    this.relations.start();
    this.releases.start();
    const keepDays = () => void this.desks.disclosures.keepDays().catch(() => undefined);
    this.#hourly = setInterval(keepDays, HOUR_MS);
    this.#hourly.unref();
    keepDays();
  }

  /** Everything the desks serve to people. */
  get routes(): Route[] {
    const lists: Route[] = [
      ...relationRoutes(this.relations),
      ...agreementRoutes(this.agreements),
      ...productsRoutes(this.products),
      ...productDraftRoutes(this.#productDrafts),
      ...releasesRoutes(this.releases),
      ...actingRoutes(this.acting),
      ...this.desks.all.flatMap((part) => part.routes()),
      ...oversightRoutes({
        ledger: this.ledger,
        relations: this.relations,
        agreements: this.agreements,
        now: this.releases.deps.now,
        mayRead: this.releases.deps.mayRead,
      }),
    ];
    return [
      ...lists,
      ...acrossRoutes(lists, this.releases.deps.now),
      ...changesRoutes(this.following),
      ...administrationRoutes(this.administration),
    ];
  }

  async close(): Promise<void> {
    clearInterval(this.#hourly);
    this.following.close();
    await this.administration.close();
    await this.releases.close();
    await this.relations.close();
    await this.ledger.close();
    this.#progress.close();
    this.#state.close();
    this.#lock[Symbol.dispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/**
 * A key ring none of whose keys ever stood on this party's cards is another node's: what it signed nobody would
 * believe, and what it sealed nobody could open again. One that is ahead of its card after a rotation shares a key.
 */
function requireOwnKeys({ cards }: Relations, party: PartyId, keyring: Keyring): void {
  if (cards.cardOf(party) === undefined) return;
  const held = {
    log: publicKeyOf(keyring.log),
    witness: publicKeyOf(keyring.witness),
    node: publicKeyOf(keyring.node),
    seal: keyring.seal.public,
  };
  const isOwn = (["log", "witness", "node", "seal"] as const).some((role) =>
    cards.keysEver(party, role).some((key) => toBase64Url(key) === held[role]),
  );
  if (!isOwn)
    throw new KeyError(
      "wrong-keys",
      "the key file holds another node's keys: none of them stands on this party's cards; put back the right one from the key backup",
    );
}

type ReleaseParts = Pick<EntenteNode, "ledger" | "accounts" | "relations" | "agreements" | "products"> & {
  readonly now: () => number;
  readonly party: PartyId;
};

function releasesWith({
  ledger,
  accounts,
  relations,
  agreements,
  products,
  now,
  party,
}: ReleaseParts): Releases {
  const documentOf = (hash: string) => {
    for (const { partner } of relations.relations) {
      const found = agreements.version(partner, hash);
      if (found !== undefined) return found.document;
    }
    return undefined;
  };
  return new Releases(
    {
      ledger,
      party,
      now,
      agreement(partner) {
        const binding = agreements.inForce(partner);
        if (binding === undefined) return undefined;
        const { hash, document, compiled, facts } = binding;
        return { hash, document, compiled, state: facts, durationMs };
      },
      agreementStream: (partner) => `agreement:${partner}`,
      stopped: (partner) => relations.stopped(partner),
      isPartner: (partner) => relationWith(ledger.reader, partner) !== undefined,
      maySee: (session) => (product) => products.sees(session, [product]),
      mayRead: (session) => (compartment) => products.mayRead(session, compartment),
      people: () => accounts.list().flatMap(({ account }) => accounts.session(account) ?? []),
      read: (session, product) => products.read(session, product, "preview"),
      fetchContent: ({ log, index }) => {
        const row = ledger.logs.find(({ id }) => id === log)!;
        return relations.fetchBlob({ partner: row.party as PartyId, index });
      },
    },
    documentOf,
  );
}

/** Live updates ask each room what the session may see of an entry. */
function followingOf({ ledger, products, releases }: EntenteNode): Following {
  return new Following(ledger, {
    liaison: (session, envelope) =>
      isEntryReadable(envelope, {
        ledger,
        mayRead: (compartment) => products.mayRead(session, compartment),
        inConfidence: isInConfidence(session),
      }),
    // An entry records products of one compartment: whoever sees the first sees them all.
    products: (session, entry) => products.sees(session, [`${entry}.0`]),
    release: (session, release) => releases.proposalFor(session, release) !== undefined,
  });
}

function houseRules({ rules, party }: Config, country: string): HouseRules {
  const caveats = rules.caveats.map(({ units, ...caveat }) =>
    units === undefined ? caveat : { ...caveat, units },
  );
  return { ...rules, caveats, party, country };
}

/** Whether content of an own entry may still be given out: not once all of it was recalled, or it was declined. */
function isOutstanding(ledger: Ledger, index: number, payload: string): boolean {
  const part = ledger.reader.get<{ id: string; state: string; count: number }>(
    "SELECT id, state, count FROM view_part WHERE payload = :payload AND idx = :index AND direction = 'out'",
    { payload, index },
  );
  if (part === undefined) return true;
  const recalled = ledger.reader.get<{ items: number | null }>(
    "SELECT sum(items) AS items FROM view_recall WHERE part = :id AND direction = 'out'",
    { id: part.id },
  );
  return (recalled?.items ?? 0) < part.count && (part.state === "announced" || part.state === "received");
}
