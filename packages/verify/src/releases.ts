import {
  decide,
  durationMs,
  type Facts,
  factsFrom,
  type QuotaCounter,
  type ReleaseRecord,
  verdictOf,
} from "@entente/agreement";
import type { Account } from "./account.ts";
import type { Agreements, HeldAgreement } from "./agreements.ts";
import type { ReadEntry } from "./entries.ts";
import { type SetField, toSecond } from "./envelope.ts";
import type { Law } from "./law.ts";
import type { Losses } from "./losses.ts";

/** What receipts and recalls are held against. */
export type Release = {
  readonly index: number;
  readonly release: string;
  readonly at: string;
  readonly set: SetField | undefined;
};

type MadeEntry = ReadEntry<"release.made/1">;

/** A state in which every clause may speak for itself, when only one party's log is here to tell of it. */
const ASSUMED: Facts["state"] = {
  status: "in-force",
  suspendedAreas: [],
  noticeEnds: "none",
  reviewOverdue: false,
};

/**
 * Step 7: every release stands under the agreement that bound its writer, as far as the writer could know, and that
 * agreement permits it: `decide` runs again on what the entry states.
 */
export class ReleaseCheck {
  readonly #law: Law | undefined;
  readonly #agreements: Agreements;
  readonly #losses: Pick<Losses, "mayBeLost">;
  readonly #account: Account;
  readonly #used = new Map<string, UsedQuota>();

  /** Without a law, because one log is absent, the clauses are asked as if the agreement were in force. */
  constructor(
    law: Law | undefined,
    agreements: Agreements,
    losses: Pick<Losses, "mayBeLost">,
    account: Account,
  ) {
    this.#law = law;
    this.#agreements = agreements;
    this.#losses = losses;
    this.#account = account;
  }

