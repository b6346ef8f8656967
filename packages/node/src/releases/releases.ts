import { notFound, type Role, type Session } from "@entente/api";
import type { Outcome } from "../ledger/index.ts";
import { factsOf, writeCompartment } from "../products/index.ts";
import { type ApprovalResult, approve, previewProposal, proposalFor } from "./approving.ts";
import type { KeptViolation } from "./bodies.ts";
import { type Compared, compare } from "./comparing.ts";
import type { CommandId, Desk, DocumentOf, ReleasesDependencies } from "./dependencies.ts";
import { Keeper } from "./keeper.ts";
import { answerOnward, type OnwardAnswer, type OnwardAsked, requestOnward } from "./onward.ts";
import {
  type Asked,
  type Note,
  type Preview,
  type ProposalResult,
  preview,
  propose,
  withdraw,
} from "./proposing.ts";
import { orderRecall, type RecallAsked, type RecallResult } from "./recalling.ts";
import {
  approveStanding,
  proposeStanding,
  reviewStanding,
  type StandingAsked,
  type StandingReviewed,
  stopStanding,
} from "./standing.ts";
import { matchingNow, previewStanding, standingNote } from "./standing-scope.ts";
import { type TurningDown, turnDown, turnDownStanding } from "./turning-down.ts";
import { inWords } from "./words.ts";

/** Roles that read products. */
const READERS = new Set<Role>(["analyst", "release-officer", "liaison-officer", "signatory"]);

/** The desk of releases: decide, approve, release, receive, recall, expire, onward. */
export class Releases {
  readonly deps: ReleasesDependencies;
  readonly keeper: Keeper;
  readonly documentOf: DocumentOf;
  readonly #desk: Desk;

