import type { PartyId } from "./digest.ts";

/** What can be wrong with an export, and with what the parties did. */
export const findingCodes = [
  // The export itself.
  "export-malformed",
  "wrong-party",
  "log-undeclared",
  "file-unknown",
  "checkpoint-missing",
  "checkpoint-malformed",
  // The trees.
  "bundle-missing",
  "bundle-damaged",
  "tile-missing",
  "tile-altered",
  "entry-altered",
  "root-mismatch",
  // Who signed.
  "card-missing",
  "card-broken",
  "log-signature",
  "cosignature-missing",
  "cosignature-invalid",
  "cosignature-future",
  "unknown-signature",
  // Logs that were retired for a successor.
  "generation-missing",
  "retirement-missing",
  "retirement-malformed",
  "retirement-signature",
  "retirement-head",
  "retirement-differs",
  "retirement-not-noted",
  "retired-log-extended",
  "log-retired",
  "about-lost-entry",
  "answered-again",
  // Entries.
  "entry-malformed",
  "wrong-log",
  "id-repeated",
  "seen-missing",
  "seen-back",
  "seen-ahead",
  "seen-cycle",
  "not-understood",
  "body-malformed",
  // Agreements.
  "agreement-altered",
  "agreement-invalid",
  "agreement-missing",
  "agreement-parties",
  "agreement-signature",
  "agreement-step",
  "rules-differ",
  "too-many-agreement-entries",
  // What parties sign beside agreements, and what answers what.
  "statement-malformed",
  "statement-signature",
  "unanswerable",
  "operation-without-consent",
  // Releases.
  "release-without-agreement",
  "release-wrong-agreement",
  "release-forbidden",
  "release-unknown-clause",
  "release-malformed",
  // Receipts.
  "receipt-without-release",
  "receipt-before-release",
  "receipt-differs",
  "receipt-twice",
  "expiry-without-release",
  // Recalls.
  "recall-without-release",
  "recall-receipt-without-order",
  "recall-receipt-differs",
  "recall-incomplete",
  "recall-overdue",
  "onward-without-release",
  "onward-answer-unasked",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** A violation makes the verdict; a notice is for a person to know. */
export type Severity = "violation" | "notice";

/** Where something is: a log, an entry of it, or a file of the export. */
export type Place = {
  /** Origin of the log. */
  readonly log?: string;
  readonly index?: number;
  /** Id of the entry, where it could be read. */
  readonly entry?: string;
  readonly path?: string;
};

export type Finding = Place & {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly expected: string;
  readonly found: string;
  /** One sentence in English; `renderReport` says it in French as well. */
  readonly message: string;
};

/** A release and a suspension whose writers did not know of each other: nobody's fault, for both to look at. */
export type Crossing = Required<Omit<Place, "path">> & {
  readonly suspension: string;
  readonly by: PartyId;
};

export type OutstandingWhat = "release" | "recall" | "onward";

/** Something that waits for the other party's entry. */
export type Outstanding = Required<Omit<Place, "path">> & {
  readonly what: OutstandingWhat;
  /** When its writer says it was written. */
  readonly at: string;
  readonly ageSeconds: number;
  readonly dueBy?: string;
};

export const checkedThings = [
  "logs",
  "entries",
  "tiles",
  "cards",
  "log-signatures",
  "cosignatures",
  "retirements",
  "agreements",
  "agreement-entries",
  "agreement-signatures",
  "statements",
  "answers",
  "releases",
  "objects",
  "receipts",
  "declined",
  "expired",
  "recalls",
  "recall-receipts",
  "onward-answers",
] as const;
export type CheckedThing = (typeof checkedThings)[number];
export type Checked = { readonly what: CheckedThing; readonly count: number };

/** What could not be checked, and why it could not. */
export const uncheckedCodes = [
  "entries-of-altered-log",
  "other-log-absent",
  "cosignature",
  "agreement-in-force",
  "receipts",
  "recalls",
] as const;
export type UncheckedCode = (typeof uncheckedCodes)[number];
export type Unchecked = { readonly code: UncheckedCode; readonly log?: string };

export type ReportedParty = {
  readonly id: PartyId;
  readonly fingerprint: string;
  /** As its latest card says. */
  readonly name?: { readonly en: string; readonly fr: string };
};

export type ReportedLog = {
  readonly origin: string;
  readonly party: PartyId;
  readonly size: number;
  /** Base64, as in the checkpoint. */
  readonly root: string;
  /** When the partner's witness cosigned this head. */
  readonly cosignedAt?: string;
};

/** What `verifyExport` found. `ok` is true when nothing is a violation. */
export type Report = {
  readonly ok: boolean;
  readonly at: string;
  readonly parties: readonly ReportedParty[];
  readonly logs: readonly ReportedLog[];
  readonly checked: readonly Checked[];
  readonly findings: readonly Finding[];
  /** Findings beyond those listed: an export that is wrong everywhere is not worth a million lines. */
  readonly more: number;
  readonly crossings: readonly Crossing[];
  readonly outstanding: readonly Outstanding[];
  readonly unchecked: readonly Unchecked[];
};
