import { conflict, forbidden, invalid, notFound, type Session, type StandingFinding } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import type { PartyId } from "../keys/index.ts";
import { type Command, type Draft, ulid } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { approvalsOf, requireSeen, withApproval } from "./approving.ts";
import type { StandingTerms, Stated } from "./bodies.ts";
import { currentWith, digestOfValue, toInstant, versionOf } from "./common.ts";
import type { CommandId, Current, Desk } from "./dependencies.ts";
import { type Note, noteLengths } from "./proposing.ts";
import { RELEASE_MADE } from "./sending.ts";

export type StandingAsked = Pick<
  StandingTerms,
  "kinds" | "areas" | "tlp" | "originators" | "recipient" | "purpose" | "until" | "quota"
> & {
  readonly partner: PartyId;
  readonly levels?: readonly string[] | undefined;
  readonly note: Note;
  readonly declares?: Stated | undefined;
};

/** How many people the agreement wants for a release; a standing release is approved once by as many. */
export function neededBy({ document }: Current): number {
  const counts = document.clauses
    .filter(({ kind }) => kind === "two-person")
    .map(({ params }) => Number((params as { approvers: number }).approvers));
  return Math.max(2, ...counts);
}

/**
 * Proposes a standing release: approved once, then every matching product is decided, logged and receipted by itself.
 * Throws LedgerError `not-understood` when the partner's card does not list what would be sent, as a single release does.
 */
export function proposeStanding(
  desk: Desk,
  asked: StandingAsked,
  session: Session,
  command: CommandId,
): Command<{ standing: string; approvalsNeeded: number }> {
  return {
    ...command,
    decide(reader) {
      const { note, declares = {}, levels = [], ...terms } = asked;
      const current = currentWith(desk, asked.partner);
      if (asked.until <= toInstant(desk.now()))
        throw invalid(
          "/until",
          "The standing release would have ended before it began; choose a later date.",
        );
      if (asked.tlp.length + levels.length === 0)
        throw invalid("/tlp", "Name the colours or levels it is for: none means nothing would ever match.");
      // Said now, and not in the trouble of a keeper whom nobody asks: approvals would be given in vain.
      desk.ledger.requireUnderstood(asked.partner, RELEASE_MADE);
      const standing = ulid(desk.now());
      const needed = neededBy(current);
      const said = JSON.parse(JSON.stringify({ ...asked, agreement: current.hash })) as JsonValue;
      const body = {
        standing,
        by: session.account,
        ...terms,
        levels: [...levels],
        declares: withoutNames(declares),
        noteChars: noteLengths(note),
        digest: digestOfValue(said),
        needed,
      };
      const entry: Draft = {
        log: "house",
        kind: "standing.proposed/1",
        agreement: current.hash,
        actor: "release-officer",
        body: JSON.parse(JSON.stringify(body)) as Draft["body"],
        items: [
          {
            header: canonicalBytes({ v: 1, kind: "standing-note" }),
            content: canonicalBytes(JSON.parse(JSON.stringify({ note, declares })) as JsonValue),
          },
        ],
      };
      const stream = desk.agreementStream(asked.partner);
      return {
        entries: [entry],
        expects: { [stream]: versionOf(reader, stream) },
        result: { standing, approvalsNeeded: needed },
      };
    },
  };
}

/** Terms stand in the entry itself: who approved an assessment is a name, and stays in the sealed note. */
function withoutNames(declares: Stated): Stated {
  const { assessment } = declares;
  if (assessment?.approver === undefined) return declares;
  return {
    ...declares,
    assessment: { ...assessment, approver: "named" },
  };
}

export type Standing = {
  readonly standing: string;
  readonly partner: PartyId;
  readonly state: "proposed" | "active" | "stopped" | "turned-down";
  readonly terms: StandingTerms;
  readonly used: number;
  /** Row of the last product that was taken up; all that match before it are done with. */
  readonly done: number;
};

const COLUMNS = "standing, partner, state, terms, used, done";
type Row = Omit<Standing, "terms"> & { readonly terms: string };
const read = (row: Row): Standing => ({ ...row, terms: JSON.parse(row.terms) as StandingTerms });

export function findStanding(reader: Reader, standing: string): Standing {
  const row = reader.get<Row>(`SELECT ${COLUMNS} FROM view_standing WHERE standing = :standing`, {
    standing,
  });
  if (row === undefined) throw notFound("standing release");
  return read(row);
}

export function activeStanding(reader: Reader): Standing[] {
  return reader
    .all<Row>(`SELECT ${COLUMNS} FROM view_standing WHERE state = 'active' ORDER BY at, standing`)
    .map(read);
}

export function approveStanding(
  standing: string,
  session: Session,
  command: CommandId,
  decision?: string,
): Command<{ standing: string; state: "proposed" | "active"; approvals: number }> {
  return {
    ...command,
    decide(reader) {
      const { state, terms } = findStanding(reader, standing);
      if (state !== "proposed")
        throw conflict(`This standing release is ${state}; only a proposed one can be approved.`);
      requireSeen(decision, terms.digest);
      const approvals = withApproval(approvalsOf(reader, standing), terms.by, session).length;
      const body = { standing, by: session.account, role: "release-officer", digest: terms.digest };
      const stream = `standing:${standing}`;
      return {
        entries: [{ log: "house", kind: "standing.approved/1", actor: "release-officer", body }],
        expects: { [stream]: versionOf(reader, stream) },
        result: { standing, state: approvals >= terms.needed ? "active" : "proposed", approvals },
      };
    },
  };
}

/** The one switch. Off stays off: nothing but a new standing release starts it again. */
export function stopStanding(
  standing: string,
  session: Session,
  command: CommandId,
): Command<{ standing: string }> {
  return {
    ...command,
    decide(reader) {
      const { state } = findStanding(reader, standing);
      if (state === "stopped") throw conflict("This standing release was stopped before.");
      if (state === "turned-down")
        throw conflict("This standing release was turned down; nothing goes by it.");
      const body = { standing, by: session.account };
      const stream = `standing:${standing}`;
      return {
        entries: [{ log: "house", kind: "standing.stopped/1", actor: "release-officer", body }],
        expects: { [stream]: versionOf(reader, stream) },
        result: { standing },
      };
    },
  };
}

export type StandingReviewed = { readonly product: string; readonly finding: StandingFinding };

/** Somebody has looked at one product that went by it. A second look by the same person takes the place of the first. */
export function reviewStanding(
  desk: Desk,
  standing: string,
  { product, finding }: StandingReviewed,
  session: Session,
  command: CommandId,
): Command<{ standing: string; product: string }> {
  return {
    ...command,
    decide(reader) {
      findStanding(reader, standing);
      const role = (["overseer", "release-officer"] as const).find((each) => session.roles.includes(each));
      if (role === undefined) throw forbidden("Samples are reviewed by a release officer or an overseer.");
      const went = reader.get(
        `SELECT 1 FROM view_part_item i JOIN view_part p ON p.id = i.part
         WHERE i.product = :product AND p.standing = :standing AND p.direction = 'out'`,
        { product, standing },
      );
      if (went === undefined || !desk.maySee(session)(product))
        throw notFound("product of this standing release");
      const body = { standing, product, by: session.account, role, finding };
      return {
        entries: [{ log: "house", kind: "standing.reviewed/1", actor: role, body }],
        expects: {},
        result: { standing, product },
      };
    },
  };
}
