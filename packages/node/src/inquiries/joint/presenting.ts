import {
  type AnswerOf,
  type InquiryView,
  inquiryCommentWords,
  inquiryDissentWords,
  inquiryEvidenceWords,
  inquiryProposalWords,
  inquiryReasonWords,
  notFound,
  type inquiryOperations as ops,
} from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { rebuiltOf } from "./acts/report.ts";
import { commentsUntil, signUntil, stateAt } from "./clock.ts";
import { sealedReport } from "./compose.ts";
import { corroborationOf } from "./independence.ts";
import { readFinding, readTerms } from "./reading.ts";
import { commentsOf, decisionsOf, dissentsOf, publicationsOf, reportOf } from "./report-rows.ts";
import * as rows from "./rows.ts";

type Listed = AnswerOf<typeof ops.listInquiries>["items"][number];
type Grade = InquiryView["evidence"][number]["grades"][number];

const DAY = 86_400_000;

/** What sealed words say, as a member that is absent when they are not readable here. */
const wordsOf = <K extends string, T>(name: K, value: T | undefined): { readonly [each in K]?: T } =>
  value === undefined ? {} : ({ [name]: value } as { readonly [each in K]: T });

/** Whole days since it was proposed, as far as its party says the truth. */
export const daysSince = ({ at }: rows.InquiryRow, now: number): number =>
  Math.max(0, Math.floor((now - at) / DAY));

export function listedOf(acting: Acting, reader: Reader, row: rows.InquiryRow): Listed {
  const words = row.payload === null ? undefined : acting.words(row.payload, inquiryProposalWords);
  return {
    inquiry: row.inquiry,
    partner: row.partner,
    docket: row.docket,
    by: row.side,
    state: stateAt(reader, row, acting.now()),
    round: row.round,
    areas: JSON.parse(row.areas) as string[],
    claims: rows.claimsOf(reader, row),
    proposedAt: instantText(row.at),
    answerBy: instantText(row.answer_by),
    days: daysSince(row, acting.now()),
    ...wordsOf("title", words?.title),
  };
}

/** One inquiry whole, as far as it is readable here. */
export function wholeOf(acting: Acting, reader: Reader, row: rows.InquiryRow): InquiryView {
  const claims = rows.claimsOf(reader, row);
  const provenance = rows.provenanceOf(reader, row);
  const opened = <T>(payload: string | null, schema: Parameters<typeof acting.words<T>>[1]) =>
    payload === null ? undefined : acting.words(payload, schema);
  const closed: InquiryView["evidenceClosed"] = {};
  if (row.closed_ours !== null) closed.ours = instantText(row.closed_ours);
  if (row.closed_theirs !== null) closed.theirs = instantText(row.closed_theirs);
  const until = commentsUntil(row);
  const reason = opened(row.withdrawn_payload, inquiryReasonWords)?.reason;
  return {
    ...listedOf(acting, reader, row),
    ...wordsOf("words", opened(row.payload, inquiryProposalWords)),
    ...wordsOf("terms", shownTerms(acting, reader, row, claims)),
    ...(row.opened_at === null ? {} : { openedAt: instantText(row.opened_at) }),
    evidenceClosed: closed,
    evidence: rows.evidenceOf(reader, row).map((each) => ({
      evidence: each.evidence,
      by: each.side,
      at: instantText(each.at),
      sha256: each.sha256,
      size: each.size,
      quarantined: each.quarantined === 1,
      late: each.late === 1,
      root: each.root,
      rootKind: each.kind,
      bears: rows.bearsOf(each),
      grades: gradesOf(reader, row, each.evidence).map(({ by, ...grade }) => ({
        ...grade,
        by,
        unsupported: grade.credibility === "1" && corroborationOf(provenance, grade.claim).count < 2,
      })),
      ...wordsOf("words", opened(each.payload, inquiryEvidenceWords)),
    })),
    edges: rows.edgesOf(reader, row).map((each) => ({
      edge: each.edge,
      by: each.side,
      from: each.from_evidence,
      relation: each.relation,
      to: each.to_evidence,
      at: instantText(each.at),
      ...wordsOf("why", opened(each.payload, inquiryReasonWords)?.reason),
    })),
    corroboration: claims.map((claim) => ({ claim, ...corroborationOf(provenance, claim) })),
    findings: rows.findingsOf(reader, row).map((each) => ({
      finding: each.finding,
      number: each.number,
      version: each.version,
      by: each.side,
      at: instantText(each.at),
      status: each.status,
      claims: JSON.parse(each.claims) as string[],
      ...(each.earlier === null ? {} : { earlier: each.earlier }),
      ...readFinding(acting, each, provenance),
    })),
    comments: commentsOf(reader, row).map((each) => ({
      comment: each.comment,
      by: each.side,
      at: instantText(each.at),
      ...(each.finding === null ? {} : { finding: each.finding }),
      category: each.category,
      outcome: each.accepted === 1 ? ("accepted" as const) : ("appended" as const),
      ...wordsOf("words", opened(each.payload, inquiryCommentWords)),
    })),
    dissents: dissentsOf(reader, row).map((each) => ({
      dissent: each.dissent,
      by: each.side,
      at: instantText(each.at),
      finding: each.finding,
      ...wordsOf("words", opened(each.payload, inquiryDissentWords)),
    })),
    ...(until === undefined ? {} : { commentsUntil: instantText(until) }),
    ...wordsOf("report", shownReport(acting, reader, row)),
    ...(row.withdrawn_side === null
      ? {}
      : {
          withdrawn: {
            by: row.withdrawn_side,
            at: instantText(row.withdrawn_at!),
            ...wordsOf("reason", reason),
          },
        }),
  };
}

