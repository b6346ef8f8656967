import { conflict, forbidden, type ProposalRefusal, type Session } from "@entente/api";
import type { Command } from "../ledger/index.ts";
import { requireSeen } from "./approving.ts";
import { versionOf } from "./common.ts";
import type { CommandId, Desk } from "./dependencies.ts";
import { releaseRow } from "./proposing.ts";
import { getRelease, readableParts } from "./queries.ts";
import { findStanding } from "./standing.ts";

export type TurningDown = {
  readonly reason: ProposalRefusal;
  /** The digest of what was seen, when the refusal names it. */
  readonly decision?: string | undefined;
};

/**
 * Refuses what another officer proposed; with that the proposal is over, whoever had approved it. Whoever may not see
 * all of it is told that there is no such release. Throws ProblemError `not-found`, `forbidden`, `conflict`.
 */
export function turnDown(
  desk: Desk,
  release: string,
  { reason, decision }: TurningDown,
  session: Session,
  command: CommandId,
): Command<{ release: string }> {
  return {
    ...command,
    decide(reader) {
      requireOfficer(session);
      getRelease(reader, release, readableParts(reader, desk.mayRead(session)));
      const row = releaseRow(reader, release);
      requireNotOwn(row.author, session);
      if (row.state !== "proposed")
        throw conflict(`This release is ${row.state}; only a proposed one can be turned down.`);
      requireSeen(decision, row.digest);
      const stream = `release:${release}`;
      const body = { release, ...said(session, row.digest, reason) };
      return {
        entries: [{ log: "house", kind: "release.turned-down/1", actor: "release-officer", body }],
        expects: { [stream]: versionOf(reader, stream) },
        result: { release },
      };
    },
  };
}

/** The same of a standing release. Throws ProblemError `not-found`, `forbidden`, `conflict`. */
export function turnDownStanding(
  standing: string,
  { reason, decision }: TurningDown,
  session: Session,
  command: CommandId,
): Command<{ standing: string }> {
  return {
    ...command,
    decide(reader) {
      requireOfficer(session);
      const { state, terms } = findStanding(reader, standing);
      requireNotOwn(terms.by, session);
      if (state !== "proposed")
        throw conflict(`This standing release is ${state}; only a proposed one can be turned down.`);
      requireSeen(decision, terms.digest);
      const stream = `standing:${standing}`;
      const body = { standing, ...said(session, terms.digest, reason) };
      return {
        entries: [{ log: "house", kind: "standing.turned-down/1", actor: "release-officer", body }],
        expects: { [stream]: versionOf(reader, stream) },
        result: { standing },
      };
    },
  };
}

const said = ({ account }: Session, digest: string, reason: ProposalRefusal) => ({
  by: account,
  role: "release-officer",
  digest,
  reason,
});

function requireOfficer({ roles }: Session): void {
  if (!roles.includes("release-officer")) throw forbidden("Only a release officer turns a release down.");
}

function requireNotOwn(author: string, { account }: Session): void {
  if (author === account)
    throw forbidden("You proposed this yourself: withdraw it, or stop it, instead of turning it down.");
}
