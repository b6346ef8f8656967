import type { Action } from "./actions.ts";
import type { PartyId } from "./document.ts";
import type { Label } from "./label.ts";
import type { Time } from "./time.ts";

/** Said wherever a fact was not established. It is never read as "no" or "none": it refuses. */
export type Unknown = "unknown";

export type AgreementStatus =
  | "draft"
  | "in-force"
  | "suspended"
  | "denounced"
  | "ended"
  | "expired"
  | "terminated"
  | Unknown;

export type Recipient = {
  readonly organisation: string;
  readonly unit: string | "none";
  readonly theatre: string | "none";
  /** Until when the recipient may hold it; "none" leaves it to the retention clause. */
  readonly until: Time | "none" | Unknown;
  readonly role: string;
  /** A level of the receiving party's own ladder. */
  readonly clearance: string | Unknown;
  /** The individual named by the release, as TLP:RED demands. */
  readonly person: string | "none";
};

/** A dated, signed permission bound to exactly these values (third-party rule, agreement.md §6). */
export type Consent = {
  readonly for:
    | "originator-control"
    | "onward"
    | "handling"
    | "judicial-use"
    | "purpose-change"
    | "retention"
    | "oversight";
  readonly by: PartyId;
  readonly item: string;
  readonly to: PartyId;
  readonly purpose: string;
  readonly granted: Time;
  readonly expires: Time;
  readonly token: string;
};

export type Approval = { readonly person: string; readonly role: string };
export type Note = {
  readonly necessity: string;
  readonly proportionality: string;
  readonly alternatives: string;
};

/** A standing release: products approved beforehand by two people, with one note, until a date and a quota. */
export type StandingRelease = {
  readonly id: string;
  /** That its kinds, labels, areas and originators cover this very item. */
  readonly covers: boolean;
  readonly until: Time;
  readonly quotaLeft: number;
  readonly author: string;
  readonly approvals: readonly Approval[];
  readonly note: Note;
};

/** A protected person or professional found in the item, by how sure a method, and what was done about it. */
export type Hit = {
  readonly class: string;
  readonly certainty: "listed" | "structured" | "candidate";
  readonly treatment: "none" | "redacted" | "pseudonymised" | "reviewed";
};

export type Use = {
  readonly action: "none" | "contact-first" | "internal" | "external-indirect" | "external-direct";
  readonly judicial: boolean;
};

export type OperationFacts = {
  readonly techniques: readonly string[];
  readonly places: readonly string[];
  readonly targets:
    | readonly { readonly office: string | "none"; readonly class: string | "none" }[]
    | Unknown;
  /** What the partner said; `silent` means asked, and the time to answer has run out. */
  readonly partner: "agreed" | "objected" | "silent" | "waiting" | "not-asked" | Unknown;
};

export type RequestFacts = {
  readonly urgency: "urgent-direct" | "urgent-indirect" | "other" | Unknown;
  /** Text id of the no-circumvention statement that was signed with the request. */
  readonly statement: string | "none" | Unknown;
  readonly answer: "none" | "granted" | "partial" | "refused" | Unknown;
  readonly refusalCode: string | "none";
  readonly refusalReason: string | "none";
};

export type MatchFacts = {
  readonly protocol: string;
  readonly setSize: number | Unknown;
  readonly reveal: "count" | "items" | Unknown;
};

export type OversightFacts = {
  readonly body: string;
  readonly wants: "proofs" | "own-origin" | "partner-origin" | Unknown;
  readonly export: string | "none";
};

/** Use so far within a period of the agreement, read in the transaction that stores the decision. */
export type QuotaCounter = {
  readonly clause: string;
  readonly items: number;
  readonly persons: number;
  readonly matches: number;
};

/**
 * Everything a decision looks at: one closed, total record. `from` gives, acts or asks; `to` receives,
 * is asked or is concerned. For `onward`, the direction is the one in which the item first travelled and
 * `onward` names who would get it. For reading by the holder's own people the action is `disclose` with `held`.
 */
