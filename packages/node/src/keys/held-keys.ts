import type { Transactor } from "../store/index.ts";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import type { Card } from "./card.ts";
import { type Keyring, seedOf } from "./keyring.ts";
import { type OperationalKey, operationalKeysOf, type RotatingRole, rotatingRoles } from "./operational.ts";
import { type SealKeyPair, unwrapLocally, wrapLocally } from "./wrap.ts";

type Row = { readonly public: string; readonly role: string; readonly wrapped: Uint8Array };

const placeOf = (role: string, text: string) =>
  new TextEncoder().encode(`entente-operational-key/1\n${role}\n${text}`);

/**
 * The operational keys whose secrets this node holds: those of its key ring, and those made since, which lie in the key
 * store under the storage key, go into the backup of the keys and are opened by nothing but the key ring.
 *
 * Which of them is used is not kept here. The party's card in force names it, and that is an entry: a node that was
 * killed between any two steps of a rotation signs with the right keys when it starts.
 */
export class HeldKeys {
  /** The key ring as signers see it: each operational key is the one that the card in force names. */
  readonly inForce: Keyring;
  readonly #store: Transactor;
  readonly #storage: Uint8Array;
  readonly #own: readonly OperationalKey[];
  #all: readonly OperationalKey[];
  #turn: Promise<unknown> = Promise.resolve();

  /** `card`: the party's own card in force; undefined before the first. */
  constructor(keyring: Keyring, store: Transactor, card: () => Card | undefined) {
    this.#store = store;
    this.#storage = seedOf(keyring.storage);
    this.#own = operationalKeysOf(keyring);
    this.#all = [...this.#own, ...this.#kept()];
    const secretOf = (role: RotatingRole) => this.#named(role, card()).secret;
    const sealPair = () => this.#named("seal", card());
    const { storage, search, signatories } = keyring;
    this.inForce = {
      get log() {
        return secretOf("log");
      },
      get witness() {
        return secretOf("witness");
      },
      get node() {
        return secretOf("node");
      },
      get seal() {
        const { secret, public: text } = sealPair();
        return { secret, public: text };
      },
      storage,
      search,
      signatories,
    };
  }

  /** The key that a card names; before there is one, or when its secret was lost, that of the key ring. */
  #named(role: RotatingRole, card: Card | undefined): OperationalKey {
    const named = new Set(
      (card?.keys ?? [])
        .filter((key) => key.role === role && card?.revoked.includes(key.public) === false)
        .map((key) => key.public),
    );
    const mine = this.#all.filter((key) => key.role === role);
    return mine.find((key) => named.has(key.public)) ?? mine[0]!;
  }

  #kept(): OperationalKey[] {
    return this.#store
      .all<Row>("SELECT public, role, wrapped FROM operational_key ORDER BY public")
      .flatMap(({ public: text, role, wrapped }) => {
        const known = rotatingRoles.find((each) => each === role);
        if (known === undefined) return [];
        const secret = toBase64Url(unwrapLocally(this.#storage, wrapped, placeOf(role, text)));
        return [{ role: known, public: text, secret }];
      });
  }

  holds(text: string): boolean {
    return this.#all.some((key) => key.public === text);
  }

  /** The pair that content was sealed for, in force or not: what came before a rotation still opens. */
  sealPair(to: string): SealKeyPair | undefined {
    const found = this.#all.find((key) => key.role === "seal" && key.public === to);
    return found === undefined
      ? undefined
      : { publicKey: fromBase64Url(found.public)!, secretKey: seedOf(found.secret) };
  }

  /**
   * Runs `work` when no other such work is under way. Whoever destroys keys, and whoever relies on holding one until an
   * entry names it, comes here: a card whose keys were destroyed while it was issued would shut this node out for good.
   */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Keeps fresh keys, durably: before any entry or card names them. */
  keep(keys: readonly OperationalKey[]): void {
    this.#store.transact(() => {
      for (const { role, public: text, secret } of keys)
        this.#store.run(
          "INSERT INTO operational_key (public, role, wrapped) VALUES (:text, :role, :wrapped) ON CONFLICT DO NOTHING",
          { text, role, wrapped: wrapLocally(this.#storage, seedOf(secret), placeOf(role, text)) },
        );
    });
    this.#all = [...this.#own, ...this.#kept()];
  }

  /** Destroys every key made since the key ring that `isNamed` does not know: no card named it, and none will. */
  dropUnless(isNamed: (text: string) => boolean): void {
    const stray = this.#kept().filter((key) => !isNamed(key.public));
    this.#store.transact(() => {
      for (const { public: text } of stray)
        this.#store.run("DELETE FROM operational_key WHERE public = :text", { text });
    });
    this.#all = [...this.#own, ...this.#kept()];
  }
}
