import type { PartyId } from "./document.ts";
import {
  type Approval,
  type Consent,
  type Facts,
  type QuotaCounter,
  type StandingRelease,
  unknownFacts,
} from "./facts.ts";
import type { Label } from "./label.ts";
import type { Time } from "./time.ts";

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
  /** What the author stated to have looked at. What was not stated counts as unknown. */
  readonly declares: {
    readonly noProtectedPersons?: boolean | undefined;
    readonly freeTextReviewed?: boolean | undefined;
  };
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
  return {
    ...unknownFacts({ action: "release", from, to, now }),
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
    areas: record.areas,
    purpose: record.purpose,
    purposeLimits: record.purposeLimits.length === 0 ? "none" : record.purposeLimits,
    kinds: record.kinds,
    objects: record.objects,
    bytes: record.bytes,
    attachments: record.attachments,
    label: record.label,
    unknownMarkings: record.unknownMarkings,
    gradings: "ungraded",
    persons: cleared,
    professions: cleared,
    personCount: declares.noProtectedPersons === true ? 0 : "unknown",
    content: {
      fields: [],
      identities: declares.noProtectedPersons === true ? "none" : "unknown",
      freeText: declares.freeTextReviewed === true ? "reviewed" : isReport ? "raw" : "none",
    },
    use: { action: "internal", judicial: false },
    note: record.note.necessity === 0 ? "none" : note,
    approvals: record.approvals,
    standing: cover,
    consents: record.consents,
    reviews: declares.freeTextReviewed === true ? ["free-text", "ungraded"] : [],
    assessment: { triggers: [], result: "none", assurances: [], approver: "none" },
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

/** The note's text stays with its author; its length is what the clause asks for. */
function noteOf({ note }: ReleaseRecord) {
  const said = (characters: number) => "n".repeat(Math.min(characters, 10_000));
  return {
    necessity: said(note.necessity),
    proportionality: said(note.proportionality),
    alternatives: said(note.alternatives),
  };
}
