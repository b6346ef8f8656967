import { type InquiryTerms, inquiryFindingWords, inquiryTerms } from "@entente/api";
import { type Acting, digestOfWords, instantText } from "../../acting/index.ts";
import { knownRootsAmong, type Provenance } from "./independence.ts";
import { lint } from "./lint/lint.ts";
import type { FindingRow, InquiryRow, TermsRow } from "./rows.ts";

/** Sealed words held against what the entries beside them announced. A partner may have sealed anything. */

export function readTerms(
  acting: Acting,
  { inquiry }: Pick<InquiryRow, "inquiry">,
  terms: TermsRow,
  claims: readonly string[],
): { readonly words?: InquiryTerms; readonly altered: boolean } {
  if (terms.payload === null) return { altered: true };
  const words = acting.words(terms.payload, inquiryTerms);
  if (words === undefined) return { altered: acting.ledger.contents.holds(terms.payload) };
  const isSame =
    digestOfWords(words) === terms.digest &&
    words.inquiry === inquiry &&
    words.draft === terms.draft &&
    words.claims.join() === claims.join() &&
    words.evidenceUntil === instantText(terms.evidence_until) &&
    words.commentHours === terms.comment_hours &&
    words.signHours === terms.sign_hours &&
    words.withoutConsent === terms.without_consent;
  return { words, altered: !isSame };
}

/** A finding's words, and what the linter says of them; undefined words are not readable here. */
export function readFinding(acting: Acting, finding: FindingRow, provenance: Provenance) {
  const words = finding.payload === null ? undefined : acting.words(finding.payload, inquiryFindingWords);
  if (words === undefined) return { problems: [] };
  const problems = lint({
    ...words,
    status: finding.status,
    replaces: finding.earlier !== null,
    knownRoots: knownRootsAmong(provenance, words.basis.roots),
  });
  return { words, problems };
}