function shownTerms(acting: Acting, reader: Reader, row: rows.InquiryRow, claims: readonly string[]) {
  const terms = rows.termsOf(reader, row, row.terms);
  if (terms === undefined) return undefined;
  const { digest, draft, side: by, at } = terms;
  const { words, altered } = readTerms(acting, row, terms, claims);
  const signedBy = rows.termsSignedBy(reader, row, digest);
  return { digest, draft, by, at: instantText(at), signedBy, altered, ...wordsOf("words", words) };
}

const gradesOf = (reader: Reader, { partner }: rows.InquiryRow, evidence: string) =>
  reader.all<Omit<Grade, "unsupported">>(
    `SELECT side AS by, claim, reliability, credibility FROM view_inquiry_grade
     WHERE partner = :partner AND evidence = :evidence ORDER BY claim, side`,
    { partner, evidence },
  );

function shownReport(acting: Acting, reader: Reader, row: rows.InquiryRow) {
  const report = reportOf(reader, row);
  if (report === undefined) return undefined;
  const published: NonNullable<InquiryView["report"]>["published"] = {};
  for (const { side, consent } of publicationsOf(reader, row, report.digest)) published[side] = consent === 1;
  return {
    digest: report.digest,
    at: instantText(report.at),
    face: faceOf(acting, reader, row),
    rebuilt: rebuiltOf(acting, reader, row),
    published,
  };
}

/** What stands on the face of the final report: for each party, in the order of the report. */
export function faceOf(acting: Acting, reader: Reader, row: rows.InquiryRow) {
  const decisions = row.report === null ? [] : decisionsOf(reader, row, row.report);
  const isOver = acting.now() > (signUntil(row) ?? Infinity);
  return [acting.us, row.partner].toSorted().map((party) => {
    const found = decisions.find(({ side }) => (side === "ours") === (party === acting.us));
    if (found === undefined)
      return { party, decision: isOver ? ("did-not-sign" as const) : ("pending" as const) };
    const reasons =
      found.payload === null ? undefined : acting.words(found.payload, inquiryReasonWords)?.reason;
    return {
      party,
      decision: found.decision,
      at: instantText(found.at),
      ...(found.finding === null ? {} : { finding: found.finding }),
      ...wordsOf("reasons", reasons),
    };
  });
}

/** The final report with its face. Throws 404 while there is none that is readable here. */
export function reportWithFace(acting: Acting, reader: Reader, row: rows.InquiryRow) {
  const report = sealedReport(acting, reportOf(reader, row));
  if (row.report === null || report === undefined) throw notFound("final report");
  return { digest: row.report, report, face: faceOf(acting, reader, row) };
}
