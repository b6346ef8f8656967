import type { PartyId, Time } from "./document.ts";
import type { AgreementStatus } from "./facts.ts";
import type { LifeEntry, LifeTerms, Offered, Suspended, TermsOf } from "./life-entries.ts";
import { addDuration } from "./time.ts";

/**
 * The life of the agreements of one relation, folded from the entries of its two liaison logs (agreement.md §3).
 * The fold looks at which entries there are, never at the order in which somebody happened to learn of them: so
 * both nodes, and whoever verifies them from outside, come to the same state from the same entries. What the
 * writer of an entry could know is the fold of the entries it had written and seen: {@link asSeen}.
 */
export type Life = {
  readonly negotiations: ReadonlyMap<string, NegotiationLife>;
  /** By the id that all versions of one agreement share. */
  readonly chains: ReadonlyMap<string, Chain>;
};

export type NegotiationPhase =
  | "offered"
  | "countered"
  | "accepted"
  | "agreed"
  | "verified"
  | "finalised"
  | "terminated";

export type Offer = Offered & { readonly by: PartyId; readonly at: Time };
export type Signing = { readonly by: PartyId; readonly kid: string; readonly at: Time };

export type NegotiationLife = {
  readonly id: string;
  readonly state: NegotiationPhase;
  /** Every round, in order. */
  readonly offers: readonly Offer[];
  readonly current: Offer;
  readonly acceptedBy: PartyId | undefined;
  readonly signatures: readonly Signing[];
  /** Parties that have not reached their threshold; undefined while the document that says so is not here. */
  readonly missing: readonly { readonly party: PartyId; readonly count: number }[] | undefined;
  /** What each party computed of the rules; both must have come to the same. */
  readonly verified: ReadonlyMap<PartyId, string>;
  readonly finalised: ReadonlyMap<PartyId, Time>;
  readonly terminated: { readonly by: PartyId; readonly reason: string; readonly at: Time } | undefined;
};

export type SuspensionLife = {
  readonly id: string;
  readonly by: PartyId;
  readonly at: Time;
  readonly hash: string;
  readonly areas: readonly string[] | undefined;
  readonly reason: Suspended["reason"];
  readonly resumedBy: readonly Signing[];
  /** Until every party has signed the resumption. */
  readonly open: boolean;
};

export type VersionLife = {
  readonly hash: string;
  readonly version: number;
  readonly supersedes: string | undefined;
  readonly negotiation: string;
  /** When the later of the two parties finalised. */
  readonly at: Time;
};

/** All versions of one agreement that both parties finalised, and what befell it. */
export type Chain = {
  readonly id: string;
  /** From the first version to the latest. */
  readonly versions: readonly VersionLife[];
  readonly suspensions: readonly SuspensionLife[];
  readonly denounced: { readonly by: PartyId; readonly endsAt: Time } | undefined;
};

/** What the writer of an entry at `index`, who had applied `seen` entries of the other log, could know. */
export function asSeen(
  entries: readonly LifeEntry[],
  writer: { readonly by: PartyId; readonly index: number; readonly seen: number },
): readonly LifeEntry[] {
  return entries.filter(({ by, index }) => index < (by === writer.by ? writer.index : writer.seen));
}

/** Folds entries that have been found legal, their signatures checked, into states. Pure; order does not matter. */
export function lifeOf(entries: readonly LifeEntry[], terms: TermsOf): Life {
  const negotiations = new Map<string, NegotiationLife>();
  const offers = entries.flatMap((entry) =>
    entry.kind === "agreement.offered/1" ? [{ ...entry.body, by: entry.by, at: entry.at }] : [],
  );
  for (const [id, rounds] of Map.groupBy(offers, (offer) => offer.negotiation))
    negotiations.set(id, negotiationOf(id, rounds, entries, terms));
  return { negotiations, chains: chainsOf(negotiations, entries, terms) };
}

