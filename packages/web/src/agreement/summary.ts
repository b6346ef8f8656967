import type { ClauseView } from "@entente/api";

/** What somebody who signs wants to know first, in this order. */
export const summaryParts = ["shared", "forbidden", "obligations", "until"] as const;
export type SummaryPart = (typeof summaryParts)[number];

/** Where each kind of clause belongs. A kind that is not here obliges to something until it is known what. */
const PART_OF: Readonly<Record<string, SummaryPart>> = {
  areas: "shared",
  purposes: "shared",
  "data-kinds": "shared",
  recipients: "shared",
  equivalence: "shared",
  ceiling: "shared",
  "rel-to": "shared",
  tlp: "shared",
  "source-grading": "shared",
  "volume-quota": "shared",
  matching: "shared",
  operations: "shared",
  "no-target": "forbidden",
  "caveat-bar": "forbidden",
  "caveats-known": "forbidden",
  "protected-persons": "forbidden",
  "protected-professions": "forbidden",
  "no-circumvention": "forbidden",
  "action-on": "forbidden",
  onward: "forbidden",
  term: "until",
  review: "until",
  suspension: "until",
  amendment: "until",
  liability: "until",
};

export type SummarySection = { readonly part: SummaryPart; readonly clauses: readonly ClauseView[] };

/** The clauses of a document by what they mean for whoever signs it; a part without clauses is left out. */
export function summaryOf(clauses: readonly ClauseView[]): readonly SummarySection[] {
  return summaryParts
    .map((part) => ({
      part,
      clauses: clauses.filter(({ kind }) => partOf(kind) === part),
    }))
    .filter((section) => section.clauses.length > 0);
}

export function partOf(kind: string): SummaryPart {
  return Object.hasOwn(PART_OF, kind) ? PART_OF[kind]! : "obligations";
}
