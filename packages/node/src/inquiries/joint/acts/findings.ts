import {
  type BodyOf,
  conflict,
  type InquiryProblem,
  invalid,
  type inquiryOperations as ops,
} from "@entente/api";
import { type ActCall, type Acting, ruleRefusal, wordsItem } from "../../../acting/index.ts";
import type { Reader } from "../../../store/index.ts";
import { requireRoom } from "../caps.ts";
import { commentsUntil } from "../clock.ts";
import { knownRootsAmong } from "../independence.ts";
import { isError, lint } from "../lint/lint.ts";
import { findComment } from "../report-rows.ts";
import { claimsOf, findFinding, findingsOf, type InquiryRow, provenanceOf } from "../rows.ts";
import { sealable } from "../sealable.ts";
import { type Of, step } from "../step.ts";

type Drafted = BodyOf<typeof ops.draftFinding>;

/** Drafts a finding, or drafts it anew. While the linter finds errors nothing is written but the refusal. */
export function draftFinding(acting: Acting, call: ActCall, of: Of, body: Drafted) {
  return step(acting, call, of, { event: "draft-finding" }, ({ row, reader, partner, says }) => {
    const { finding: given, number, status, claims, earlier, accepts, ...words } = body;
    const version = versionOf(reader, row, given);
    if (given === undefined) requireRoom(reader, row, "finding");
    requireKnown(reader, row, body);
    const provenance = provenanceOf(reader, row);
    words.basis.roots.forEach((root, index) => {
      if (provenance.roots.every((each) => each.root !== root))
        throw invalid(`/basis/roots/${index}`, "This inquiry knows no such root.");
    });
    const problems = lint({
      ...words,
      status,
      replaces: earlier !== undefined,
      knownRoots: knownRootsAmong(provenance, words.basis.roots),
    });
    const error = problems.find(isError);
    if (error !== undefined)
      throw ruleRefusal(
        { partner, action: "joint-case.add", subject: row.inquiry },
        `lint-${error.rule}`,
        { en: `Rule ${error.rule}: ${error.text.en}`, fr: `Règle ${error.rule} : ${error.text.fr}` },
        error.at,
      );
    const finding = given ?? acting.newId();
    return {
      entries: says({
        kind: "finding.drafted/1",
        body: {
          inquiry: row.inquiry,
          round: row.round,
          finding,
          number,
          version,
          status,
          claims: [...claims],
          ...(earlier === undefined ? {} : { earlier }),
          ...(accepts === undefined ? {} : { accepts: [...accepts] }),
        },
        items: [wordsItem("finding", sealable(words))],
      }),
      result: { finding, version, warnings: problems as InquiryProblem[] },
    };
  });
}

function versionOf(reader: Reader, row: InquiryRow, given: string | undefined): number {
  if (given === undefined) return 1;
  const known = findFinding(reader, row.partner, given);
  if (known?.inquiry !== row.inquiry || known.round !== row.round)
    throw invalid("/finding", "This round has no such finding.");
  if (known.side !== "ours")
    throw invalid("/finding", "The partner drafted this finding: comment on it, or dissent.");
  return known.version + 1;
}

function requireKnown(
  reader: Reader,
  row: InquiryRow,
  { finding, number, claims, earlier, accepts = [] }: Drafted,
): void {
  const examined = claimsOf(reader, row);
  claims.forEach((claim, index) => {
    if (!examined.includes(claim))
      throw invalid(`/claims/${index}`, "This inquiry does not examine that claim.");
  });
  if (new Set(claims).size !== claims.length) throw invalid("/claims", "A claim is named twice.");
  // Each party numbers its own findings: else the partner could take every number before us.
  const taken = findingsOf(reader, row).some(
    (each) => each.side === "ours" && each.number === number && each.finding !== finding,
  );
  if (taken) throw invalid("/number", "Another finding of yours has this number.");
  const before = earlier === undefined ? undefined : findFinding(reader, row.partner, earlier);
  if (earlier !== undefined && (before?.inquiry !== row.inquiry || before.round >= row.round))
    throw invalid("/earlier", "No earlier round has such a finding.");
  accepts.forEach((comment, index) => {
    const found = findComment(reader, row.partner, comment);
    if (found?.inquiry !== row.inquiry || finding === undefined || found.finding !== finding)
      throw invalid(`/accepts/${index}`, "There is no such comment on this finding.");
  });
}

function requireFinding(reader: Reader, row: InquiryRow, id: string): void {
  if (findingsOf(reader, row).every(({ finding }) => finding !== id))
    throw invalid("/finding", "This round has no such finding.");
}

/** Comments on the circulated draft. What is not accepted by drafting the finding anew is appended in full. */
export function comment(acting: Acting, call: ActCall, of: Of, body: BodyOf<typeof ops.commentOnReport>) {
  return step(acting, call, of, { event: "comment" }, ({ row, reader, now, says }) => {
    const { finding, category, ...words } = body;
    if (finding !== undefined) requireFinding(reader, row, finding);
    if (now > (commentsUntil(row) ?? 0)) throw conflict("The time for comments is over.");
    requireRoom(reader, row, "comment");
    const id = acting.newId();
    return {
      entries: says({
        kind: "report.commented/1",
        body: {
          inquiry: row.inquiry,
          round: row.round,
          comment: id,
          category,
          ...(finding === undefined ? {} : { finding }),
        },
        items: [wordsItem("comment", sealable(words))],
      }),
      result: { comment: id },
    };
  });
}

/** Dissents from a finding: the report carries it, and it voids nothing. */
export function dissent(acting: Acting, call: ActCall, of: Of, body: BodyOf<typeof ops.dissentFromFinding>) {
  return step(acting, call, of, { event: "dissent" }, ({ row, reader, says }) => {
    const { finding, ...words } = body;
    requireFinding(reader, row, finding);
    const id = acting.newId();
    return {
      entries: says({
        kind: "report.dissent/1",
        body: { inquiry: row.inquiry, round: row.round, dissent: id, finding },
        items: [wordsItem("dissent", words)],
      }),
      result: { dissent: id },
    };
  });
}