export type Facts = {
  readonly action: Action;
  /** In `draft`, what people still have to do (approve, consent, write the note) is an obligation; in `final`, a violation. */
  readonly stage: "draft" | "final";
  readonly now: Time;
  readonly from: PartyId;
  readonly to: PartyId;
  readonly actors: readonly string[];
  readonly author: string | Unknown;
  readonly state: {
    readonly status: AgreementStatus;
    /** Areas suspended while the rest stays in force. */
    readonly suspendedAreas: readonly string[] | Unknown;
    readonly noticeEnds: Time | "none";
    readonly reviewOverdue: boolean | Unknown;
  };

  readonly recipient: Recipient | "nobody" | Unknown;
  /** True when the party concerned already holds a released copy and only shows it to one of its own. */
  readonly held: boolean | Unknown;
  readonly onward: { readonly party: PartyId; readonly country: string } | "none" | Unknown;

  /** Digest of the item decided on, and of what would leave; "none" before there is one. */
  readonly input: string | "none";
  readonly output: string | "none";
  /** The decision on the unredacted bytes, when these are the redacted ones. */
  readonly prior: string | "none";
  readonly areas: readonly string[] | Unknown;
  readonly purpose: string | Unknown;
  readonly purposeLimits: readonly string[] | "none" | Unknown;
  /** `report`, `attachment`, `stix:indicator` and the like. */
  readonly kinds: readonly string[] | Unknown;
  readonly objects: number | Unknown;
  readonly bytes: number | Unknown;
  readonly attachments: "none" | "text" | "binary" | Unknown;
  /** The originator's label of the whole: the join of its portions. */
  readonly label: Label | Unknown;
  readonly unknownMarkings: readonly string[] | Unknown;
  readonly gradings: readonly { readonly scale: string; readonly grade: string }[] | "ungraded" | Unknown;
  readonly persons: readonly Hit[] | Unknown;
  readonly professions: readonly Hit[] | Unknown;
  /** How many identifiable persons the item concerns, for quotas. */
  readonly personCount: number | Unknown;
  readonly content: {
    /** `object-kind.field` paths present in the item and not yet minimised. */
    readonly fields: readonly string[] | Unknown;
    readonly identities: "none" | "masked" | "clear" | Unknown;
    readonly freeText: "none" | "raw" | "reviewed" | "pseudonymised" | Unknown;
  };
  readonly use: Use | Unknown;

  readonly note: Note | "none" | Unknown;
  readonly approvals: readonly Approval[] | Unknown;
  readonly standing: StandingRelease | "none";
  readonly consents: readonly Consent[];
  /** Subjects a person has looked at and cleared: `handling`, `ungraded`, `protected-person` ... */
  readonly reviews: readonly string[] | Unknown;
  readonly assessment: {
    readonly triggers: readonly string[] | Unknown;
    readonly result: "favourable" | "unfavourable" | "none" | Unknown;
    readonly assurances: readonly string[];
    readonly approver: Approval | "none";
  };
  readonly quotas: readonly QuotaCounter[] | Unknown;
  /** The earliest date by which what this was derived from must be gone. */
  readonly sourcesUntil: Time | "none" | Unknown;
  readonly newPurpose: string | "none" | Unknown;
  readonly justification: string | "none" | Unknown;

  readonly operation: OperationFacts | "none" | Unknown;
  readonly request: RequestFacts | "none" | Unknown;
  readonly match: MatchFacts | "none" | Unknown;
  readonly oversight: OversightFacts | "none" | Unknown;
};

/** The record in which nothing is established: whoever builds facts starts here, so that what is forgotten refuses. */
export function unknownFacts(given: {
  readonly action: Action;
  readonly from: PartyId;
  readonly to: PartyId;
  readonly now: Time;
}): Facts {
  return {
    ...given,
    stage: "final",
    actors: [],
    author: "unknown",
    state: { status: "unknown", suspendedAreas: "unknown", noticeEnds: "none", reviewOverdue: "unknown" },
    recipient: "unknown",
    held: "unknown",
    onward: "unknown",
    input: "none",
    output: "none",
    prior: "none",
    areas: "unknown",
    purpose: "unknown",
    purposeLimits: "unknown",
    kinds: "unknown",
    objects: "unknown",
    bytes: "unknown",
    attachments: "unknown",
    label: "unknown",
    unknownMarkings: "unknown",
    gradings: "unknown",
    persons: "unknown",
    professions: "unknown",
    personCount: "unknown",
    content: { fields: "unknown", identities: "unknown", freeText: "unknown" },
    use: "unknown",
    note: "unknown",
    approvals: "unknown",
    standing: "none",
    consents: [],
    reviews: "unknown",
    assessment: { triggers: "unknown", result: "unknown", assurances: [], approver: "none" },
    quotas: "unknown",
    sourcesUntil: "unknown",
    newPurpose: "unknown",
    justification: "unknown",
    operation: "unknown",
    request: "unknown",
    match: "unknown",
    oversight: "unknown",
  };
}
