import type { PartyId } from "./document.ts";
import type { Approval, Consent, Facts, QuotaCounter, StandingRelease, Use } from "./facts.ts";
import type { Label } from "./label.ts";
import type { Time } from "./time.ts";

/**
 * What the author stated: facts that no software reads off the content. A declaration is recorded and attributable,
 * not verified. What was not stated counts as unknown; only the use asked for is `internal` unless another is stated.
 */
export type Declarations = {
  readonly noProtectedPersons?: boolean | undefined;
  /** A person has read the free text, and that it bears no grading if so. */
  readonly freeTextReviewed?: boolean | undefined;
  /** A person has read what the handling code H3 says in words. */
  readonly handlingReviewed?: boolean | undefined;
  /** How many identifiable persons the content concerns. */
  readonly persons?: number | undefined;
  /** How identities appear in it; `none` where no protected person does, unless stated. */
  readonly identities?: "none" | "masked" | "clear" | undefined;
  /** How sources and information are graded, as `4x4:B2`; absent: ungraded. */
  readonly gradings?: readonly string[] | undefined;
  /** What the recipient is to do on the strength of it. */
  readonly use?: Use | undefined;
};

/** The rights at stake, weighed. Its approver appears under a number, like everybody. */
export type Assessment = {
  readonly triggers: readonly string[];
  readonly result: "favourable" | "unfavourable";
  readonly assurances: readonly string[];
  readonly approver?: string | undefined;
  readonly role?: string | undefined;
};

/**
 * The facts of a release as its entry states them, so that the recipient, and whoever verifies both logs from
 * outside, can decide again by their own copy of the agreement. It names no person: authors and approvers appear
 * under numbers that hold within this release only, and of the note only the lengths are told.
 */
export type ReleaseRecord = {
  readonly recipient: {
    readonly organisation: string;
    readonly role: string;
    readonly unit?: string | undefined;
    readonly theatre?: string | undefined;
    readonly until?: string | undefined;
    readonly person?: string | undefined;
    readonly clearance?: string | undefined;
  };
  readonly purpose: string;
  readonly areas: readonly string[];
  /** Empty where the originator set no limit. */
  readonly purposeLimits: readonly string[];
  readonly kinds: readonly string[];
  readonly objects: number;
  readonly bytes: number;
  readonly attachments: "none" | "text" | "binary";
  readonly label: Omit<Label, "portions">;
  readonly unknownMarkings: readonly string[];
  readonly declares: Declarations;
  /** Absent: nobody saw rights at stake. */
  readonly assessment?: Assessment | undefined;
  /** `object-kind.field` paths that a minimisation clause names and the items still hold; read off the items. */
  readonly fields?: readonly string[] | undefined;
  readonly author: string;
  readonly approvals: readonly Approval[];
  /** Characters of each part of the note on necessity and proportionality. */
  readonly note: {
    readonly necessity: number;
    readonly proportionality: number;
    readonly alternatives: number;
  };
  readonly standing?: { readonly id: string; readonly until: string; readonly quotaLeft: number } | undefined;
  readonly consents: readonly Consent[];
  readonly sourcesUntil?: string | undefined;
};

export type RecordContext = {
  readonly stage: Facts["stage"];
  readonly now: Time;
  readonly from: PartyId;
  readonly to: PartyId;
  readonly state: Facts["state"];
  readonly quotas: readonly QuotaCounter[];
  /** Digest of the item decided on; absent: "none". */
  readonly input?: string | undefined;
};

/** Turns a record into the total facts that `decide` wants. What the record does not establish stays unknown. */
export function factsFrom(record: ReleaseRecord, context: RecordContext): Facts {
  const { recipient, declares, standing } = record;
  const { from, to, now } = context;
  const note = noteOf(record);
  const cover: StandingRelease | "none" =
    standing === undefined
      ? "none"
      : {
          ...standing,
          until: standing.until as Time,
          covers: true,
          author: record.author,
          approvals: record.approvals,
          note,
        };
  const cleared = declares.noProtectedPersons === true ? [] : "unknown";
  const isReport = record.kinds.includes("report") || record.kinds.includes("attachment");
  // One literal, without a spread: V8 would give objects made by spreading a shape each, and deciding on a thousand of
  // them, where every clause looks up its facts, would take three times as long.
  return {
    action: "release",
    from,
    to,
    now,
    stage: context.stage,
    actors: ["release-officer"],
    author: record.author,
    state: context.state,
    recipient: {
      organisation: recipient.organisation,
      unit: recipient.unit ?? "none",
      theatre: recipient.theatre ?? "none",
      until: (recipient.until as Time | undefined) ?? "none",
      role: recipient.role,
      clearance: recipient.clearance ?? "unknown",
      person: recipient.person ?? "none",
    },
    held: false,
    onward: "none",
    input: context.input ?? "none",
    output: "none",
    prior: "none",
    areas: record.areas,
    purpose: record.purpose,
    purposeLimits: record.purposeLimits.length === 0 ? "none" : record.purposeLimits,
    kinds: record.kinds,
    objects: record.objects,
    bytes: record.bytes,
    attachments: record.attachments,
    label: record.label,
    unknownMarkings: record.unknownMarkings,
    gradings: gradingsOf(declares),
    persons: cleared,
    professions: cleared,
    personCount: declares.persons ?? "unknown",
    content: {
      fields: record.fields ?? [],
      identities: declares.identities ?? (declares.noProtectedPersons === true ? "none" : "unknown"),
      freeText: declares.freeTextReviewed === true ? "reviewed" : isReport ? "raw" : "none",
    },
    use: declares.use ?? { action: "internal", judicial: false },
    note: record.note.necessity === 0 ? "none" : note,
    approvals: record.approvals,
    standing: cover,
    consents: record.consents,
    reviews: reviewsOf(declares),
    assessment: assessmentOf(record),
    quotas: context.quotas,
    sourcesUntil: (record.sourcesUntil as Time | undefined) ?? "none",
    newPurpose: "none",
    justification: "none",
    operation: "none",
    request: "none",
    match: "none",
    oversight: "none",
  };
}

function reviewsOf({ freeTextReviewed, handlingReviewed }: Declarations): string[] {
  return [
    ...(freeTextReviewed === true ? ["free-text", "ungraded"] : []),
    ...(handlingReviewed === true ? ["handling"] : []),
  ];
}

function assessmentOf({ assessment }: ReleaseRecord): Facts["assessment"] {
  if (assessment === undefined) return { triggers: [], result: "none", assurances: [], approver: "none" };
  const { triggers, result, assurances, approver, role } = assessment;
  const known = approver !== undefined && role !== undefined;
  return { triggers, result, assurances, approver: known ? { person: approver, role } : "none" };
}

/** A grade as it is written, scale and grade in one; what has no scale is no grade of any clause. */
function gradingsOf({ gradings }: Declarations): Facts["gradings"] {
  if (gradings === undefined || gradings.length === 0) return "ungraded";
  return gradings.map((text) => {
    const at = text.indexOf(":");
    return { scale: text.slice(0, Math.max(at, 0)), grade: text.slice(at + 1) };
  });
}

/** The note's text stays with its author; its length is what the clause asks for. */
function noteOf({ note }: ReleaseRecord) {
  const said = (characters: number) => "n".repeat(Math.min(characters, 10_000));
  return {
    necessity: said(note.necessity),
    proportionality: said(note.proportionality),
    alternatives: said(note.alternatives),
  };
}
