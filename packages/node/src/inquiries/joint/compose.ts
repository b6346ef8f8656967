import {
  type InquiryReport,
  inquiryCommentWords,
  inquiryDissentWords,
  inquiryProposalWords,
  inquiryReport,
} from "@entente/api";
import { type Acting, digestOfWords } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { readFinding, readTerms } from "./reading.ts";
import { commentsOf, dissentsOf, type ReportRow } from "./report-rows.ts";
import {
  claimsOf,
  evidenceOf,
  findingsOf,
  type InquiryRow,
  provenanceOf,
  type Side,
  termsOf,
} from "./rows.ts";

import { sealable } from "./sealable.ts";

/**
 * The report as both logs give it, in one order: two nodes that hold the same entries and their content compose the
 * same bytes. Undefined while something of it is not readable here.
 */
export function compose(acting: Acting, reader: Reader, row: InquiryRow): InquiryReport | undefined {
  const partyOf = (side: Side) => (side === "ours" ? acting.us : row.partner);
  const title = row.payload === null ? undefined : acting.words(row.payload, inquiryProposalWords)?.title;
  const terms = termsOf(reader, row, row.terms);
  const read = terms === undefined ? undefined : readTerms(acting, row, terms, claimsOf(reader, row));
  if (title === undefined || read?.words === undefined || read.altered) return undefined;

  const provenance = provenanceOf(reader, row);
  const findings = allOrNone(findingsOf(reader, row), (finding) => {
    const { words } = readFinding(acting, finding, provenance);
    const { finding: id, number, side, status } = finding;
    const claims = JSON.parse(finding.claims) as string[];
    return words === undefined ? undefined : { id, number, by: partyOf(side), status, claims, ...words };
  });
  const dissents = allOrNone(dissentsOf(reader, row), ({ dissent: id, finding, side, payload }) => {
    const words = payload === null ? undefined : acting.words(payload, inquiryDissentWords);
    return words === undefined ? undefined : { id, finding, by: partyOf(side), ...words };
  });
  const comments = allOrNone(commentsOf(reader, row), (each) => {
    const words = each.payload === null ? undefined : acting.words(each.payload, inquiryCommentWords);
    if (words === undefined) return undefined;
    const { comment: id, side, finding, category, accepted } = each;
    return {
      id,
      by: partyOf(side),
      ...(finding === null ? {} : { finding }),
      category,
      ...words,
      outcome: accepted === 1 ? ("accepted" as const) : ("appended" as const),
    };
  });
  if (findings === undefined || dissents === undefined || comments === undefined) return undefined;
  return {
    type: "entente-inquiry-report",
    spec: "1.0",
    inquiry: row.inquiry,
    docket: row.docket,
    round: row.round,
    parties: [acting.us, row.partner].toSorted(),
    title,
    terms: read.words,
    evidence: evidenceOf(reader, row).map(({ evidence, side, sha256, root, kind, quarantined, late }) => ({
      id: evidence,
      by: partyOf(side),
      sha256,
      root,
      rootKind: kind,
      quarantined: quarantined === 1,
      late: late === 1,
    })),
    findings,
    dissents,
    comments,
  };
}

function allOrNone<T, R>(rows: readonly T[], read: (row: T) => R | undefined): R[] | undefined {
  const all = rows.map(read);
  return all.every((each) => each !== undefined) ? (all as R[]) : undefined;
}

/** The sealed report, held against its announced digest; undefined when it is not here or is not that. */
export function sealedReport(acting: Acting, report: ReportRow | undefined): InquiryReport | undefined {
  if (report === undefined || report.payload === null) return undefined;
  const words = acting.words(report.payload, inquiryReport);
  return words !== undefined && digestOfWords(sealable(words)) === report.digest ? words : undefined;
}