function negotiationOf(
  id: string,
  rounds: readonly Offer[],
  entries: readonly LifeEntry[],
  terms: TermsOf,
): NegotiationLife {
  const offers = rounds.toSorted((a, b) => a.round - b.round);
  const current = offers.at(-1)!;
  let acceptedBy: PartyId | undefined;
  let terminated: NegotiationLife["terminated"];
  const signatures: Signing[] = [];
  const verified = new Map<PartyId, string>();
  const finalised = new Map<PartyId, Time>();
  for (const entry of entries) {
    const { kind, body, by, at } = entry;
    if (!("negotiation" in body) || body.negotiation !== id) continue;
    if (kind === "agreement.terminated/1" && (terminated === undefined || at < terminated.at))
      terminated = { by, reason: body.reason, at };
    if (!("hash" in body) || body.hash !== current.hash) continue;
    if (kind === "agreement.accepted/1") acceptedBy = by;
    if (kind === "agreement.signed/1") signatures.push({ by, kid: body.kid, at });
    if (kind === "agreement.verified/1") verified.set(by, `${body.rulesHash} ${body.results}`);
    if (kind === "agreement.finalised/1") finalised.set(by, at);
  }
  // An amendment is signed with the keys and by the thresholds of the version it replaces.
  const missing = missingOf(signatures, terms(current.supersedes ?? current.hash));
  const standing = { offers, acceptedBy, missing, verified, finalised, terminated };
  return { id, state: stateOf(standing), current, signatures, ...standing };
}

function stateOf(
  negotiation: Pick<
    NegotiationLife,
    "offers" | "acceptedBy" | "missing" | "verified" | "finalised" | "terminated"
  >,
): NegotiationPhase {
  const { offers, acceptedBy, missing, verified, finalised, terminated } = negotiation;
  if (terminated !== undefined) return "terminated";
  if (finalised.size === 2) return "finalised";
  if (verified.size === 2 && new Set(verified.values()).size === 1) return "verified";
  if (acceptedBy !== undefined) return missing?.length === 0 ? "agreed" : "accepted";
  return offers.length > 1 ? "countered" : "offered";
}

/** A key counts once, however often its signature is repeated. */
function missingOf(signatures: readonly Signing[], terms: LifeTerms | undefined): NegotiationLife["missing"] {
  if (terms === undefined) return undefined;
  return [...terms.thresholds].flatMap(([party, needed]) => {
    const given = new Set(signatures.filter(({ by }) => by === party).map(({ kid }) => kid)).size;
    return given >= needed ? [] : [{ party, count: needed - given }];
  });
}

function chainsOf(
  negotiations: ReadonlyMap<string, NegotiationLife>,
  entries: readonly LifeEntry[],
  terms: TermsOf,
): ReadonlyMap<string, Chain> {
  const finalised = [...negotiations.values()].filter(({ state }) => state === "finalised");
  return new Map(
    [...Map.groupBy(finalised, ({ current }) => current.id)].map(([id, found]) => {
      const versions = found.map(versionOf).toSorted((a, b) => a.version - b.version);
      return [id, { id, versions, ...whatBefell(versions, entries, terms) }];
    }),
  );
}

function versionOf({ id, current, finalised }: NegotiationLife): VersionLife {
  const { hash, version, supersedes } = current;
  return { hash, version, supersedes, negotiation: id, at: [...finalised.values()].sort().at(-1)! };
}

function whatBefell(
  versions: readonly VersionLife[],
  entries: readonly LifeEntry[],
  terms: TermsOf,
): Pick<Chain, "suspensions" | "denounced"> {
  const hashes = new Set(versions.map(({ hash }) => hash));
  const suspensions: SuspensionLife[] = [];
  let denounced: Chain["denounced"];
  for (const { kind, body, by, at, id } of entries) {
    if (kind === "agreement.suspended/1" && hashes.has(body.hash)) {
      const { hash, areas, reason } = body;
      suspensions.push({ id, by, at, hash, areas, reason, ...resumptionOf(id, entries, terms) });
    }
    // Two that crossed: the earlier end holds.
    if (kind === "agreement.denounced/1" && hashes.has(body.hash))
      if (denounced === undefined || body.endsAt < denounced.endsAt) denounced = { by, endsAt: body.endsAt };
  }
  return { suspensions: suspensions.toSorted((a, b) => (a.id < b.id ? -1 : 1)), denounced };
}

