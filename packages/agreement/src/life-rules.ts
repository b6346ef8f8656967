import type { PartyId } from "./document.ts";
import type { LifeAct, LifeEntry, Offered, TermsOf } from "./life-entries.ts";
import {
  type AgreementState,
  agreementAt,
  asSeen,
  isStanding,
  type Life,
  lifeOf,
  type NegotiationLife,
} from "./life-of-log.ts";
import { addDuration } from "./time.ts";

export type LifeProblemCode =
  | "unknown-negotiation"
  | "known-negotiation"
  | "wrong-state"
  | "wrong-turn"
  | "wrong-hash"
  | "wrong-round"
  | "wrong-chain"
  | "already-done"
  | "signed-twice"
  | "signatures-missing"
  | "rules-differ"
  | "agreement-stands"
  | "not-in-force"
  | "unknown-suspension"
  | "notice-too-short"
  | "too-many";

/** How many things one party may keep open at once: each costs both nodes memory and time for as long as it is. */
const MAX_OPEN = { negotiations: 32, suspensions: 64 };

/** Why an act is not legal where it stands. The code is for programs, the detail for people. */
export type LifeProblem = { readonly code: LifeProblemCode; readonly detail: string };

type Writing = { readonly by: PartyId; readonly id: string; readonly at: string };
type Known = { readonly life: Life; readonly terms: TermsOf };
type Ruled<K extends LifeAct["kind"]> = (
  body: Extract<LifeAct, { kind: K }>["body"],
  writing: Writing,
  known: Known,
) => LifeProblem | undefined;

const problem = (code: LifeProblemCode, detail: string): LifeProblem => ({ code, detail });

const unknownNegotiation = problem("unknown-negotiation", "no such negotiation is known to the writer");

/** Each state change of agreement.md §3: who may make it, and when. */
const rules: { readonly [K in LifeAct["kind"]]: Ruled<K> } = {
  "agreement.offered/1": (offer, writing, known) =>
    offer.round === 1 ? firstOfferProblem(offer, writing, known) : counterProblem(offer, writing, known),

  "agreement.accepted/1": ({ negotiation: id, hash }, { by }, { life }) => {
    const negotiation = life.negotiations.get(id);
    if (negotiation === undefined) return unknownNegotiation;
    return turnProblem(negotiation, by) ?? hashProblem(negotiation, hash);
  },

  "agreement.signed/1": ({ negotiation: id, hash, kid }, { by }, { life }) => {
    const negotiation = life.negotiations.get(id);
    if (negotiation === undefined) return unknownNegotiation;
    if (!["accepted", "agreed"].includes(negotiation.state) || negotiation.verified.has(by))
      return wrongState(negotiation, "signed");
    if (negotiation.signatures.some((one) => one.kid === kid))
      return problem("signed-twice", "this key has already signed; a person signs once");
    return hashProblem(negotiation, hash);
  },

  "agreement.verified/1": ({ negotiation: id, hash }, { by }, { life }) => {
    const negotiation = life.negotiations.get(id);
    if (negotiation === undefined) return unknownNegotiation;
    if (negotiation.verified.has(by)) return problem("already-done", "this party has verified already");
    if (!["accepted", "agreed"].includes(negotiation.state)) return wrongState(negotiation, "verified");
    // Without the document the thresholds are not known; who holds it judges when it comes.
    if (negotiation.missing !== undefined && negotiation.missing.length > 0)
      return problem("signatures-missing", "not every party has signed as often as the agreement asks");
    return hashProblem(negotiation, hash);
  },

  "agreement.finalised/1": ({ negotiation: id, hash }, { by, at }, known) => {
    const negotiation = known.life.negotiations.get(id);
    if (negotiation === undefined) return unknownNegotiation;
    if (negotiation.finalised.has(by)) return problem("already-done", "this party has finalised already");
    if (negotiation.verified.size === 2 && negotiation.state === "agreed")
      return problem("rules-differ", "the two nodes understand the clauses differently");
    if (negotiation.state !== "verified") return wrongState(negotiation, "finalised");
    return hashProblem(negotiation, hash) ?? placeProblem(negotiation, by, at, known);
  },

  "agreement.terminated/1": ({ negotiation: id }, { by }, { life }) => {
    const negotiation = life.negotiations.get(id);
    if (negotiation === undefined) return unknownNegotiation;
    if (negotiation.state === "terminated" || negotiation.finalised.has(by))
      return wrongState(negotiation, "terminated");
    return undefined;
  },

  "agreement.suspended/1": ({ hash }, { by, at }, known) => {
    const binding = bindingProblem(hash, at, known);
    if (binding !== undefined) return binding;
    const { suspensions } = standingAt(at, known)!.chain;
    return suspensions.filter((one) => one.open && one.by === by).length >= MAX_OPEN.suspensions
      ? problem("too-many", `a party keeps at most ${MAX_OPEN.suspensions} suspensions open`)
      : undefined;
  },

  "agreement.resumed/1": ({ hash, suspension: id, kid }, { at }, known) => {
    const binding = bindingProblem(hash, at, known);
    if (binding !== undefined) return binding;
    const suspension = standingAt(at, known)?.chain.suspensions.find((one) => one.id === id);
    if (suspension === undefined) return problem("unknown-suspension", "no such suspension is known");
    if (!suspension.open) return problem("already-done", "this suspension has been lifted by all parties");
    if (suspension.resumedBy.some((one) => one.kid === kid))
      return problem("signed-twice", "this key has already signed the resumption; a person signs once");
    return undefined;
  },

  "agreement.denounced/1": ({ hash, endsAt }, { at }, known) => {
    const binding = bindingProblem(hash, at, known);
    if (binding !== undefined) return binding;
    const { chain, terms } = standingAt(at, known)!;
    if (chain.denounced !== undefined) return problem("already-done", "the agreement is denounced already");
    if (terms !== undefined && endsAt < addDuration(at, terms.notice))
      return problem("notice-too-short", `the agreement asks for notice of ${terms.notice}`);
    return undefined;
  },
};