  check(entry: MadeEntry): void {
    const { envelope, body } = entry;
    const place = placeOf(entry);
    this.#account.count("releases");
    this.#account.count("objects", envelope.set?.count ?? 0);
    if (envelope.set === undefined || envelope.set.count !== body.record.objects)
      this.#account.violation(
        "release-malformed",
        place,
        `${body.record.objects} objects`,
        `${envelope.set?.count ?? 0} in the set`,
      );
    const at = toSecond(envelope.at);
    const writer = { by: entry.party, index: entry.index, seen: entry.seen };
    const binding = this.#law?.binding(writer, at);
    if (this.#law !== undefined && (binding === undefined || envelope.agreement === undefined)) {
      this.#wrong(
        "release-without-agreement",
        entry,
        envelope.agreement === undefined,
        binding?.hash ?? "",
        envelope.agreement ?? "-",
      );
      return;
    }
    const hash = envelope.agreement ?? "-";
    if (binding !== undefined && binding.hash !== hash) {
      this.#wrong("release-wrong-agreement", entry, false, binding.hash, hash);
      return;
    }
    const agreement = this.#agreements.get(hash);
    if (agreement === undefined) {
      this.#wrong("agreement-missing", entry, false, hash, "-");
      return;
    }
    this.#checkClauses(entry, agreement);
    const facts = this.#factsOf(entry, agreement, binding?.state ?? ASSUMED, at);
    if (verdictOf(agreement.compiled, facts) === "refuse") this.#forbidden(entry, agreement, facts);
    else this.#lookForCrossings(entry, at, facts);
  }

  #checkClauses({ body, ...entry }: MadeEntry, { document, compiled }: HeldAgreement): void {
    const place = placeOf({ body, ...entry });
    const clauses = clauseIds(document);
    const missing = body.clauses.filter((id) => !clauses.has(id));
    if (missing.length > 0)
      this.#account.violation("release-unknown-clause", place, document.id, missing.join(" "));
    if (body.rulesHash !== compiled.rulesHash)
      this.#account.violation("rules-differ", place, compiled.rulesHash, body.rulesHash);
  }

  #factsOf(entry: MadeEntry, agreement: HeldAgreement, state: Facts["state"], now: string): Facts {
    // Members that may be absent are absent here, never undefined: the schema has read them from JSON.
    const { record } = entry.body;
    const { party: from, partner: to } = entry;
    const quotas = this.#quotasBefore(entry, agreement, now);
    const facts = factsFrom(record as ReleaseRecord, { stage: "final", now, from, to, state, quotas });
    // Consents of one record are for one item, and bound to it.
    return { ...facts, input: record.consents[0]?.item ?? "none" };
  }

  /** What binds a writer may be an act that the other party has lost with a retired log: then nobody can say it here. */
  #wrong(
    code: "release-without-agreement" | "release-wrong-agreement" | "agreement-missing" | "release-forbidden",
    entry: MadeEntry,
    isByItself: boolean,
    expected: string,
    found: string,
  ): void {
    const place = placeOf(entry);
    if (!isByItself && this.#losses.mayBeLost(entry.partner, entry.seen))
      this.#account.notice("about-lost-entry", place, expected, found);
    else this.#account.violation(code, place, expected, found);
  }

  #forbidden(entry: MadeEntry, { compiled }: HeldAgreement, facts: Facts): void {
    const { violations } = decide(compiled, facts);
    const found = violations.map(({ clause, kind, code }) => `${clause} ${kind}: ${code}`).join("; ");
    this.#wrong("release-forbidden", entry, false, facts.action, found);
  }

  #lookForCrossings(entry: MadeEntry, at: string, facts: Facts): void {
    const writer = { by: entry.party, index: entry.index, seen: entry.seen };
    for (const suspension of this.#law?.crossing(writer) ?? []) {
      const binding = this.#law!.bindingWith(writer, at, [suspension]);
      if (binding === undefined) continue;
      const verdict = verdictOf(binding.agreement.compiled, { ...facts, state: binding.state });
      if (verdict !== "refuse") continue;
      this.#account.crossing({
        ...placeOf(entry),
        suspension: suspension.id,
        by: suspension.by as typeof entry.party,
      });
    }
  }

  /** Counted from the log itself: what this party released within the period of each quota. */
  #quotasBefore(entry: MadeEntry, { document }: HeldAgreement, now: string): readonly QuotaCounter[] {
    const quotas = document.clauses.filter(({ kind }) => kind === "volume-quota");
    if (quotas.length === 0) return [];
    const used = this.#used.get(entry.party) ?? new UsedQuota();
    this.#used.set(entry.party, used);
    const counters = quotas.map(({ id, params }) => {
      const since = Date.parse(now) - durationMs(String((params as { period?: unknown }).period));
      return { clause: id, items: used.since(since), persons: 0, matches: 0 };
    });
    used.add(Date.parse(entry.envelope.at), entry.envelope.set?.count ?? 0);
    return counters;
  }
}

/** Times and counts of the releases of one party, in the order of its log. */
class UsedQuota {
  readonly #times: number[] = [];
  readonly #totals: number[] = [0];

  add(at: number, count: number): void {
    // A clock that went back counts from where it was: no release falls out of its period by that.
    this.#times.push(Math.max(at, this.#times.at(-1) ?? 0));
    this.#totals.push(this.#totals.at(-1)! + count);
  }

  since(time: number): number {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#times[middle]! < time) low = middle + 1;
      else high = middle;
    }
    return this.#totals.at(-1)! - this.#totals[low]!;
  }
}

const idsOf = new WeakMap<HeldAgreement["document"], ReadonlySet<string>>();

function clauseIds(document: HeldAgreement["document"]): ReadonlySet<string> {
  const known = idsOf.get(document);
  if (known !== undefined) return known;
  const ids = new Set(document.clauses.map(({ id }) => id));
  idsOf.set(document, ids);
  return ids;
}

const placeOf = ({ log, index, envelope }: ReadEntry) => ({ log, index, entry: envelope.id });
