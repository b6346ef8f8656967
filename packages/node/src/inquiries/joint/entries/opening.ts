import { type Acting, entrySide, otherSide, payloadOf } from "../../../acting/index.ts";
import { entryKind, type Folding } from "../../../ledger/index.ts";
import * as bodies from "../bodies.ts";
import { isPermitted, receiving } from "../reception.ts";
import { reportsOf } from "../report-rows.ts";
import { findInquiry, isClaimOf, streamOf, termsOf } from "../rows.ts";

/** Whose relation, which side, when: what every row begins with. */
export const headOf = (entry: Pick<Folding, "mine" | "party" | "partner" | "at">) => ({
  partner: otherSide(entry),
  side: entrySide(entry),
  at: entry.at,
});

/** Entries that open and close an inquiry. */
export function openingKinds(acting: Acting) {
  const proposed = entryKind({
    kind: "inquiry.proposed/1",
    log: "liaison",
    effect: "partner",
    body: bodies.proposed,
    fold: (entry) => {
      const { inquiry, docket, claims, areas, answerBy } = entry.body;
      const { partner, ...head } = headOf(entry);
      return {
        changes: [
          [
            "inquiry.propose",
            {
              ...head,
              partner,
              inquiry,
              docket,
              areas: JSON.stringify(areas),
              payload: payloadOf(entry),
              answerBy: Date.parse(answerBy),
            },
          ],
          ...claims.map(
            (claim, position) => ["inquiry.claim", { partner, inquiry, position, claim }] as const,
          ),
        ],
        touches: [streamOf(inquiry)],
      };
    },
    receive: (entry, reader, index) => {
      if (findInquiry(reader, entry.party, entry.body.inquiry) !== undefined)
        return { aside: "an inquiry with this id was proposed before" };
      const { docket, claims } = entry.body;
      if (!claims.every((claim) => isClaimOf(reader, entry.party, docket, claim)))
        return { aside: "it would examine a claim that is not in that docket" };
      const areas = JSON.stringify(entry.body.areas);
      return isPermitted(acting, { entry, index, row: { areas } })
        ? {}
        : { aside: "no clause of the agreement permits it" };
    },
  });

  const terms = entryKind({
    kind: "inquiry.terms/1",
    log: "liaison",
    effect: "partner",
    body: bodies.terms,
    fold: (entry) => {
      const { inquiry, evidenceUntil, ...given } = entry.body;
      const head = headOf(entry);
      return {
        changes: [
          [
            "inquiry.draft-terms",
            {
              ...head,
              ...given,
              inquiry,
              payload: payloadOf(entry),
              evidenceUntil: Date.parse(evidenceUntil),
            },
          ],
          ["inquiry.latest-terms", { partner: head.partner, inquiry }],
        ],
        touches: [streamOf(inquiry)],
      };
    },
    receive: receiving(
      acting,
      bodies.terms,
      { event: "draft-terms", inquiry: ({ inquiry }) => inquiry, clause: true },
      ({ entry, row, reader }) => {
        const { draft, digest } = entry.body;
        if (termsOf(reader, row, digest) !== undefined) return "these terms were put forward before";
        const latest = termsOf(reader, row, row.terms);
        // By turns, so that what one party signed is never replaced behind its back; first drafts may cross.
        if (latest?.side === "theirs") return "whoever drafted last waits for the other party";
        const expected = latest === undefined ? [1] : [latest.draft, latest.draft + 1];
        return expected.includes(draft) ? undefined : "the number of the draft is not the next one";
      },
    ),
  });

  const signed = entryKind({
    kind: "inquiry.signed/1",
    log: "liaison",
    effect: "partner",
    body: bodies.signed,
    fold: (entry) => {
      const { id: inquiry, digest } = entry.body.signed;
      const head = headOf(entry);
      return {
        changes: [
          ["inquiry.sign-terms", { ...head, inquiry, digest }],
          ["inquiry.open", { partner: head.partner, at: head.at, inquiry }],
        ],
        touches: [streamOf(inquiry)],
      };
    },
    receive: receiving(
      acting,
      bodies.signed,
      { event: "sign-terms", inquiry: ({ signed: { id } }) => id, clause: true },
      ({ entry, row, reader }) => {
        const { signed: statement } = entry.body;
        if (termsOf(reader, row, statement.digest) === undefined) return "it signs terms that nobody drafted";
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

  const withdrawn = entryKind({
    kind: "inquiry.withdrawn/1",
    log: "liaison",
    effect: "recorded",
    body: bodies.withdrawn,
    fold: (entry) => ({
      changes: [
        ["inquiry.withdraw", { ...headOf(entry), inquiry: entry.body.inquiry, payload: payloadOf(entry) }],
      ],
      touches: [streamOf(entry.body.inquiry)],
    }),
    receive: receiving(acting, bodies.withdrawn, {
      event: "withdraw",
      inquiry: ({ inquiry }) => inquiry,
      clause: false,
      // Whoever withdrew before it could see that we made the report final has withdrawn.
      crossed: ({ entry, row, reader }) => {
        const reports = reportsOf(reader, row);
        const seen = entry.envelope.seen ?? 0;
        return row.stage === "final" && reports.every(({ side, idx }) => side === "ours" && seen <= idx);
      },
    }),
  });

  const reopened = entryKind({
    kind: "inquiry.reopened/1",
    log: "liaison",
    effect: "partner",
    body: bodies.reopened,
    fold: (entry) => {
      const { inquiry, round, evidenceUntil } = entry.body;
      const { partner } = headOf(entry);
      return {
        changes: [["inquiry.reopen", { partner, inquiry, round, evidenceUntil: Date.parse(evidenceUntil) }]],
        touches: [streamOf(inquiry)],
      };
    },
    receive: receiving(
      acting,
      bodies.reopened,
      { event: "reopen", inquiry: ({ inquiry }) => inquiry, clause: true },
      ({ entry, row }) =>
        entry.body.round === row.round + 1 ? undefined : "the number of the round is not the next one",
    ),
  });

  return [proposed, terms, signed, withdrawn, reopened];
}
