import type { Digest } from "./crypto.ts";
import type { AgreementDocument, PartyId } from "./document.ts";
import { AgreementError, type AgreementErrorCode } from "./errors.ts";
import { missingSignatures, type VerifiedSignature } from "./sign.ts";
import { addDuration, type Time } from "./time.ts";

/**
 * The life of one version of an agreement (agreement.md §3), as a pure state machine. Events come from entries of
 * the parties' logs, already verified; a refused event changes nothing.
 */
export type NegotiationState =
  | "DRAFT"
  | "OFFERED"
  | "COUNTERED"
  | "ACCEPTED"
  | "AGREED"
  | "VERIFIED"
  | "FINALIZED"
  | "IN_FORCE"
  | "SUSPENDED"
  | "DENOUNCED"
  | "ENDED"
  | "EXPIRED"
  | "TERMINATED";

export const terminationCodes = [
  "changed-mind",
  "no-answer",
  "not-acceptable",
  "sides-differ",
  "superseded-by-another",
] as const;
export type TerminationCode = (typeof terminationCodes)[number];

export type Suspension = {
  readonly by: PartyId | "review";
  readonly areas: readonly string[] | "all";
  readonly reason: string;
};

/** A document that has been read, and its hash. */
export type Version = { readonly document: AgreementDocument; readonly hash: Digest };

export type Negotiation = {
  readonly state: NegotiationState;
  readonly parties: readonly PartyId[];
  /** The version being amended; its pinned keys sign this one. */
  readonly predecessor?: Version;
  readonly onTable?: Version;
  /** Every hash that was on the table before, oldest first, for the diff by clause id. */
  readonly earlier: readonly Digest[];
  readonly offeredBy?: PartyId;
  readonly accepted: readonly PartyId[];
  readonly signatures: readonly VerifiedSignature[];
  readonly verifications: readonly { readonly party: PartyId; readonly digest: Digest }[];
  readonly finalised: readonly PartyId[];
  readonly suspensions: readonly Suspension[];
  readonly noticeEnds?: Time;
  readonly reason?: string;
};

export type NegotiationEvent =
  | { readonly type: "offer"; readonly by: PartyId; readonly version: Version }
  | { readonly type: "counter"; readonly by: PartyId; readonly version: Version }
  | { readonly type: "accept"; readonly by: PartyId; readonly hash: Digest }
  | {
      readonly type: "sign";
      readonly by: PartyId;
      readonly hash: Digest;
      readonly signatures: readonly VerifiedSignature[];
    }
  /** `digest` is that of `verificationOf` over the signed bytes. */
  | { readonly type: "verify"; readonly by: PartyId; readonly digest: Digest }
  | { readonly type: "finalise"; readonly by: PartyId; readonly at: Time }
  | { readonly type: "terminate"; readonly by: PartyId; readonly code: TerminationCode }
  | {
      readonly type: "suspend";
      readonly by: PartyId;
      readonly areas: readonly string[] | "all";
      readonly reason: string;
    }
  | { readonly type: "resume"; readonly signatures: readonly VerifiedSignature[] }
  | { readonly type: "denounce"; readonly by: PartyId; readonly at: Time }
  | { readonly type: "superseded"; readonly hash: Digest }
  | { readonly type: "clock"; readonly at: Time; readonly reviewOverdue: boolean };

/** A draft between these parties; with a predecessor, an amendment of it. */
export function startNegotiation(parties: readonly PartyId[], predecessor?: Version): Negotiation {
  return {
    state: "DRAFT",
    parties: [...parties].sort(),
    ...(predecessor === undefined ? {} : { predecessor }),
    earlier: [],
    accepted: [],
    signatures: [],
    verifications: [],
    finalised: [],
    suspensions: [],
  };
}

type Handler<E> = (negotiation: Negotiation, event: E) => Negotiation;
type EventOf<T> = Extract<NegotiationEvent, { readonly type: T }>;
type Transitions = {
  readonly [T in NegotiationEvent["type"]]: {
    readonly from: readonly NegotiationState[];
    readonly apply: Handler<EventOf<T>>;
  };
};

const beforeFinal = ["DRAFT", "OFFERED", "COUNTERED", "ACCEPTED", "AGREED", "VERIFIED"] as const;

