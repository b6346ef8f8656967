import { conflict, forbidden, notFound, type Session } from "@entente/api";
import type { Command, Draft, Proposal } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { currentWith, versionOf } from "./common.ts";
import { approvalsNeeded, decideGroups, isRefused } from "./deciding.ts";
import type { CommandId, Desk } from "./dependencies.ts";
import { groupsOf } from "./groups.ts";
import { noteLengths, type Preview, type ProposalContent, type ReleaseRow, releaseRow } from "./proposing.ts";
import { getRelease, readableParts } from "./queries.ts";
import type { Terms } from "./record.ts";
import { refusedEntry } from "./refusing.ts";
import { expectedFor, madeEntries } from "./sending.ts";

/** Approvals given, in order. */
export function approvalsOf(reader: Reader, subject: string): { person: string; role: string }[] {
  return reader.all<{ person: string; role: string }>(
    "SELECT person, role FROM view_approval WHERE subject = :subject ORDER BY at, person",
    { subject },
  );
}

/** Different people, none of them the author, in the role they hold. Throws ProblemError `forbidden` or `conflict`. */
export function withApproval(
  given: readonly { readonly person: string; readonly role: string }[],
  author: string,
  { account, roles }: Session,
): Terms["approvals"] {
  if (!roles.includes("release-officer")) throw forbidden("Only a release officer approves a release.");
  if (author === account) throw forbidden("Who proposes a release does not approve it: another person must.");
  if (given.some(({ person }) => person === account))
    throw conflict("You have approved this already; another person must.");
  return [...given, { person: account, role: "release-officer" }];
}

/** An approval that names what was seen counts for that alone. Throws ProblemError `conflict`. */
export function requireSeen(decision: string | undefined, digest: string): void {
  if (decision !== undefined && decision !== digest)
    throw conflict("What stands here to be approved is not what this approval names; look at it again.");
}

export type ApprovalResult = {
  release: string;
  state: "proposed" | "made" | "refused";
  approvals: number;
  approvalsNeeded: number;
  parts: string[];
};

/**
 * Approves as one person, who must be able to see all of it. The last approval the clause asks for decides again from
 * zero, on the products, agreement and quota as they are now, and sends in the same transaction. What changed since
 * may refuse.
 */
export function approve(
  desk: Desk,
  release: string,
  session: Session,
  command: CommandId,
  decision?: string,
): Command<ApprovalResult> {
  return {
    ...command,
    decide(reader): Proposal<ApprovalResult> {
      // To whoever may not see any of it, there is no such release.
      getRelease(reader, release, readableParts(reader, desk.mayRead(session)));
      const row = releaseRow(reader, release);
      if (row.state !== "proposed")
        throw conflict(`This release is ${row.state}; only a proposed one can be approved.`);
      requireSeen(decision, row.digest);
      const approvals = withApproval(approvalsOf(reader, release), row.author, session);
      const content = readProposal(desk, row.payload);
      const maySee = desk.maySee(session);
      if (!content.chosen.every((each) => maySee(productOf(each))))
        throw forbidden("You may not see all that would leave; somebody who may must approve it.");
      const entry: Draft = {
        log: "house",
        kind: "release.approved/1",
        actor: "release-officer",
        body: { release, by: session.account, role: "release-officer", digest: row.digest },
      };
      const stream = `release:${release}`;
      const expects = { [stream]: versionOf(reader, stream) };
      const counted = { release, approvals: approvals.length, approvalsNeeded: row.needed };
      if (approvals.length < row.needed)
        return { entries: [entry], expects, result: { ...counted, state: "proposed", parts: [] } };
      const last = finish(desk, reader, row, content, approvals, session);
      return {
        entries: [entry, ...last.entries],
        expects: { ...expects, ...last.expects },
        result: { ...counted, state: last.state, parts: last.parts },
      };
    },
  };
}

/** Decides as if nothing had been decided before, and sends or refuses. */
function finish(
  desk: Desk,
  reader: Reader,
  { release, partner, author }: ReleaseRow,
  content: ProposalContent,
  approvals: Terms["approvals"],
  session: Session,
) {
  const current = currentWith(desk, partner);
  const { recipient, purpose, declares, note, chosen } = content;
  const terms = { recipient, purpose, declares, note: noteLengths(note), author, approvals };
  const groups = groupsOf(reader, chosen);
  const decided = decideGroups(desk, reader, current, { groups, partner, terms, stage: "final" });
  const expects = expectedFor(desk, reader, { partner, current, decided });
  if (decided.some(isRefused)) {
    const entries = [refusedEntry(current, partner, session.account, decided, { release })];
    return { entries, expects, state: "refused" as const, parts: [] };
  }
  return { ...madeEntries(desk, { release, partner, current, decided }), expects, state: "made" as const };
}

function readProposal(desk: Desk, payload: string): ProposalContent {
  const content = proposalIn(desk, payload);
  if (content === undefined) throw conflict("The proposal's content was erased; propose the release again.");
  return content;
}

function proposalIn(desk: Desk, payload: string): ProposalContent | undefined {
  const item = desk.ledger.contents.openOne(payload, 0);
  return item === undefined
    ? undefined
    : (JSON.parse(new TextDecoder().decode(item.content)) as ProposalContent);
}

const productOf = (chosen: ProposalContent["chosen"][number]): string =>
  typeof chosen === "string" ? chosen : chosen[0];

/** What an approver approves: for officers who may see all of it, and nobody else; undefined when it was erased. */
export function proposalFor(
  desk: Desk,
  session: Session,
  release: string,
): { products: string[]; digest: string; note: ProposalContent["note"] } | undefined {
  if (!session.roles.includes("release-officer")) return undefined;
  const { payload, digest } = releaseRow(desk.ledger.reader, release);
  const content = proposalIn(desk, payload);
  const products = content?.chosen.map(productOf) ?? [];
  if (content === undefined || !products.every(desk.maySee(session))) return undefined;
  return { products, digest, note: content.note };
}

/** What the agreement makes of a proposal now, for an officer who may see all of it. */
export function previewProposal(desk: Desk, release: string, session: Session): Preview {
  const { reader } = desk.ledger;
  const row = releaseRow(reader, release);
  const { chosen, partner, recipient, purpose, declares, note } = readProposal(desk, row.payload);
  if (!chosen.map(productOf).every(desk.maySee(session))) throw notFound("release");
  const current = currentWith(desk, partner);
  const approvals = approvalsOf(reader, release);
  const terms = { recipient, purpose, declares, note: noteLengths(note), author: row.author, approvals };
  const groups = groupsOf(reader, chosen);
  const decided = decideGroups(desk, reader, current, { groups, partner, terms, stage: "draft" });
  return { current, decided, needed: approvalsNeeded(decided), author: row.author };
}
