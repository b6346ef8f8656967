import { conflict, forbidden, notFound, type Session } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import { type Command, type Draft, type Proposal, ulid } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import type { Stated } from "./bodies.ts";
import { currentWith, digestOfValue, versionOf } from "./common.ts";
import { approvalsNeeded, type Decided, decideGroups, everyApproval, isRefused } from "./deciding.ts";
import type { CommandId, Current, Desk } from "./dependencies.ts";
import { type Chosen, chosenOf, groupsOf } from "./groups.ts";
import { getRelease, readableParts } from "./queries.ts";
import type { RecordBody, Terms } from "./record.ts";
import { refusedEntry } from "./refusing.ts";
import { RELEASE_MADE } from "./sending.ts";

export type Note = {
  readonly necessity: string;
  readonly proportionality: string;
  readonly alternatives: string;
};

/** What somebody asks to release. */
export type Asked = {
  readonly partner: PartyId;
  readonly products: readonly string[];
  readonly withMembers?: boolean | undefined;
  readonly recipient: RecordBody["recipient"];
  readonly purpose: string;
  readonly declares?: Stated | undefined;
};

/** The content of a proposal: exactly what would leave, named one by one, and what was said about it. */
export type ProposalContent = {
  readonly partner: PartyId;
  readonly chosen: readonly Chosen[];
  readonly recipient: RecordBody["recipient"];
  readonly purpose: string;
  readonly declares: Stated;
  readonly note: Note;
};

const NO_NOTE: RecordBody["note"] = { necessity: 0, proportionality: 0, alternatives: 0 };

/** Of a note only the lengths are told to a partner. */
export const noteLengths = (note: Note): RecordBody["note"] => ({
  necessity: note.necessity.trim().length,
  proportionality: note.proportionality.trim().length,
  alternatives: note.alternatives.trim().length,
});

export type Preview = {
  readonly current: Current;
  readonly decided: readonly Decided[];
  readonly needed: number;
  /** Who proposes it, and so does not approve it. */
  readonly author: string;
};

/**
 * Shows what would happen, before anything does (DESIGN.md, A release, 2). Throws LedgerError `not-understood` for what
 * the agreement permits and the partner's card does not list; so does {@link propose}.
 */
export function preview(desk: Desk, asked: Asked, session: Session): Preview {
  const { reader } = desk.ledger;
  const current = currentWith(desk, asked.partner);
  const groups = groupsOf(reader, chosenOf(reader, asked, desk.maySee(session)));
  const { recipient, purpose, declares = {}, partner } = asked;
  // The note is still to be written: as a draft it is an obligation, not a violation.
  const terms = { recipient, purpose, declares, note: NO_NOTE, author: session.account, approvals: [] };
  const decided = decideGroups(desk, reader, current, { groups, partner, terms, stage: "draft" });
  if (!decided.some(isRefused)) desk.ledger.requireUnderstood(partner, RELEASE_MADE);
  return { current, decided, needed: approvalsNeeded(decided), author: session.account };
}

export type ProposalResult = {
  release: string;
  state: "proposed" | "refused";
  approvalsNeeded: number;
};

/** Proposes a release. Where the agreement forbids it, the refusal is what is recorded. */
export function propose(
  desk: Desk,
  asked: Asked & { readonly note: Note },
  session: Session,
  command: CommandId,
): Command<ProposalResult> {
  return {
    ...command,
    decide(reader): Proposal<ProposalResult> {
      const { partner, recipient, purpose, declares = {}, note } = asked;
      const current = currentWith(desk, partner);
      const stream = desk.agreementStream(partner);
      const expects = { [stream]: versionOf(reader, stream) };
      const chosen = chosenOf(reader, asked, desk.maySee(session));
      const content: ProposalContent = { partner, chosen, recipient, purpose, declares, note };
      const groups = groupsOf(reader, chosen);
      const author = session.account;
      const terms = { recipient, purpose, declares, note: noteLengths(note), author };
      const decide = (stage: "draft" | "final", approvals: Terms["approvals"]) =>
        decideGroups(desk, reader, current, { groups, partner, terms: { ...terms, approvals }, stage });
      const release = ulid(desk.now());
      const mended = decide("final", everyApproval(current));
      if (mended.some(isRefused)) {
        const entries = [refusedEntry(current, partner, author, mended, {})];
        return { entries, expects, result: { release, state: "refused", approvalsNeeded: 0 } };
      }
      // Said now, and not by the last approver: nobody gives an approval for what cannot be said.
      desk.ledger.requireUnderstood(partner, RELEASE_MADE);
      const needed = approvalsNeeded(decide("draft", []));
      const entries = [proposedEntry(content, { release, author, needed, current })];
      return { entries, expects, result: { release, state: "proposed", approvalsNeeded: needed } };
    },
  };
}

type Proposed = {
  readonly release: string;
  readonly author: string;
  readonly needed: number;
  readonly current: Current;
};

function proposedEntry(content: ProposalContent, { release, author, needed, current }: Proposed): Draft {
  const { partner, recipient, purpose, chosen } = content;
  const plain = JSON.parse(JSON.stringify(content)) as JsonValue;
  return {
    log: "house",
    kind: "release.proposed/1",
    agreement: current.hash,
    actor: "release-officer",
    body: {
      release,
      partner,
      by: author,
      products: chosen.length,
      recipient: recipient as JsonValue,
      purpose,
      agreement: current.hash,
      // What approvals are given over: all that is said here, under this agreement.
      digest: digestOfValue({ content: plain, agreement: current.hash }),
      needed,
    },
    items: [{ header: canonicalBytes({ v: 1, kind: "release-proposal" }), content: canonicalBytes(plain) }],
  };
}

export type ReleaseRow = {
  readonly release: string;
  readonly partner: PartyId;
  readonly state: string;
  readonly author: string;
  readonly digest: string;
  readonly needed: number;
  readonly payload: string;
};

export function releaseRow(reader: Reader, release: string): ReleaseRow {
  const row = reader.get<ReleaseRow>(
    "SELECT release, partner, state, author, digest, needed, payload FROM view_release WHERE release = :release",
    { release },
  );
  if (row === undefined) throw notFound("release");
  return row;
}

/**
 * Takes back what one proposed oneself, before it was sent: others turn it down, with a reason. Whoever may not see all of
 * it is told that there is no such release. Throws ProblemError `not-found`, `forbidden`, `conflict`.
 */
export function withdraw(
  desk: Desk,
  release: string,
  session: Session,
  command: CommandId,
): Command<{ release: string }> {
  return {
    ...command,
    decide(reader) {
      const row = releaseRow(reader, release);
      if (row.author !== session.account) {
        getRelease(reader, release, readableParts(reader, desk.mayRead(session)));
        throw forbidden("Somebody else proposed this: turn it down instead of withdrawing it.");
      }
      if (row.state !== "proposed")
        throw conflict(`This release is ${row.state}; what was sent is recalled, not withdrawn.`);
      const stream = `release:${release}`;
      return {
        entries: [
          {
            log: "house",
            kind: "release.withdrawn/1",
            actor: "release-officer",
            body: { release, by: session.account },
          },
        ],
        expects: { [stream]: versionOf(reader, stream) },
        result: { release },
      };
    },
  };
}