function resumptionOf(
  suspension: string,
  entries: readonly LifeEntry[],
  terms: TermsOf,
): Pick<SuspensionLife, "resumedBy" | "open"> {
  const resumed = entries.flatMap(({ kind, body, by, at }) =>
    kind === "agreement.resumed/1" && body.suspension === suspension
      ? [{ by, at, kid: body.kid, hash: body.hash }]
      : [],
  );
  // Signatures count together under the version they name: a threshold is never made up of two versions.
  const byVersion = Map.groupBy(resumed, ({ hash }) => hash);
  const closed = [...byVersion].some(([hash, given]) => missingOf(given, terms(hash))?.length === 0);
  return { resumedBy: resumed.map(({ by, kid, at }) => ({ by, kid, at })), open: !closed };
}

/** The state of one agreement at one moment: `status` and what follows are what `decide` asks of its facts. */
export type AgreementState = {
  readonly chain: Chain;
  readonly version: VersionLife;
  readonly hash: string;
  readonly status: AgreementStatus;
  readonly suspendedAreas: readonly string[];
  readonly noticeEnds: Time | "none";
  readonly reviewOverdue: boolean | "unknown";
  readonly terms: LifeTerms | undefined;
};

/**
 * The agreement that binds at `at`, or the last one that did: a relation has one agreement at a time. `draft`
 * is finalised and not yet begun. Undefined when nothing was ever finalised.
 */
export function agreementAt(life: Life, at: Time, terms: TermsOf): AgreementState | undefined {
  const states = [...life.chains.values()].map((chain) => stateOfChain(chain, at, terms));
  const latest = (found: readonly AgreementState[]) =>
    found.toSorted((a, b) => (a.version.at + a.hash < b.version.at + b.hash ? -1 : 1)).at(-1);
  return latest(states.filter(isStanding)) ?? latest(states);
}

/** Whether an agreement still binds or is about to: no other may begin beside it. */
export const isStanding = ({ status }: AgreementState): boolean => status !== "expired" && status !== "ended";

export function stateOfChain(chain: Chain, at: Time, termsOf: TermsOf): AgreementState {
  const version = versionAt(chain, at, termsOf);
  const terms = termsOf(version.hash);
  // A suspension outlives the version it was written under: only its own resumption lifts it.
  const open = chain.suspensions.filter((suspension) => suspension.open);
  return {
    chain,
    version,
    hash: version.hash,
    status: statusOf(chain, open, at, terms),
    suspendedAreas: [...new Set(open.flatMap(({ areas = [] }) => areas))].sort(),
    noticeEnds: chain.denounced?.endsAt ?? "none",
    reviewOverdue: terms === undefined ? "unknown" : at >= reviewDue(version, terms),
    terms,
  };
}

function reviewDue(version: VersionLife, { from, reviewEvery }: LifeTerms): Time {
  return addDuration(version.at > from ? version.at : from, reviewEvery);
}

/** The latest version that has begun; before the first begins, the first. */
function versionAt({ versions }: Chain, at: Time, termsOf: TermsOf): VersionLife {
  const begun = versions.findLast(({ hash }) => {
    const terms = termsOf(hash);
    // Not knowing when a version begins, nobody may act under the one before it.
    return terms === undefined || terms.from <= at;
  });
  return begun ?? versions[0]!;
}

function statusOf(
  { denounced }: Chain,
  open: readonly SuspensionLife[],
  at: Time,
  terms: LifeTerms | undefined,
): AgreementStatus {
  if (denounced !== undefined && at >= denounced.endsAt) return "ended";
  if (terms === undefined) return "unknown";
  if (at >= terms.until) return "expired";
  if (at < terms.from) return "draft";
  if (open.some(({ areas }) => areas === undefined)) return "suspended";
  return denounced === undefined ? "in-force" : "denounced";
}