/**
 * Whether `act` is legal for a writer who knew `life`. Signatures are not its business: they need the document.
 * The nodes ask it before they write and when they receive; a verifier asks it of every entry of both logs.
 */
export function problemWith(
  act: LifeAct,
  writing: Writing,
  life: Life,
  terms: TermsOf,
): LifeProblem | undefined {
  const rule = rules[act.kind] as Ruled<LifeAct["kind"]>;
  return rule(act.body, writing, { life, terms });
}

function firstOfferProblem(offer: Offered, { by, id, at }: Writing, known: Known): LifeProblem | undefined {
  const { life } = known;
  if (offer.negotiation !== id)
    return problem("wrong-round", "a negotiation is named by the entry of its first offer");
  if (life.negotiations.has(offer.negotiation))
    return problem("known-negotiation", "this negotiation has begun already");
  if (offer.previous !== undefined) return problem("wrong-round", "a first offer answers no other");
  const open = [...life.negotiations.values()].filter(
    ({ state, offers }) => state !== "finalised" && state !== "terminated" && offers[0]?.by === by,
  );
  if (open.length >= MAX_OPEN.negotiations)
    return problem("too-many", `a party keeps at most ${MAX_OPEN.negotiations} negotiations open`);
  return chainProblem(offer, by, at, known);
}

function counterProblem(offer: Offered, { by }: Writing, { life }: Known): LifeProblem | undefined {
  const negotiation = life.negotiations.get(offer.negotiation);
  if (negotiation === undefined) return unknownNegotiation;
  const { current } = negotiation;
  const turn = turnProblem(negotiation, by);
  if (turn !== undefined) return turn;
  if (offer.round !== current.round + 1)
    return problem("wrong-round", `round ${current.round + 1} comes next`);
  if (offer.previous !== current.hash)
    return problem("wrong-hash", "a counter-offer names the hash of the offer it answers");
  if (offer.hash === current.hash)
    return problem("wrong-hash", "a counter-offer brings another document; accept this one or change it");
  if (offer.id !== current.id || offer.version !== current.version || offer.supersedes !== current.supersedes)
    return problem("wrong-chain", "a counter-offer keeps id, version and what is superseded");
  return undefined;
}

