import {
  type AgreementState,
  agreementAt,
  type Facts,
  judgeLogs,
  type Life,
  type LifeEntry,
  lifeOf,
  type TermsOf,
} from "@entente/agreement";
import type { Account } from "./account.ts";
import { type Agreements, type Chains, type HeldAgreement, isAboutLost, placeOf } from "./agreements.ts";
import type { PartyId } from "./digest.ts";
import type { Losses } from "./losses.ts";

/** The rules of agreements are judged in time that grows with the square of their entries. */
const MAX_LIFE_ENTRIES = 1000;

const MAX_LIVES = 256;

/** Who writes, where, and how much of the other log the writer had applied. */
export type Writer = { readonly by: string; readonly index: number; readonly seen: number };

/** The agreement that binds a writer, as far as the writer could know. */
export type Binding = {
  readonly hash: string;
  readonly agreement: HeldAgreement;
  readonly state: Facts["state"];
};

/** What held between the parties, for whoever wrote at any place of either log. */
export class Law {
  readonly #legal: ReadonlyMap<string, readonly LifeEntry[]>;
  readonly #suspensions: readonly LifeEntry[];
  readonly #agreements: Agreements;
  readonly #terms: TermsOf;
  readonly #losses: Losses;
  readonly #lives = new Map<string, Life>();
  #last: { readonly life: Life; readonly at: string; readonly state: AgreementState | undefined } | undefined;

  constructor(legal: readonly LifeEntry[], agreements: Agreements, losses: Losses) {
    this.#legal = Map.groupBy(legal, ({ by }) => by);
    this.#suspensions = legal.filter(({ kind }) => kind === "agreement.suspended/1");
    this.#agreements = agreements;
    this.#losses = losses;
    this.#terms = (hash) => agreements.get(hash)?.terms;
  }

  /** What binds the writer of an entry at a time; undefined when nothing that the writer could know of does. */
  binding(writer: Writer, at: string): Binding | undefined {
    return this.#bindingIn(this.#lifeFor(writer, []), at);
  }

  /** Suspensions that crossed with an entry: neither writer had seen the other's. */
  crossing(writer: Writer): readonly LifeEntry[] {
    return this.#suspensions.filter(
      ({ by, index, seen }) => by !== writer.by && index >= writer.seen && seen <= writer.index,
    );
  }

  /** What would have bound the writer had it known of `more`. */
  bindingWith(writer: Writer, at: string, more: readonly LifeEntry[]): Binding | undefined {
    return this.#bindingIn(this.#lifeFor(writer, more), at);
  }

  #lifeFor(writer: Writer, more: readonly LifeEntry[]): Life {
    const visible = [...this.#legal.values()].map((entries) => {
      const isOwn = entries[0]!.by === writer.by;
      const before = entries.slice(0, firstAtLeast(entries, isOwn ? writer.index : writer.seen));
      return isOwn ? before.filter((entry) => !forgotten(this.#losses, writer, entry)) : before;
    });
    // Of what a writer has lost, the last entry alone would not tell.
    const named = visible.map((entries) => `${entries.length} ${entries.at(-1)?.id ?? "-"}`);
    const name = [...named, ...more.map(({ id }) => id)].join(" ");
    const known = this.#lives.get(name);
    if (known !== undefined) return known;
    const life = lifeOf([...visible.flat(), ...more], this.#terms);
    // Logs are read in order, so few lives are in use at a time; a forged one could ask for very many.
    if (this.#lives.size >= MAX_LIVES) this.#lives.clear();
    this.#lives.set(name, life);
    return life;
  }

  #bindingIn(life: Life, at: string): Binding | undefined {
    if (this.#last?.life !== life || this.#last.at !== at)
      this.#last = { life, at, state: agreementAt(life, at, this.#terms) };
    const { state } = this.#last;
    const agreement = state === undefined ? undefined : this.#agreements.get(state.hash);
    if (state === undefined || agreement === undefined) return undefined;
    const { hash, status, suspendedAreas, noticeEnds, reviewOverdue } = state;
    return { hash, agreement, state: { status, suspendedAreas, noticeEnds, reviewOverdue } };
  }
}

/** How many of the entries, which stand in order, have an index below `limit`. */
function firstAtLeast(entries: readonly LifeEntry[], limit: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.index < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a writer had lost an act of its own party, with a log that was retired. */
const forgotten = (losses: Losses, writer: Pick<Writer, "by" | "index">, { by, index }: LifeEntry): boolean =>
  by === writer.by && losses.forgot(by as PartyId, writer.index, index);

/** Step 5c: judges every act about agreements by what its writer could know, and keeps those that were legal. */
export function judgeLaw(
  entries: readonly LifeEntry[],
  agreements: Agreements,
  chains: Chains,
  losses: Losses,
  account: Account,
): Law {
  if (entries.length > MAX_LIFE_ENTRIES) {
    account.violation("too-many-agreement-entries", {}, `${MAX_LIFE_ENTRIES}`, `${entries.length}`);
    return new Law([], agreements, losses);
  }
  const logs = [...Map.groupBy(entries, ({ by }) => by).values()];
  const { legal, refused } = judgeLogs(
    logs,
    (hash) => agreements.get(hash)?.terms,
    (writer, entry) => forgotten(losses, writer, entry),
  );
  // What a writer built on that the other party has lost, this export cannot judge.
  for (const { entry, problem } of refused)
    if (isAboutLost(entry, chains, losses))
      account.notice("about-lost-entry", placeOf(entry, chains), problem.code, problem.detail);
    else account.violation("agreement-step", placeOf(entry, chains), problem.code, problem.detail);
  for (const entry of legal)
    if (entry.kind === "agreement.finalised/1" && !agreements.has(entry.body.hash))
      if (isAboutLost(entry, chains, losses))
        account.notice("about-lost-entry", placeOf(entry, chains), entry.body.hash, "-");
      else account.violation("agreement-missing", placeOf(entry, chains), entry.body.hash, "-");
  return new Law(
    legal.toSorted((a, b) => a.index - b.index),
    agreements,
    losses,
  );
}
