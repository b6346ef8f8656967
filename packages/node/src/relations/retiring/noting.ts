import type { Sentence } from "@entente/api";
import { JsonError, parseJson } from "@entente/json";
import { digestOf, digestText, type PartyId } from "../../keys/index.ts";
import {
  generationOf,
  hasher,
  type Ledger,
  type LogRow,
  lastSize,
  liaisonOrigin,
  readHighwater,
  rootAt,
} from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import { WireError } from "../errors.ts";
import { openPartnerHead } from "../tail/check-head.ts";
import type { Tail } from "../tail/tail.ts";
import { versionOf } from "../view.ts";
import type { PartnerWire } from "../wire/index.ts";
import { RETIREMENT_NOTED, retirementStream } from "./entries.ts";
import { RetirementError } from "./errors.ts";
import { isRootOf, type ReadRetirement, readRetirement, type SignedRetirement } from "./statement.ts";
import { retirementBefore, retirementOf } from "./view.ts";

/** The kind of evidence that a party has signed another statement about a log than the one that was noted. */
export const RETIRED_TWICE = "retired-twice";

/** The root key may sign as many as it likes; two prove as much as a thousand. */
const MOST_DIFFERING = 2;

export type NotingParts = {
  readonly ledger: Ledger;
  readonly cards: Cards;
  readonly wire: PartnerWire;
  readonly tailOf: (partner: PartyId) => Tail;
  /** Called when a partner's statement was noted: its successor can be read. */
  readonly onNoted: (partner: PartyId) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/**
 * What partners say of logs of theirs that they have retired, and what this party says of its own.
 *
 * 1. The statement is read: one form, signed by the root key of the party's card in force, about the log that it says
 *    here now and the next one.
 * 2. The head that it stands by bears both signatures and is the one that stands here. What of it was not read yet is
 *    read first: what comes in the successor builds on it.
 * 3. The successor is opened at size 0, and an own entry notes the statement beside what is held here. A crash between
 *    the two leaves a log of which nothing is known; the statement comes again.
 * 4. The successor is read from now on, and witnessed. The retired log is neither.
 */
export class Retirements {
  readonly #parts: NotingParts;
  /** Why a partner does not take our statement, while it does not. */
  readonly #refused = new Map<PartyId, string>();

  constructor(parts: NotingParts) {
    this.#parts = parts;
  }

  /** Notes a partner's statement. False when it was noted before. Throws RetirementError, and WireError while it is behind. */
  take(partner: PartyId, input: unknown): Promise<boolean> {
    const tail = this.#parts.tailOf(partner);
    return tail.alone(async () => {
      const read = readRetirement(input);
      const log = await this.#logOf(partner, read);
      if (log === undefined) return false;
      await this.#checkHead(partner, read, log);
      await this.#note(partner, read, log);
      tail.succeed();
      this.#parts.onNoted(partner);
      return true;
    });
  }

  /** Takes a statement that came over the network; gives the code it is refused with. */
  async answer(partner: PartyId, bytes: Uint8Array): Promise<string | undefined> {
    try {
      await this.take(partner, parseJson(bytes));
      return undefined;
    } catch (cause) {
      if (cause instanceof RetirementError) return cause.code;
      if (cause instanceof JsonError) return "malformed";
      throw cause;
    }
  }

  /** The partner's log that a statement retires; undefined when that was noted before. */
  async #logOf(partner: PartyId, { statement, id, signed }: ReadRetirement): Promise<LogRow | undefined> {
    const { ledger, cards } = this.#parts;
    const card = cards.cardOf(partner)?.card;
    if (statement.party !== partner || statement.partner !== ledger.party || card === undefined)
      throw new RetirementError("foreign", "the statement is not of this partner, or not to this party");
    const named = generationOf(statement.retired);
    if (statement.retired !== liaisonOrigin(partner, ledger.party, named))
      throw new RetirementError("foreign", "the statement retires a log of somebody else");
    const known = retirementOf(ledger.reader, statement.retired);
    if (known?.digest === id && known.held !== null) return undefined;
    if (!isRootOf(card, statement.root))
      throw new RetirementError(
        "unknown-key",
        "the statement is not signed by the root key of that party's card in force",
      );
    if (known !== undefined && known.digest !== id) {
      await this.#keepDiffering(statement.retired, known.digest, signed);
      throw new RetirementError("differs", "that log was retired before, by another statement");
    }
    const log = ledger.current("theirs", partner);
    // A crash may have opened the successor before anything was noted: the log meant is the one before it.
    const isOpenAhead = log?.origin === statement.successor && lastSize(ledger.reader, log.id) === 0;
    const current = isOpenAhead ? ledger.log(statement.retired) : log;
    if (
      current?.origin !== statement.retired ||
      statement.successor !== liaisonOrigin(partner, ledger.party, named + 1)
    )
      throw new RetirementError(
        "generation",
        "the statement is about another generation of the log than the one that is said here now, or its next",
      );
    return current;
  }

  async #keepDiffering(
    origin: string,
    noted: string,
    { retirement, signature }: SignedRetirement,
  ): Promise<void> {
    const what = JSON.stringify({ kind: RETIRED_TWICE, origin, noted, retirement, signature });
    const id = digestOf(new TextEncoder().encode(what));
    const bound = { kind: RETIRED_TWICE, most: MOST_DIFFERING };
    await this.#parts.ledger.writer
      .ask({ type: "evidence", id, origin, at: this.#parts.now(), what, bound })
      // A disk that is full keeps nobody from refusing it.
      .catch(() => undefined);
  }

  async #checkHead(partner: PartyId, { statement }: ReadRetirement, log: LogRow): Promise<void> {
    const { ledger, cards } = this.#parts;
    const { last, witnessed } = statement;
    const wrong = (why: Sentence, cause?: unknown) => new RetirementError("bad-head", why, cause);
    if (last.size > witnessed.size) throw wrong("the statement stands by more than it says was witnessed");
    for (const head of [last, witnessed]) {
      if (head.size === 0 && head.note === undefined && head.root === digestText(hasher.empty())) continue;
      if (head.note === undefined) throw wrong("a head of the statement comes without its signatures");
      let opened: ReturnType<typeof openPartnerHead>;
      try {
        opened = openPartnerHead(head.note, log, ledger.party, cards);
      } catch (cause) {
        if (!(cause instanceof WireError)) throw cause;
        throw wrong(cause.message, cause);
      }
      const isSame = opened.checkpoint.size === head.size && digestText(opened.checkpoint.root) === head.root;
      if (!isSame || !opened.cosigned)
        throw wrong("a head of the statement is not the one that both have signed");
    }
    if (last.size > lastSize(ledger.reader, log.id)) await this.#finish(partner, log, last.note!);
    if (digestText(rootAt(ledger.reader, log.id, last.size)) !== last.root)
      throw wrong("what the statement stands by is not what stands here");
  }

  async #finish(partner: PartyId, log: LogRow, note: string): Promise<void> {
    const { cards, ledger, tailOf } = this.#parts;
    const behind = (cause?: unknown) =>
      new RetirementError(
        "behind",
        "not all that the statement stands by was read here yet; show it again when it was",
        cause,
      );
    if (cards.addressOf(partner) === undefined) throw behind();
    const { checkpoint } = openPartnerHead(note, log, ledger.party, cards);
    try {
      await tailOf(partner).finish(log, checkpoint, note);
    } catch (cause) {
      if (!(cause instanceof WireError)) throw cause;
      throw behind(cause);
    }
  }

  async #note(partner: PartyId, { statement, id, signed }: ReadRetirement, log: LogRow): Promise<void> {
    const { ledger } = this.#parts;
    await ledger.openLog({
      origin: statement.successor,
      kind: "liaison",
      party: partner,
      partner: ledger.party,
      mine: false,
    });
    const stream = retirementStream(partner);
    await ledger.submit({
      id: `retirement noted ${id}`,
      digest: id,
      decide: (reader) => {
        const mark = readHighwater(ledger.marks, "peer", log.origin);
        const note = mark?.note ?? "";
        return {
          entries: [
            {
              log: { partner },
              kind: RETIREMENT_NOTED,
              body: {
                ...signed,
                digest: id,
                holds: {
                  size: mark?.size ?? 0,
                  root: digestText(mark?.root ?? hasher.empty()),
                  applied: lastSize(reader, log.id),
                  ...(note === "" ? {} : { note }),
                },
              },
            },
          ],
          expects: { [stream]: versionOf(reader, stream) },
          result: null,
        };
      },
    });
  }

  /** Our own statement that this partner has not noted yet; undefined when there is none. */
  unnoted(partner: PartyId): SignedRetirement | undefined {
    const { ledger } = this.#parts;
    const log = ledger.current("ours", partner);
    const before = log === undefined ? undefined : retirementBefore(ledger.reader, log.origin);
    if (log === undefined || before === undefined || before.held !== null) return undefined;
    return { retirement: before.statement, signature: before.signature };
  }

  /** Shows our statement to the partner, over the network, until it has noted it. True when it just has. */
  async show(partner: PartyId): Promise<boolean> {
    const signed = this.unnoted(partner);
    if (signed === undefined) {
      this.#refused.delete(partner);
      return false;
    }
    const bytes = new TextEncoder().encode(JSON.stringify(signed));
    const { status, body } = await this.#parts.wire.post(partner, "/retirement", "application/json", bytes);
    if (status === 200) {
      this.#refused.delete(partner);
      return true;
    }
    this.#refused.set(partner, codeIn(body) ?? `answer ${status}`);
    return false;
  }

  /** The code with which the partner refuses our statement. */
  refusal(partner: PartyId): string | undefined {
    return this.#refused.get(partner);
  }
}

function codeIn(body: Uint8Array): string | undefined {
  try {
    const { code } = parseJson(body) as { code?: unknown };
    return typeof code === "string" && /^[a-z-]{1,40}$/.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}
