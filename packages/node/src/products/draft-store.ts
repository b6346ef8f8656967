import { conflict, notFound } from "@entente/api";
import type { PrivateState } from "../accounts/index.ts";
import { ulid } from "../ledger/index.ts";

/** Where work in progress is kept: private state, sealed, never an entry. */
export type DraftPort = Pick<PrivateState["drafts"], "put" | "get" | "list" | "remove">;

export type Kept<T> = { readonly id: string; readonly changedAt: number; readonly value: T };

/** JSON values of one kind among an account's drafts, at most so many. */
export class DraftShelf<T> {
  readonly #drafts: DraftPort;
  readonly #kind: string;
  readonly #most: number;
  readonly #now: () => number;
  readonly #read: (value: unknown) => T;

  constructor(
    drafts: DraftPort,
    shelf: { kind: string; most: number; now: () => number; read: (value: unknown) => T },
  ) {
    this.#drafts = drafts;
    this.#kind = shelf.kind;
    this.#most = shelf.most;
    this.#now = shelf.now;
    this.#read = shelf.read;
  }

  /** Throws ProblemError `conflict` when a new one would be one too many, or the id is another kind's. */
  put(account: string, value: T, id: string = ulid(this.#now())): Kept<T> {
    const all = this.#drafts.list(account);
    const known = all.find((each) => each.id === id);
    if (known !== undefined && known.kind !== this.#kind) throw conflict("This id is another draft's.");
    if (known === undefined && all.filter(({ kind }) => kind === this.#kind).length >= this.#most) {
      throw conflict(`At most ${this.#most} are kept. Remove one first.`);
    }
    const changedAt = this.#now();
    const content = new TextEncoder().encode(JSON.stringify(value));
    this.#drafts.put(account, id, this.#kind, content, changedAt);
    return { id, changedAt, value };
  }

  /** Throws ProblemError `not-found`. */
  get(account: string, id: string): Kept<T> {
    const found = this.#drafts.get(account, id);
    if (found === undefined || found.kind !== this.#kind) throw notFound("draft");
    return { id, changedAt: found.changedAt, value: this.#valueOf(found.content) };
  }

  /** The latest first. */
  list(account: string): Kept<T>[] {
    return this.#drafts
      .list(account)
      .filter(({ kind }) => kind === this.#kind)
      .map(({ id }) => this.get(account, id));
  }

  /** Throws ProblemError `not-found`. */
  remove(account: string, id: string): void {
    this.get(account, id);
    this.#drafts.remove(account, id);
  }

  #valueOf(content: Uint8Array): T {
    return this.#read(JSON.parse(new TextDecoder().decode(content)));
  }
}
