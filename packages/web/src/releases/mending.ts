import type { Violation } from "../ui/violations.tsx";

/** What somebody at the release desk can do about a clause that forbids. */
export type Mend =
  | "tearline"
  | "redact"
  | "purpose"
  | "role"
  | "recipient"
  | "person"
  | "declare"
  | "note"
  | "fewer"
  | "onward"
  | "approvals";

/**
 * Acts that may lift a violation, by its code (packages/agreement, reasons.ts). Where the highest marking forbids, a
 * version without the portions that bear it may go: the clause looks at the whole, so it does not call itself curable.
 */
const acts: Readonly<Record<string, readonly Mend[]>> = {
  "above-tlp": ["tearline"],
  "tlp-stays-inside": ["tearline"],
  "above-ceiling": ["tearline", "redact"],
  "above-area-ceiling": ["tearline", "redact"],
  "above-clearance": ["tearline", "recipient"],
  "locked-level": ["tearline", "approvals"],
  "barred-caveat": ["tearline"],
  "unknown-caveat": ["tearline"],
  "unknown-marking": ["tearline"],
  "not-releasable-to": ["tearline"],
  "no-rel-to": ["tearline"],
  attachments: ["tearline", "redact"],
  "free-text": ["tearline", "redact"],
  "too-large": ["tearline", "fewer"],
  "protected-person": ["tearline", "redact"],
  "protected-profession": ["tearline", "redact"],
  "identities-in-clear": ["tearline", "redact"],
  "not-minimised": ["redact"],
  "kind-not-covered": ["fewer"],
  "area-not-covered": ["fewer"],
  "area-suspended": ["fewer"],
  "too-many-objects": ["fewer"],
  "item-quota": ["fewer"],
  "purpose-not-covered": ["purpose"],
  "outside-item-purposes": ["purpose"],
  "handling-h0": ["purpose"],
  nobody: ["recipient"],
  "organisation-not-listed": ["recipient"],
  "role-not-listed": ["role"],
  "recipient-ended": ["recipient"],
  "unknown-clearance": ["recipient"],
  "tlp-red-names-nobody": ["person", "tearline"],
  "free-text-not-reviewed": ["declare"],
  "missing-fact": ["declare"],
  "no-note": ["note"],
  "note-too-short": ["note"],
  "too-few-approvers": ["approvals"],
  "no-extra-approval": ["approvals"],
  "no-onward-consent": ["onward"],
  "no-originator-consent": ["onward"],
  "handling-h2": ["onward"],
};

/** Facts that are stated in the form of a release. Others are established elsewhere, or not at all. */
const facts: Readonly<Record<string, Mend>> = {
  persons: "declare",
  "persons.certainty": "declare",
  professions: "declare",
  "content.freeText": "declare",
  "recipient.person": "person",
  "recipient.until": "recipient",
  recipient: "recipient",
  purpose: "purpose",
  note: "note",
  approvals: "approvals",
};

function factOf(detail: unknown): Mend | undefined {
  if (typeof detail !== "object" || detail === null || !("fact" in detail)) return undefined;
  const { fact } = detail;
  return typeof fact === "string" && Object.hasOwn(facts, fact) ? facts[fact] : undefined;
}

/** What could mend one violation, likeliest first; empty when nothing done here can. */
export function mendsOf({ code, curable, detail }: Violation): readonly Mend[] {
  if (code === "missing-fact") return [factOf(detail)].filter((one) => one !== undefined);
  const known = Object.hasOwn(acts, code) ? acts[code] : undefined;
  return known ?? (curable ? ["tearline", "redact"] : []);
}

/** What could mend all of them together: each act once, in the order in which clauses ask for it. */
export function mendsOfAll(violations: readonly Violation[]): {
  readonly acts: readonly Mend[];
  /** Those that nothing done here can mend. */
  readonly beyond: readonly Violation[];
} {
  const found = violations.map((one) => ({ one, mends: mendsOf(one) }));
  return {
    acts: [...new Set(found.flatMap(({ mends }) => mends))],
    beyond: found.filter(({ mends }) => mends.length === 0).map(({ one }) => one),
  };
}

/** Selectors of what a minimisation clause names, for objects of a kind: `indicator.description` is `description`. */
export function fieldsToTake(violations: readonly Violation[], kind: string): readonly string[] {
  return violations
    .filter(({ code }) => code === "not-minimised")
    .flatMap(({ detail }) => {
      const fields =
        typeof detail === "object" && detail !== null ? (detail as { fields?: unknown }).fields : [];
      return Array.isArray(fields) ? fields.filter((one) => typeof one === "string") : [];
    })
    .flatMap((path) => (path.startsWith(`${kind}.`) ? [path.slice(kind.length + 1)] : []));
}
