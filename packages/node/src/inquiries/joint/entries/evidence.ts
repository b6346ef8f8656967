import { type Acting, payloadOf } from "../../../acting/index.ts";
import { entryKind } from "../../../ledger/index.ts";
import * as bodies from "../bodies.ts";
import { isFull } from "../caps.ts";
import { receiving } from "../reception.ts";
import { claimsOf, findEvidence, findRoot, streamOf } from "../rows.ts";
import { headOf } from "./opening.ts";

/** Evidence, where it comes from, how each party grades it, and who had it in hand. */
export function evidenceKinds(acting: Acting) {
  const examine = {
    event: "examine",
    inquiry: ({ inquiry }: { inquiry: string }) => inquiry,
    clause: true,
  } as const;

  const submittedCheck = receiving(acting, bodies.submitted, examine, ({ entry, row, reader }) => {
    const { evidence, root, rootKind, quarantined, bears } = entry.body;
    const known = reader.get(
      "SELECT 1 FROM view_inquiry_evidence WHERE partner = :partner AND evidence = :evidence",
      { partner: row.partner, evidence },
    );
    if (known !== undefined) return "evidence with this id was submitted before";
    if (isFull(reader, row, "theirs", "evidence")) return "its party has submitted as much as it may";
    const found = findRoot(reader, row.partner, root);
    if (found !== undefined && (found.inquiry !== row.inquiry || found.kind !== rootKind))
      return "its root is known as another one";
    const count = entry.envelope.set?.count;
    if (rootKind === "leak" && !quarantined) return "leaked material that is not in quarantine";
    if (quarantined && count !== 1) return "material in quarantine comes without its bytes";
    const claims = claimsOf(reader, row);
    return bears.every(({ claim }) => claims.includes(claim))
      ? undefined
      : "it bears on a claim that is not examined";
  });
  const submitted = entryKind({
    kind: "evidence.submitted/1",
    log: "liaison",
    effect: "partner",
    body: bodies.submitted,
    fold: (entry) => {
      const { inquiry, evidence, root, rootKind, quarantined, bears, sha256, size } = entry.body;
      const head = headOf(entry);
      return {
        changes: [
          ["inquiry.root", { partner: head.partner, root, inquiry, kind: rootKind }],
          [
            "inquiry.submit",
            {
              ...head,
              inquiry,
              evidence,
              sha256,
              size,
              root,
              quarantined: quarantined ? 1 : 0,
              bears: JSON.stringify(bears),
              payload: payloadOf(entry),
            },
          ],
        ],
        touches: [streamOf(inquiry)],
      };
    },
    receive: async (entry, reader, index) => {
      const reception = await submittedCheck(entry, reader, index);
      if (reception.aside !== undefined) return reception;
      const { party: partner, body } = entry;
      return {
        entries: [
          {
            log: "house",
            kind: "evidence.custody/1",
            body: { partner, evidence: body.evidence, what: "received", why: "submission", by: partner },
          },
        ],
      };
    },
  });

  const linked = entryKind({
    kind: "evidence.linked/1",
    log: "liaison",
    effect: "partner",
    body: bodies.linked,
    fold: (entry) => ({
      changes: [["inquiry.link", { ...headOf(entry), ...entry.body, payload: payloadOf(entry) }]],
      touches: [streamOf(entry.body.inquiry)],
    }),
    receive: receiving(acting, bodies.linked, examine, ({ entry, row, reader }) => {
      const { edge, from, to } = entry.body;
      const known = reader.get("SELECT 1 FROM view_inquiry_edge WHERE partner = :partner AND edge = :edge", {
        partner: row.partner,
        edge,
      });
      if (known !== undefined) return "a link with this id was made before";
      if (isFull(reader, row, "theirs", "edge")) return "its party has linked as much as it may";
      const both = from !== to && [from, to].every((each) => findEvidence(reader, row, each) !== undefined);
      return both ? undefined : "it links evidence that is not known in this inquiry";
    }),
  });

  const graded = entryKind({
    kind: "evidence.graded/1",
    log: "liaison",
    effect: "partner",
    body: bodies.graded,
    fold: (entry) => ({
      changes: [["inquiry.grade", { ...headOf(entry), ...entry.body }]],
      touches: [streamOf(entry.body.inquiry)],
    }),
    receive: receiving(acting, bodies.graded, examine, ({ entry, row, reader }) => {
      const { evidence, claim } = entry.body;
      if (findEvidence(reader, row, evidence) === undefined)
        return "it grades evidence that is not known in this inquiry";
      return claimsOf(reader, row).includes(claim) ? undefined : "it grades for a claim that is not examined";
    }),
  });

  const closed = entryKind({
    kind: "evidence.closed/1",
    log: "liaison",
    effect: "partner",
    body: bodies.closed,
    fold: (entry) => {
      const { inquiry, round } = entry.body;
      const head = headOf(entry);
      return {
        changes: [
          ["inquiry.close", { ...head, inquiry, round }],
          ["inquiry.both-closed", { partner: head.partner, inquiry }],
        ],
        touches: [streamOf(inquiry)],
      };
    },
    receive: receiving(acting, bodies.closed, {
      event: "close-evidence",
      inquiry: ({ inquiry }) => inquiry,
      round: ({ round }) => round,
      clause: true,
    }),
  });

  const custody = entryKind({
    kind: "evidence.custody/1",
    log: "house",
    effect: "recorded",
    body: bodies.custody,
    fold: ({ body, at, envelope }) => ({
      changes: [["inquiry.custody", { ...body, id: envelope.id, at }]],
      touches: [],
    }),
  });

  return [submitted, linked, graded, closed, custody];
}
