import { type BodyOf, conflict, invalid, type inquiryOperations as ops } from "@entente/api";
import {
  type ActCall,
  type Acting,
  digestOfWords,
  instantText,
  ruleRefusal,
  wordsItem,
} from "../../../acting/index.ts";
import type { Reader } from "../../../store/index.ts";
import { commentsUntil, signUntil } from "../clock.ts";
import { compose, sealedReport } from "../compose.ts";
import { isError } from "../lint/lint.ts";
import { readFinding } from "../reading.ts";
import { decisionsOf, publicationsOf, reportOf } from "../report-rows.ts";
import { findingsOf, type InquiryRow, provenanceOf } from "../rows.ts";
import { sealable } from "../sealable.ts";
import { type Of, type Stepping, step } from "../step.ts";

/** Circulates the draft. The partner's findings stand under the same linter as ours. */
export function circulate(acting: Acting, call: ActCall, of: Of) {
  return step(acting, call, of, { event: "circulate" }, ({ row, reader, now, partner, says }) => {
    const provenance = provenanceOf(reader, row);
    for (const finding of findingsOf(reader, row)) {
      const { words, problems } = readFinding(acting, finding, provenance);
      if (words === undefined) throw conflict(`Finding ${finding.number} is not readable here yet.`);
      const error = problems.find(isError);
      if (error !== undefined)
        throw ruleRefusal(
          { partner, action: "joint-case.add", subject: finding.finding },
          `lint-${error.rule}`,
          {
            en: `Finding ${finding.number}, rule ${error.rule}: ${error.text.en}`,
            fr: `Constat ${finding.number}, règle ${error.rule} : ${error.text.fr}`,
          },
        );
    }
    const until = commentsUntil({ ...row, circulated_at: now }) ?? now;
    return {
      entries: says({ kind: "report.circulated/1", body: { inquiry: row.inquiry, round: row.round } }),
      result: { inquiry: row.inquiry, commentsUntil: instantText(until) },
    };
  });
}

/** Seals the report as both logs give it, once the time for comments is over. */
export function finalise(acting: Acting, call: ActCall, of: Of) {
  return step(acting, call, of, { event: "finalise" }, ({ row, reader, now, says }) => {
    const until = commentsUntil(row) ?? Infinity;
    if (now < until) throw conflict(`Comments are taken until ${instantText(until)}.`);
    const report = compose(acting, reader, row);
    if (report === undefined) throw conflict("Not everything the report holds has arrived here yet.");
    const digest = digestOfWords(sealable(report));
    return {
      entries: says({
        kind: "report.final/1",
        body: { inquiry: row.inquiry, round: row.round, digest },
        items: [wordsItem("inquiry-report", sealable(report))],
      }),
      result: { inquiry: row.inquiry, digest },
    };
  });
}

/** Whether the sealed report is what was announced, and what both logs give. */
export function rebuiltOf(
  acting: Acting,
  reader: Reader,
  row: InquiryRow,
): "same" | "differs" | "incomplete" {
  const sealed = reportOf(reader, row);
  const composed = compose(acting, reader, row);
  if (sealed?.payload !== null && sealed !== undefined && !acting.ledger.contents.holds(sealed.payload))
    return "incomplete";
  if (sealedReport(acting, sealed) === undefined) return "differs";
  if (composed === undefined) return "incomplete";
  return digestOfWords(sealable(composed)) === row.report ? "same" : "differs";
}

/** Signs the report: only one that is readable here and holds what both logs hold. */
export function signReport(acting: Acting, call: ActCall, of: Of, digest: string) {
  return step(acting, call, of, { event: "decide-report", as: "signatory" }, async (stepping) => {
    const { row, reader, partner, says } = stepping;
    const result = decidedBy(stepping, digest);
    const rebuilt = rebuiltOf(acting, reader, row);
    if (rebuilt === "incomplete")
      throw conflict("The report, or something that it holds, has not arrived here yet.");
    if (rebuilt === "differs")
      throw ruleRefusal(
        { partner, action: "joint-case.add", subject: row.inquiry },
        "report-differs",
        {
          en: "The report does not hold what both logs hold; it is not signed here.",
          fr: "Le rapport ne contient pas ce que contiennent les deux journaux ; il n’est pas signé ici.",
        },
        "/digest",
      );
    const signed = await acting.sign(call, partner, { kind: "report.signed/1", id: row.inquiry, digest });
    return { entries: says({ kind: "report.signed/1", body: { round: row.round, signed } }), result };
  });
}

/** Refuses to sign, with reasons that stand on the report's face. It voids nothing. */
export function refuseReport(acting: Acting, call: ActCall, of: Of, body: BodyOf<typeof ops.refuseReport>) {
  const { digest, finding, reason } = body;
  return step(acting, call, of, { event: "decide-report", clause: false, as: "signatory" }, (stepping) => {
    const { row, reader, says } = stepping;
    const result = decidedBy(stepping, digest);
    if (finding !== undefined && findingsOf(reader, row).every((each) => each.finding !== finding))
      throw invalid("/finding", "This report has no such finding.");
    return {
      entries: says({
        kind: "report.refused/1",
        body: {
          inquiry: row.inquiry,
          round: row.round,
          digest,
          ...(finding === undefined ? {} : { finding }),
        },
        items: [wordsItem("report-refused", { reason })],
      }),
      result,
    };
  });
}

/** A party decides once, and in time; what the inquiry's state is afterwards. */
function decidedBy({ row, reader, now }: Stepping, digest: string) {
  requireReport(row, digest);
  const decisions = decisionsOf(reader, row, digest);
  if (decisions.some(({ side }) => side === "ours")) throw conflict("Your party has decided on this report.");
  if (now > (signUntil(row) ?? Infinity))
    throw conflict("The time to sign is over: your party did not sign.");
  const state = decisions.length > 0 ? ("signed" as const) : ("final" as const);
  return { inquiry: row.inquiry, state };
}

function requireReport(row: InquiryRow, digest: string): void {
  if (row.report !== digest) throw invalid("/digest", "This is not the final report: read it again.");
}

/** Each party decides on its own whether the joint text may be published; both must. */
export function decidePublication(
  acting: Acting,
  call: ActCall,
  of: Of,
  { digest, consent }: BodyOf<typeof ops.decideInquiryPublication>,
) {
  return step(
    acting,
    call,
    of,
    { event: "decide-publication", as: "liaison-officer" },
    ({ row, reader, says }) => {
      requireReport(row, digest);
      const theirs = publicationsOf(reader, row, digest).find(({ side }) => side === "theirs");
      const state = consent && theirs?.consent === 1 ? ("published" as const) : ("signed" as const);
      return {
        entries: says({
          kind: "report.released/1",
          body: { inquiry: row.inquiry, round: row.round, digest, consent },
        }),
        result: { inquiry: row.inquiry, state },
      };
    },
  );
}
