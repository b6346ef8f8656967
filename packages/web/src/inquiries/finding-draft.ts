import type { BodyOf, InquiryView, inquiryOperations } from "@entente/api";
import { type Both, NEITHER } from "./both.ts";

export type Drafted = BodyOf<typeof inquiryOperations.draftFinding>;
export type Figure = Drafted["figures"][number];

/** A finding as the form holds it. What is left empty is not sent. */
export type FindingDraft = {
  /** The finding that is drafted anew; empty for another one. */
  readonly finding: string;
  readonly number: string;
  readonly status: Drafted["status"];
  readonly aspects: readonly Drafted["aspects"][number][];
  readonly likelihood: string;
  readonly confidence: NonNullable<Drafted["confidence"]>;
  readonly claims: readonly string[];
  readonly accepts: readonly string[];
  readonly figures: readonly Figure[];
  readonly earlier: string;
  readonly text: Both;
  readonly contrary: Both;
  readonly gaps: Both;
  readonly assumptions: Both;
  readonly alternative: Both;
  readonly second: Both;
  readonly reason: Both;
  readonly change: Both;
};

export function emptyFinding(number: number): FindingDraft {
  const [text, contrary, gaps, assumptions, alternative, second, reason, change] =
    Array<Both>(8).fill(NEITHER);
  return {
    finding: "",
    number: String(number),
    status: "assessed",
    aspects: ["existence"],
    likelihood: "likely",
    confidence: "low",
    claims: [],
    accepts: [],
    figures: [],
    earlier: "",
    text: text!,
    contrary: contrary!,
    gaps: gaps!,
    assumptions: assumptions!,
    alternative: alternative!,
    second: second!,
    reason: reason!,
    change: change!,
  };
}

/** What stands in a finding, to draft it anew. */
export function draftFrom(finding: InquiryView["findings"][number]): FindingDraft {
  const { words } = finding;
  const empty = emptyFinding(finding.number);
  const known = {
    ...empty,
    finding: finding.finding,
    status: finding.status,
    claims: finding.claims,
    earlier: finding.earlier ?? "",
  };
  if (words === undefined) return known;
  const { basis, alternatives } = words;
  return {
    ...known,
    aspects: words.aspects,
    likelihood: words.likelihood ?? empty.likelihood,
    confidence: words.confidence ?? empty.confidence,
    figures: words.figures,
    text: words.text,
    contrary: basis.contrary ?? NEITHER,
    gaps: basis.gaps ?? NEITHER,
    assumptions: basis.assumptions ?? NEITHER,
    alternative: alternatives[0] ?? NEITHER,
    second: alternatives[1] ?? NEITHER,
    reason: words.reason ?? NEITHER,
    change: words.change ?? NEITHER,
  };
}

const isSaid = ({ en, fr }: Both) => en !== "" && fr !== "";
const given = <N extends string>(name: N, value: Both) =>
  (isSaid(value) ? { [name]: value } : {}) as { readonly [K in N]?: Both };

/** The body: its basis are the roots of the evidence that bears on its claims. */
export function findingOf(draft: FindingDraft, evidence: InquiryView["evidence"]): Drafted {
  const { claims, status, reason, change, contrary, gaps, assumptions } = draft;
  const bearing = evidence.filter(({ bears }) => bears.some(({ claim }) => claims.includes(claim)));
  return {
    ...(draft.finding === "" ? {} : { finding: draft.finding }),
    number: Number(draft.number),
    status,
    claims: [...claims],
    ...(draft.earlier.trim() === "" ? {} : { earlier: draft.earlier.trim() }),
    ...(draft.accepts.length === 0 ? {} : { accepts: [...draft.accepts] }),
    text: draft.text,
    aspects: [...draft.aspects],
    ...(status === "assessed" ? { likelihood: draft.likelihood, confidence: draft.confidence } : {}),
    figures: [...draft.figures],
    basis: {
      roots: [...new Set(bearing.map(({ root }) => root))],
      ...given("contrary", contrary),
      ...given("gaps", gaps),
      ...given("assumptions", assumptions),
    },
    alternatives: [draft.alternative, draft.second].filter(isSaid),
    ...(status === "not_determined" ? given("reason", reason) : {}),
    ...given("change", change),
  };
}