/** The table of agreement.md §3: from which states an event is admitted, and what it leads to. */
const transitions: Transitions = {
  offer: { from: ["DRAFT"], apply: (now, event) => putOnTable(now, event, "OFFERED") },
  counter: {
    from: ["OFFERED", "COUNTERED"],
    apply(now, event) {
      require(now.offeredBy !== event.by, "same-party", "nobody counters their own offer");
      require(now.onTable?.hash !== event.version.hash, "wrong-hash", "a counter-offer is another document");
      return putOnTable(now, event, "COUNTERED");
    },
  },
  accept: {
    from: ["OFFERED", "COUNTERED"],
    apply(now, { by, hash }) {
      require(now.offeredBy !== by, "same-party", "nobody accepts their own offer");
      requireOnTable(now, hash);
      const accepted = withParty(now.accepted, by);
      // Of several parties, all but the one who offered accept.
      const everyone = now.parties.every((party) => party === now.offeredBy || accepted.includes(party));
      return { ...now, accepted, state: everyone ? "ACCEPTED" : now.state };
    },
  },
  sign: {
    from: ["ACCEPTED"],
    apply(now, { by, hash, signatures }) {
      requireOnTable(now, hash);
      require(signatures.length > 0 &&
        signatures.every(({ party }) => party === by), "not-a-party", "a party brings its own signatures");
      const known = new Set(now.signatures.map(({ kid }) => kid));
      const all = [...now.signatures, ...signatures.filter(({ kid }) => !known.has(kid))];
      return { ...now, signatures: all, state: isSignedByAll(now, all) ? "AGREED" : "ACCEPTED" };
    },
  },
  verify: {
    from: ["AGREED"],
    apply(now, { by, digest }) {
      const others = now.verifications.filter(({ party }) => party !== by);
      if (others.some((other) => other.digest !== digest))
        return { ...now, state: "TERMINATED", reason: "sides-differ" satisfies TerminationCode };
      const verifications = [...others, { party: by, digest }];
      return {
        ...now,
        verifications,
        state: verifications.length === now.parties.length ? "VERIFIED" : "AGREED",
      };
    },
  },
  finalise: {
    from: ["VERIFIED"],
    apply(now, { by, at }) {
      const finalised = withParty(now.finalised, by);
      if (finalised.length < now.parties.length) return { ...now, finalised };
      return onClock({ ...now, finalised, state: "FINALIZED" }, at, false);
    },
  },
  terminate: {
    from: beforeFinal,
    apply(now, { code }) {
      require(terminationCodes.includes(code), "unknown-reason", "not a coded reason");
      return { ...now, state: "TERMINATED", reason: code };
    },
  },
  suspend: {
    from: ["IN_FORCE", "SUSPENDED"],
    apply(now, { by, areas, reason }) {
      require(reason.trim() !== "", "unknown-reason", "a suspension gives its reason");
      if (areas !== "all") {
        const known = new Set(now.onTable?.document.vocab.areas.map(({ code }) => code));
        require(areas.length > 0 &&
          areas.every((area) => known.has(area)), "unknown-reference", "not areas of this agreement");
      }
      return withSuspensions(now, [...now.suspensions, { by, areas, reason }]);
    },
  },
  resume: {
    from: ["IN_FORCE", "SUSPENDED"],
    apply(now, { signatures }) {
      require(now.suspensions.length > 0, "not-now", "nothing is suspended");
      require(missingSignatures(inForce(now), signatures).length ===
        0, "unknown-key", "all parties sign to resume");
      return withSuspensions(now, []);
    },
  },
  denounce: {
    from: ["IN_FORCE", "SUSPENDED"],
    apply(now, { at }) {
      const notice = termOf(inForce(now)).denunciationNotice;
      return { ...now, state: "DENOUNCED", noticeEnds: addDuration(at, notice) };
    },
  },
  superseded: {
    from: ["IN_FORCE", "SUSPENDED", "DENOUNCED"],
    apply: (now, { hash }) => ({ ...now, state: "ENDED", reason: hash }),
  },
  clock: {
    from: [
      "FINALIZED",
      "IN_FORCE",
      "SUSPENDED",
      "DENOUNCED",
      ...beforeFinal,
      "ENDED",
      "EXPIRED",
      "TERMINATED",
    ],
    apply: (now, { at, reviewOverdue }) => onClock(now, at, reviewOverdue),
  },
};

/**
 * The next state, or the reason there is none.
 * @throws {AgreementError} `not-now`, `not-a-party`, `same-party`, `wrong-hash`, `wrong-version` ...
 */