/** A first version begins where no agreement stands; a later one replaces the latest of its own chain. */
function chainProblem(
  offer: Offered,
  by: PartyId,
  at: string,
  { life, terms }: Known,
): LifeProblem | undefined {
  const standing = standingAt(at, { life, terms });
  const finalisedBeside = [...life.negotiations.values()].some(
    ({ id, state, finalised }) =>
      id !== offer.negotiation && finalised.has(by) && state !== "finalised" && state !== "terminated",
  );
  if (finalisedBeside)
    return problem("agreement-stands", "another negotiation has been finalised and waits for the partner");
  if (offer.supersedes === undefined) {
    if (standing !== undefined)
      return problem(
        "agreement-stands",
        "an agreement stands between these parties; amend or denounce it first",
      );
    return life.chains.has(offer.id)
      ? problem("wrong-chain", "this id named another agreement; a new agreement has a new id")
      : undefined;
  }
  if (standing === undefined || !["draft", "in-force", "suspended"].includes(standing.status))
    return problem("not-in-force", "only an agreement in force or suspended can be amended");
  const latest = standing.chain.versions.at(-1)!;
  if (offer.supersedes !== latest.hash)
    return problem("wrong-chain", "an amendment replaces the latest version of the agreement that stands");
  if (offer.id !== standing.chain.id || offer.version !== latest.version + 1)
    return problem("wrong-chain", `an amendment keeps the id and has version ${latest.version + 1}`);
  return undefined;
}

const placeProblem = (negotiation: NegotiationLife, by: PartyId, at: string, known: Known) =>
  chainProblem(negotiation.current, by, at, known);

function standingAt(at: string, { life, terms }: Known): AgreementState | undefined {
  const state = agreementAt(life, at, terms);
  return state !== undefined && isStanding(state) ? state : undefined;
}

function bindingProblem(hash: string, at: string, known: Known): LifeProblem | undefined {
  const standing = standingAt(at, known);
  if (standing === undefined) return problem("not-in-force", "no agreement stands between these parties");
  return standing.hash === hash
    ? undefined
    : problem("wrong-hash", "this names another version than the one that binds now");
}

function turnProblem(negotiation: NegotiationLife, by: PartyId): LifeProblem | undefined {
  if (negotiation.state !== "offered" && negotiation.state !== "countered")
    return wrongState(negotiation, "answered");
  return negotiation.current.by === by
    ? problem("wrong-turn", "the offer on the table is this party's own; the other one answers it")
    : undefined;
}

function hashProblem({ current }: NegotiationLife, hash: string): LifeProblem | undefined {
  return hash === current.hash
    ? undefined
    : problem("wrong-hash", `the offer on the table is ${current.hash}, not ${hash}`);
}

const wrongState = ({ state }: NegotiationLife, what: string): LifeProblem =>
  problem("wrong-state", `the negotiation is ${state}; it cannot be ${what} now`);

export type Judged = {
  readonly legal: readonly LifeEntry[];
  readonly refused: readonly { readonly entry: LifeEntry; readonly problem: LifeProblem }[];
};

/**
 * Goes through both logs in an order in which nothing comes before what its writer had seen, and judges each
 * entry by what its writer could know. `forgot` says what a writer had seen and lost. Bounded input: the time grows with
 * the square of the entries.
 */
export function judgeLogs(
  logs: readonly (readonly LifeEntry[])[],
  terms: TermsOf,
  forgot: (writer: LifeEntry, entry: LifeEntry) => boolean = () => false,
): Judged {
  const legal: LifeEntry[] = [];
  const refused: { entry: LifeEntry; problem: LifeProblem }[] = [];
  for (const entry of causally(logs)) {
    const known = asSeen(legal, entry).filter((each) => !forgot(entry, each));
    const life = lifeOf(known, terms);
    const found = problemWith(entry, entry, life, terms);
    if (found === undefined) legal.push(entry);
    else refused.push({ entry, problem: found });
  }
  return { legal, refused };
}

/** Merges the logs so that an entry follows all that its writer had seen. */
function causally(logs: readonly (readonly LifeEntry[])[]): readonly LifeEntry[] {
  const queues = logs.map((log) => log.toSorted((a, b) => a.index - b.index));
  const merged: LifeEntry[] = [];
  for (;;) {
    const heads = queues.flatMap((queue) => queue.slice(0, 1));
    const first = heads[0];
    if (first === undefined) return merged;
    // Honest logs always have a head that waits for no other; of lying ones, the first is as good as any.
    const next =
      heads.find((head) => heads.every((other) => other === head || other.index >= head.seen)) ?? first;
    merged.push(next);
    queues.find((queue) => queue[0] === next)?.shift();
  }
}
