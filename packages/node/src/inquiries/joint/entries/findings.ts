import { type Acting, payloadOf } from "../../../acting/index.ts";
import { entryKind } from "../../../ledger/index.ts";
import type { Reader } from "../../../store/index.ts";
import * as bodies from "../bodies.ts";
import { isFull } from "../caps.ts";
import { receiving } from "../reception.ts";
import { findComment } from "../report-rows.ts";
import { claimsOf, findFinding, type InquiryRow, streamOf } from "../rows.ts";
import { headOf } from "./opening.ts";

const about = {
  inquiry: ({ inquiry }: { inquiry: string }) => inquiry,
  round: ({ round }: { round: number }) => round,
  clause: true,
} as const;

/** Whether a finding of the round that is under way has this id. */
const isFinding = (reader: Reader, row: InquiryRow, id: string): boolean => {
  const finding = findFinding(reader, row.partner, id);
  return finding?.inquiry === row.inquiry && finding.round === row.round;
};

/** Findings, and what is said about them: comments and dissents. */
export function findingKinds(acting: Acting) {
  const drafted = entryKind({
    kind: "finding.drafted/1",
    log: "liaison",
    effect: "partner",
    body: bodies.drafted,
    fold: (entry) => {
      const { inquiry, round, finding, claims, accepts = [], earlier, ...given } = entry.body;
      const head = headOf(entry);
      const { partner } = head;
      return {
        changes: [
          [
            "inquiry.find",
            {
              ...head,
              ...given,
              inquiry,
              round,
              finding,
              claims: JSON.stringify(claims),
              earlier: earlier ?? null,
              payload: payloadOf(entry),
            },
          ],
          ...accepts.map((comment) => ["inquiry.accept-comment", { partner, comment, finding }] as const),
          ["inquiry.all-found", { partner, inquiry, round }],
        ],
        touches: [streamOf(inquiry)],
      };
    },
    receive: receiving(
      acting,
      bodies.drafted,
      { ...about, event: "draft-finding" },
      ({ entry, row, reader }) => {
        const { finding, version, claims, earlier } = entry.body;
        const known = findFinding(reader, row.partner, finding);
        if (known !== undefined && (known.side !== "theirs" || !isFinding(reader, row, finding)))
          return "a finding is drafted anew only by whoever drafted it, in its round";
        if (known === undefined && isFull(reader, row, "theirs", "finding"))
          return "its party has drafted as many findings as it may";
        if (version !== (known?.version ?? 0) + 1) return "the version of the finding is not the next one";
        if (earlier !== undefined && findFinding(reader, row.partner, earlier)?.inquiry !== row.inquiry)
          return "the earlier finding is not known in this inquiry";
        const examined = claimsOf(reader, row);
        return claims.every((claim) => examined.includes(claim))
          ? undefined
          : "it finds on a claim that is not examined";
      },
    ),
  });

  const commented = entryKind({
    kind: "report.commented/1",
    log: "liaison",
    effect: "partner",
    body: bodies.commented,
    fold: (entry) => ({
      changes: [
        [
          "inquiry.comment",
          {
            ...headOf(entry),
            ...entry.body,
            finding: entry.body.finding ?? null,
            payload: payloadOf(entry),
          },
        ],
      ],
      touches: [streamOf(entry.body.inquiry)],
    }),
    receive: receiving(acting, bodies.commented, { ...about, event: "comment" }, ({ entry, row, reader }) => {
      const { comment, finding } = entry.body;
      if (findComment(reader, row.partner, comment) !== undefined)
        return "a comment with this id was made before";
      if (isFull(reader, row, "theirs", "comment")) return "its party has commented as often as it may";
      return finding === undefined || isFinding(reader, row, finding)
        ? undefined
        : "it comments on a finding that is not known in this round";
    }),
  });

  const dissented = entryKind({
    kind: "report.dissent/1",
    log: "liaison",
    effect: "partner",
    body: bodies.dissented,
    fold: (entry) => ({
      changes: [["inquiry.dissent", { ...headOf(entry), ...entry.body, payload: payloadOf(entry) }]],
      touches: [streamOf(entry.body.inquiry)],
    }),
    receive: receiving(acting, bodies.dissented, { ...about, event: "dissent" }, ({ entry, row, reader }) => {
      const { dissent, finding } = entry.body;
      const known = reader.get(
        "SELECT 1 FROM view_inquiry_dissent WHERE partner = :partner AND dissent = :dissent",
        { partner: row.partner, dissent },
      );
      if (known !== undefined) return "a dissent with this id was recorded before";
      return isFinding(reader, row, finding)
        ? undefined
        : "it dissents from a finding that is not known in this round";
    }),
  });

  return [drafted, commented, dissented];
}