export function advance(negotiation: Negotiation, event: NegotiationEvent): Negotiation {
  const transition = transitions[event.type];
  require(transition.from.includes(
    negotiation.state,
  ), "not-now", `${event.type} is not possible in ${negotiation.state}`);
  if ("by" in event)
    require(negotiation.parties.includes(event.by), "not-a-party", "not a party to this agreement");
  // Sound: the table pairs every type with the handler of its own event.
  return (transition.apply as Handler<NegotiationEvent>)(negotiation, event);
}

function require(condition: boolean, code: AgreementErrorCode, message: string): asserts condition {
  if (!condition) throw new AgreementError(code, "", message);
}

function putOnTable(
  now: Negotiation,
  { by, version }: EventOf<"offer" | "counter">,
  state: NegotiationState,
): Negotiation {
  const { document } = version;
  const named = document.parties.map(({ id }) => id);
  require(named.join(" ") === now.parties.join(" "), "not-a-party", "the document names other parties");
  checkSuccession(version, now.predecessor);
  const earlier = now.onTable === undefined ? now.earlier : [...now.earlier, now.onTable.hash];
  return {
    ...now,
    state,
    onTable: version,
    earlier,
    offeredBy: by,
    accepted: [],
    signatures: [],
    verifications: [],
    finalised: [],
  };
}

/** An amendment follows the version it names, and no clause id comes to mean something else. */
function checkSuccession({ document }: Version, predecessor: Version | undefined): void {
  if (predecessor === undefined) {
    require(document.version === 1, "wrong-version", "a first version has number 1");
    return;
  }
  const { document: old, hash } = predecessor;
  require(document.supersedes === hash, "wrong-version", "does not supersede the version in force");
  require(document.id === old.id &&
    document.version === old.version + 1, "wrong-version", "not the next version of that agreement");
  const kinds = new Map(old.clauses.map(({ id, kind }) => [id, kind]));
  for (const { id, kind } of document.clauses)
    require((kinds.get(id) ?? kind) === kind, "clause-reused", `clause ${id} was of another kind`);
}

function requireOnTable({ onTable }: Negotiation, hash: Digest): void {
  require(onTable?.hash === hash, "wrong-hash", "not the document on the table");
}

function inForce({ onTable }: Negotiation): AgreementDocument {
  require(onTable !== undefined, "not-now", "no document");
  return onTable.document;
}

/** An amendment is signed with keys pinned in the old version, to the old thresholds and by the old parties. */
function isSignedByAll(now: Negotiation, signatures: readonly VerifiedSignature[]): boolean {
  return missingSignatures(now.predecessor?.document ?? inForce(now), signatures).length === 0;
}

function withParty(parties: readonly PartyId[], party: PartyId): readonly PartyId[] {
  return parties.includes(party) ? parties : [...parties, party];
}

function withSuspensions(now: Negotiation, suspensions: readonly Suspension[]): Negotiation {
  const whole = suspensions.some(({ areas }) => areas === "all");
  return { ...now, suspensions, state: whole ? "SUSPENDED" : "IN_FORCE" };
}

type Term = { readonly from: Time; readonly until: Time; readonly denunciationNotice: string };

function termOf({ clauses }: AgreementDocument): Term {
  const clause = clauses.find(({ kind }) => kind === "term");
  require(clause !== undefined, "mandatory-kind", "no term");
  return clause.params as Term;
}

function reviewSuspends({ clauses }: AgreementDocument): boolean {
  return clauses.some(({ kind, params }) => kind === "review" && params.overdueEffect === "suspend");
}

function onClock(now: Negotiation, at: Time, reviewOverdue: boolean): Negotiation {
  if (now.onTable === undefined) return now;
  const { from, until } = termOf(now.onTable.document);
  if (now.state === "FINALIZED" && at >= from)
    return onClock({ ...now, state: "IN_FORCE" }, at, reviewOverdue);
  if (now.state === "DENOUNCED" && now.noticeEnds !== undefined && at >= now.noticeEnds)
    return { ...now, state: "ENDED" };
  const holds = now.state === "IN_FORCE" || now.state === "SUSPENDED" || now.state === "DENOUNCED";
  if (holds && at >= until) return { ...now, state: "EXPIRED" };
  const isNew = !now.suspensions.some(({ by }) => by === "review");
  if (now.state === "IN_FORCE" && reviewOverdue && isNew && reviewSuspends(now.onTable.document))
    return withSuspensions(now, [
      ...now.suspensions,
      { by: "review", areas: "all", reason: "review-overdue" },
    ]);
  return now;
}