  constructor(deps: ReleasesDependencies, documentOf: DocumentOf) {
    this.deps = deps;
    this.documentOf = documentOf;
    this.#desk = { ...deps, documentOf };
    this.keeper = new Keeper(this.#desk);
  }

  /** Starts what the desk does without being asked. */
  start(): void {
    this.keeper.start();
  }

  /** What would leave, under which clause, and who must approve. Nothing is written. */
  preview(asked: Asked, session: Session): Preview {
    return preview(this.#desk, asked, session);
  }

  /** Proposes a release; a refusal is a result, recorded with every clause. Throws ProblemError `not-found`, `conflict`. */
  propose(
    asked: Asked & { readonly note: Note },
    session: Session,
    command: CommandId,
  ): Promise<Outcome<ProposalResult>> {
    return this.deps.ledger.submit(propose(this.#desk, asked, session, command));
  }

  /** What the agreement makes of a proposal now. Throws ProblemError `not-found`, also for whoever may not see all of it. */
  previewProposal(release: string, session: Session): Preview {
    return previewProposal(this.#desk, release, session);
  }

  /** Those who could approve what `author` proposes: release officers who may see all of it. */
  approversOf({ author, decided }: Preview): string[] {
    const keys = new Set(decided.map(({ group }) => writeCompartment(group.compartment)));
    return this.deps
      .people()
      .filter(({ account, roles }) => account !== author && roles.includes("release-officer"))
      .filter((session) => [...keys].every(this.deps.mayRead(session)))
      .map(({ account }) => account);
  }

  /** Those who may read a product now, whoever asks. */
  readersOf(product: string): readonly Session[] {
    const [facts] = factsOf(this.deps.ledger.reader, [product]);
    if (facts === undefined) return [];
    const key = writeCompartment(facts.compartment);
    return this.deps
      .people()
      .filter(({ roles }) => roles.some((role) => READERS.has(role)))
      .filter((session) => this.deps.mayRead(session)(key));
  }

  /** What is held beside what would leave. Throws ProblemError `not-found`; what is given is logged before. */
  async compare(product: string, session: Session): Promise<Compared> {
    const maySee = this.deps.maySee(session);
    if (!maySee(product)) throw notFound("product");
    const [facts] = factsOf(this.deps.ledger.reader, [product]);
    const source = facts?.source === "derived" ? facts.from.find(maySee) : undefined;
    return compare(this.deps.read, session, product, source);
  }

  /** What an approver approves; undefined for whoever may not see all of it. */
  proposalFor(session: Session, release: string) {
    return proposalFor(this.#desk, session, release);
  }

  /**
   * Approves as one person; the last approval sends. `decision`: the digest of what was seen, when the approval names
   * it. Throws ProblemError `not-found`, `forbidden`, `conflict`.
   */
  approve(
    release: string,
    session: Session,
    command: CommandId,
    decision?: string,
  ): Promise<Outcome<ApprovalResult>> {
    return this.deps.ledger.submit(approve(this.#desk, release, session, command, decision));
  }

  /** Refuses, as one who was to approve it, what another proposed. Throws ProblemError `not-found`, `forbidden`, `conflict`. */
  turnDown(release: string, given: TurningDown, session: Session, command: CommandId) {
    return this.deps.ledger.submit(turnDown(this.#desk, release, given, session, command));
  }

  turnDownStanding(standing: string, given: TurningDown, session: Session, command: CommandId) {
    return this.deps.ledger.submit(turnDownStanding(standing, given, session, command));
  }

  withdraw(release: string, session: Session, command: CommandId): Promise<Outcome<{ release: string }>> {
    return this.deps.ledger.submit(withdraw(this.#desk, release, session, command));
  }

  /** Takes a release back, whole or single products. Throws ProblemError `not-found`, `conflict`. */
  recall(release: string, asked: RecallAsked, command: CommandId): Promise<Outcome<RecallResult>> {
    return this.deps.ledger.submit(orderRecall(this.#desk, release, asked, command));
  }

  async proposeStanding(asked: StandingAsked, session: Session, command: CommandId) {
    return this.deps.ledger.submit(proposeStanding(this.#desk, asked, session, command));
  }

  async approveStanding(standing: string, session: Session, command: CommandId, decision?: string) {
    const outcome = await this.deps.ledger.submit(approveStanding(standing, session, command, decision));
    this.keeper.wake();
    return outcome;
  }

  previewStanding(asked: Omit<StandingAsked, "note">, session: Session) {
    return previewStanding(this.#desk, asked, session);
  }

  /** What only some may know of a standing release: why, and what would go at once when it is approved. */
  standingFor(standing: string, session: Session) {
    const note = standingNote(this.#desk, standing, session);
    const matching = matchingNow(this.#desk, standing, session);
    return { ...(note === undefined ? {} : { note }), ...(matching === undefined ? {} : { matching }) };
  }

  reviewStanding(standing: string, found: StandingReviewed, session: Session, command: CommandId) {
    return this.deps.ledger.submit(reviewStanding(this.#desk, standing, found, session, command));
  }

  stopStanding(standing: string, session: Session, command: CommandId) {
    return this.deps.ledger.submit(stopStanding(standing, session, command));
  }

  requestOnward(asked: OnwardAsked, session: Session, command: CommandId) {
    return this.deps.ledger.submit(requestOnward(this.#desk, asked, session, command));
  }

  answerOnward(request: string, given: OnwardAnswer, command: CommandId) {
    return this.deps.ledger.submit(answerOnward(this.#desk, request, given, command));
  }

  /** Every clause of a recorded refusal, in words. */
  violationsOf(refusal: string) {
    const row = this.deps.ledger.reader.get<{ violations: string; agreement: string | null }>(
      "SELECT violations, agreement FROM view_refusal WHERE id = :refusal",
      { refusal },
    );
    const violations = JSON.parse(row?.violations ?? "[]") as KeptViolation[];
    return violations.map((each) => inWords(each, row?.agreement, this.documentOf));
  }

  async close(): Promise<void> {
    await this.keeper.close();
  }
}
