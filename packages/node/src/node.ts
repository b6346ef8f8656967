import { mkdirSync } from "node:fs";
import type { Route } from "@entente/api";
import { aboveAgreements } from "./above-agreements.ts";
import { type Accounts, createAccounts, openPrivateState, type PrivateState } from "./accounts/index.ts";
import { acrossRoutes } from "./across/index.ts";
import { type Acting, actingRoutes } from "./acting/index.ts";
import { administrationOf } from "./administering.ts";
import { type Administration, administrationRoutes } from "./administration/index.ts";
import { type Agreements, agreementRoutes } from "./agreements/index.ts";
import { changesRoutes, type Following } from "./changes/index.ts";
import type { Config } from "./config.ts";
import { desksWith, type Late, ledgerOptionsWith, type NodeOptions } from "./declaring.ts";
import type { Desks } from "./desks.ts";
import { failuresIn } from "./failures.ts";
import { followingOf, houseRules, isOutstanding, releasesWith, requireOwnKeys } from "./joining.ts";
import { HeldKeys, seedOf } from "./keys/index.ts";
import { indexAt, Ledger } from "./ledger/index.ts";
import { lockDirectory } from "./lock.ts";
import { overseeingRoutes, oversightRoutes } from "./oversight/index.ts";
import { ownTlsOf } from "./partner-tls.ts";
import { ProductDrafts, Products, productDraftRoutes, productsRoutes } from "./products/index.ts";
import { type OwnTls, Relations, relationRoutes } from "./relations/index.ts";
import { fatesIn, type Releases, releasesRoutes } from "./releases/index.ts";
import { dataPaths, Sqlite } from "./store/index.ts";

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
  /** What it shows to partners' nodes. */
  readonly tls: OwnTls;
  readonly #state: PrivateState;
  readonly #progress: Sqlite;
  readonly #keys: Sqlite;
  readonly #productDrafts: ProductDrafts;
  readonly #lock: Disposable;
  #hourly: NodeJS.Timeout | undefined;

  private constructor(
    config: Config,
    parts: Parts,
    kept: {
      state: PrivateState;
      progress: Sqlite;
      keys: Sqlite;
      productDrafts: ProductDrafts;
      lock: Disposable;
      tls: OwnTls;
    },
  ) {
    this.tls = kept.tls;
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
    this.#keys = kept.keys;
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
    const keys = opened.use(new Sqlite(paths.keys));
    const held = new HeldKeys(keyring, keys, () => late.relations?.cards.cardOf(config.party)?.card);
    desks.disclosures.open({
      store: progress,
      keyring: held.inForce,
      name: () => late.relations?.cards.cardOf(config.party)?.card.name,
      receives: config.disclosures !== undefined,
    });
    const { fetch, schedule } = options;
    const tls = ownTlsOf(config, (where) => late.relations?.cards.pinsOf(config.party, where));
    const relations = await Relations.open({
      ledger,
      keyring: held.inForce,
      sealPair: (to) => held.sealPair(to),
      holds: (text) => held.holds(text),
      whileHeld: (work) => held.alone(work),
      state: progress,
      now,
      fetch,
      tls,
      schedule,
      spoolDirectory: config.directory,
    });
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
      held,
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
      { state, progress, keys, productDrafts, lock, tls },
    );
    await node.#begin();
    opened.move();
    return node;
  }

  async #begin(): Promise<void> {
    const { relations, agreements, releases, ledger, desks } = this;
    relations.fetchFor(["agreement.offered/1", ...desks.all.flatMap(({ fetched }) => fetched)]);
    relations.onEntryApplied(async ({ partner, origin, index, envelope }) => {
      if (envelope.set !== undefined) this.following.arrived(origin, indexAt(index));
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
      ...overseeingRoutes({
        acting: this.acting,
        relations: this.relations,
        mayRead: this.releases.deps.mayRead,
        failures: () => failuresIn(this.#state, this.administration, this.acting.now()),
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
    this.#keys.close();
    this.#state.close();
    this.#lock[Symbol.dispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}
