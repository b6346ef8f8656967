import type {
  JobKind,
  MaintenanceJob,
  NodeKeys,
  NodeStatus,
  NodeStorage,
  NodeVersions,
  Session,
} from "@entente/api";
import type { Accounts } from "../accounts/index.ts";
import { type Card, fingerprint, type HeldKeys, type Keyring, publicKeyOf } from "../keys/index.ts";
import { type Desk, type Ledger, type Registry, ulid } from "../ledger/index.ts";
import type { Relations } from "../relations/index.ts";
import { Backups, type Folders } from "./backups.ts";
import { administrationKinds } from "./entries.ts";
import { MaintenanceJobs } from "./jobs.ts";
import { keysOf } from "./keys.ts";
import { liaisonKindsOf, Rotation } from "./rotation.ts";
import { type Listeners, relationOf } from "./status.ts";
import { storageOf } from "./storage.ts";
import { versionsOf } from "./versions.ts";
import { schema, statements } from "./view.ts";
import type { Found, TaskResult, Work, Written } from "./work.ts";

export const administrationDesk: Desk = {
  name: "administration",
  kinds: administrationKinds,
  schema,
  statements,
};

type Level = { readonly code: string; readonly rank: number; readonly names: readonly string[] };

export type AdministrationOptions = {
  readonly ledger: Ledger;
  readonly registry: Registry;
  readonly accounts: Accounts;
  readonly relations: Relations;
  readonly keyring: Keyring;
  readonly held: HeldKeys;
  readonly now: () => number;
  /** What the next card says of certificates, from the configuration and the files it names; throws when they cannot be read. */
  readonly cardTls: () => Card["tls"];
  /** How long-lasting work is carried out. */
  readonly work: Work;
  readonly directory: string;
  /** The sealed key ring, as an absolute path. */
  readonly keyFile: string;
  readonly folders: Folders;
  readonly demo: boolean;
  readonly ladder: readonly Level[];
  /** Units that the rules of the house name. */
  readonly units: readonly string[];
};

/** The node itself, for administrators: what only its machine could tell or do. No content, and nothing released. */
export class Administration {
  readonly backups: Backups;
  readonly jobs: MaintenanceJobs;
  readonly rotation: Rotation;
  /** Filled in by whoever opens the listeners. */
  listeners: Listeners = [];
  readonly #options: AdministrationOptions;
  readonly #startedAt: number;

  constructor(options: AdministrationOptions) {
    this.#options = options;
    this.#startedAt = options.now();
    this.backups = new Backups(options.ledger, options.folders);
    this.jobs = new MaintenanceJobs(options.now);
    const { ledger, relations, held, registry, cardTls } = options;
    this.rotation = new Rotation({ ledger, relations, held, kinds: liaisonKindsOf(registry), cardTls });
  }

  status(): NodeStatus {
    const { ledger, relations, demo, ladder, units } = this.#options;
    const card = relations.cardFile();
    const stopped = ledger.writer.ended;
    const logs = this.backups.lastOf("logs");
    const keys = this.backups.lastOf("keys");
    return {
      party: card.party,
      name: relations.cards.cardOf(ledger.party)!.card.name,
      fingerprint: fingerprint(ledger.party),
      demo,
      startedAt: new Date(this.#startedAt).toISOString(),
      ...(stopped === undefined ? {} : { stopped: stopped.message }),
      memory: process.memoryUsage.rss(),
      listeners: this.#listeners(relations.cards.addressOf(ledger.party)),
      relations: relations.relations.map(({ partner }) => relationOf(relations.view(partner))),
      lastBackup: { ...(logs === undefined ? {} : { logs }), ...(keys === undefined ? {} : { keys }) },
      levels: [...ladder]
        .sort((one, other) => one.rank - other.rank)
        .map(({ code, names }) => ({ code, names: [...names] })),
      units: [...units],
    };
  }

  /** Where partners find this node stands on its card, which a restart does not change. */
  #listeners(address: string | undefined): NodeStatus["listeners"] {
    return this.listeners.map((each) =>
      each.of === "partners" && address !== undefined ? { ...each, address } : each,
    );
  }

  keys(): NodeKeys {
    const { ledger, relations, accounts, keyring, held, directory, keyFile } = this.#options;
    return keysOf({
      party: ledger.party,
      directory,
      file: keyFile,
      chain: relations.cards.chain(ledger.party),
      signatories: keyring.signatories.map(({ secret }) => publicKeyOf(secret)),
      holds: (text) => held.holds(text),
      accounts: accounts.list(),
    });
  }

  storage(): NodeStorage {
    const { ledger, relations, directory } = this.#options;
    return storageOf({
      ledger,
      directory,
      nameOf: (partner) => relations.cards.cardOf(partner)?.card.name,
    });
  }

  versions(): NodeVersions {
    const { ledger, relations, directory, registry } = this.#options;
    const { cards } = relations;
    const own = cards.cardOf(ledger.party)!;
    const partners = relations.relations.map(({ partner }) => ({ partner, read: cards.cardOf(partner)! }));
    return versionsOf({ directory, registry, own, partners });
  }

  /** Starts a backup or a check in the name of whoever asked. Throws 409 while another runs. */
  start(kind: JobKind, { account }: Session): MaintenanceJob {
    return kind === "backup-logs" || kind === "backup-keys"
      ? this.#startBackup(kind, account)
      : this.#startCheck(kind, account);
  }

  #startBackup(kind: "backup-logs" | "backup-keys", by: string): MaintenanceJob {
    const of = kind === "backup-logs" ? "logs" : "keys";
    const backup = ulid(this.#options.now());
    return this.jobs.start(kind, by, {
      begin: (_, tell) => this.#options.work({ kind, out: this.#place(of, backup).path }, tell),
      record: async (_, result) => {
        const { bytes, count, sha256 } = result as Written;
        const { file } = this.#place(of, backup);
        await this.#enter(`backup ${backup}`, "backup.made/1", {
          backup,
          of,
          by,
          file,
          bytes,
          count,
          sha256,
        });
        return { backup };
      },
    });
  }

  #startCheck(kind: "check-stored" | "check-views", by: string): MaintenanceJob {
    return this.jobs.start(kind, by, {
      begin: (_, tell) => this.#options.work({ kind }, tell),
      record: async (check, result: TaskResult) => {
        const { entries, faults, moved } = result as Found;
        const of = kind === "check-stored" ? "stored" : "views";
        await this.#enter(`check ${check}`, "node.checked/1", {
          check,
          of,
          by,
          entries,
          faults: faults.length,
        });
        return { found: { entries, faults: faults.slice(0, 100).map(shortened), moved } };
      },
    });
  }

  /** The name is made of the id, so that it is the same whenever it is asked for. */
  #place(of: "logs" | "keys", backup: string) {
    return this.backups.placeFor(of, backup);
  }

  async #enter(id: string, kind: string, body: Record<string, string | number>): Promise<void> {
    await this.#options.ledger.submit({
      id: `administration ${id}`,
      digest: id,
      decide: () => ({ entries: [{ log: "house", kind, body }], expects: {}, result: null }),
    });
  }

  /** Gives up what runs: a half-written backup is removed by whoever wrote it. */
  close(): Promise<void> {
    return this.jobs.close();
  }
}

const shortened = (text: string) => text.slice(0, 2000);
