import { type Acting, payloadOf } from "../../../acting/index.ts";
import { entryKind } from "../../../ledger/index.ts";
import * as bodies from "../bodies.ts";
import { commentsUntil, latest } from "../clock.ts";
import { receiving } from "../reception.ts";
import { decisionsOf, reportsOf } from "../report-rows.ts";
import { claimsOf, findFinding, findingsOf, streamOf } from "../rows.ts";
import { headOf } from "./opening.ts";

/** The report as a whole: circulated, final, signed or refused, and whether it may be published. */
export function reportKinds(acting: Acting) {
  const round = ({ round: number }: { round: number }) => number;
  const inquiry = ({ inquiry: id }: { inquiry: string }) => id;

  const circulated = entryKind({
    kind: "report.circulated/1",
    log: "liaison",
    effect: "partner",
    body: bodies.circulated,
    fold: (entry) => {
      return {
        changes: [["inquiry.circulate", { ...headOf(entry), ...entry.body }]],
        touches: [streamOf(entry.body.inquiry)],
      };
    },
    receive: receiving(
      acting,
      bodies.circulated,
      {
        event: "circulate",
        inquiry,
        round,
        clause: true,
        // Both may circulate at once: the time for comments runs from the later of the two, for both.
        crossed: ({ row, entry }) =>
          row.stage === "comment" &&
          row.circulated_idx !== null &&
          (entry.envelope.seen ?? 0) <= row.circulated_idx,
      },
      ({ row, reader }) => {
        const found = new Set(
          findingsOf(reader, row).flatMap(({ claims }) => JSON.parse(claims) as string[]),
        );
        return claimsOf(reader, row).every((claim) => found.has(claim))
          ? undefined
          : "a claim has no finding yet";
      },
    ),
  });

  const finalised = entryKind({
    kind: "report.final/1",
    log: "liaison",
    effect: "partner",
    body: bodies.finalised,
    fold: (entry) => {
      const head = headOf(entry);
      return {
        changes: [
          ["inquiry.report", { ...head, ...entry.body, payload: payloadOf(entry) }],
          ["inquiry.finalise", { partner: head.partner, at: head.at, ...entry.body }],
        ],
        touches: [streamOf(entry.body.inquiry)],
      };
    },
    receive: receiving(
      acting,
      bodies.finalised,
      {
        event: "finalise",
        inquiry,
        round,
        clause: true,
        // Both may make it final at once; a second one by the same party never replaces what stands.
        crossed: ({ row, reader, entry }) => {
          const reports = reportsOf(reader, row);
          const seen = entry.envelope.seen ?? 0;
          return row.stage === "final" && reports.every(({ side, idx }) => side === "ours" && seen <= idx);
        },
      },
      ({ entry, row }) => {
        const until = commentsUntil(row);
        return until !== undefined && latest(entry.at, acting.now()) >= until
          ? undefined
          : "the time for comments is not over";
      },
    ),
  });

  const signed = entryKind({
    kind: "report.signed/1",
    log: "liaison",
    effect: "partner",
    body: bodies.reportSigned,
    fold: (entry) => {
      const { round: number, signed: statement } = entry.body;
      const head = headOf(entry);
      const { id, digest } = statement;
      return {
        changes: [
          [
            "inquiry.decide",
            {
              ...head,
              inquiry: id,
              round: number,
              digest,
              decision: "signed",
              finding: null,
              payload: null,
            },
          ],
          ["inquiry.all-decided", { partner: head.partner, inquiry: id }],
        ],
        touches: [streamOf(id)],
      };
    },
    receive: receiving(
      acting,
      bodies.reportSigned,
      { event: "decide-report", inquiry: ({ signed: { id } }) => id, round, clause: true },
      ({ entry, row, reader }) => {
        const { signed: statement } = entry.body;
        if (reportsOf(reader, row).every(({ digest }) => digest !== statement.digest))
          return "it signs a report that was not made final";
        if (decisionsOf(reader, row, statement.digest).some(({ side }) => side === "theirs"))
          return "that party has decided on this report before";
        return acting.signatureProblem(reader, entry.party, {
          by: entry.party,
          kind: entry.envelope.kind,
          id: row.inquiry,
          signed: statement,
          at: entry.at,
        });
      },
    ),
  });

  const refused = entryKind({
    kind: "report.refused/1",
    log: "liaison",
    effect: "partner",
    body: bodies.refused,
    fold: (entry) => {
      const head = headOf(entry);
      const { inquiry: id, finding } = entry.body;
      return {
        changes: [
          [
            "inquiry.decide",
            {
              ...head,
              ...entry.body,
              decision: "refused",
              finding: finding ?? null,
              payload: payloadOf(entry),
            },
          ],
          ["inquiry.all-decided", { partner: head.partner, inquiry: id }],
        ],
        touches: [streamOf(id)],
      };
    },
    receive: receiving(
      acting,
      bodies.refused,
      { event: "decide-report", inquiry, round, clause: false },
      ({ entry, row, reader }) => {
        const { digest, finding } = entry.body;
        if (reportsOf(reader, row).every((report) => report.digest !== digest))
          return "it refuses a report that was not made final";
        if (decisionsOf(reader, row, digest).some(({ side }) => side === "theirs"))
          return "that party has decided on this report before";
        return finding === undefined || findFinding(reader, row.partner, finding)?.inquiry === row.inquiry
          ? undefined
          : "it refuses a finding that is not known";
      },
    ),
  });

  const released = entryKind({
    kind: "report.released/1",
    log: "liaison",
    effect: "partner",
    body: bodies.released,
    fold: (entry) => {
      const head = headOf(entry);
      const { inquiry: id, consent } = entry.body;
      return {
        changes: [
          ["inquiry.consent", { ...head, ...entry.body, consent: consent ? 1 : 0 }],
          ["inquiry.publish", { partner: head.partner, inquiry: id }],
        ],
        touches: [streamOf(id)],
      };
    },
    receive: receiving(
      acting,
      bodies.released,
      { event: "decide-publication", inquiry, round, clause: true },
      ({ entry, row }) =>
        row.report === entry.body.digest ? undefined : "it is about a report that was not made final",
    ),
  });

  return [circulated, finalised, signed, refused, released];
}
