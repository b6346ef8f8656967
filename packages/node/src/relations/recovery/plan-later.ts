import { equalBytes } from "@entente/tlog";
import { digestText, type PartyId } from "../../keys/index.ts";
import {
  generationOf,
  hasher,
  type LogRow,
  lastSize,
  liaisonOrigin,
  placeIn,
  readEnvelope,
  readHighwater,
  rootAt,
} from "../../ledger/index.ts";
import { LOG_CONTINUED } from "../retiring/entries.ts";
import { isRootOf, type ReadRetirement, readRetirement } from "../retiring/statement.ts";
import { RecoveryError } from "./errors.ts";
import { generationShown, learnHead, type OwnHead } from "./own-head.ts";
import { ownLog, planFor, planWith, type RecoveryParts, type RecoveryPlan } from "./plan.ts";
import type { ReturnSource } from "./source.ts";

/** A log that was retired after the backup: it comes back as far as its party stands by it. */
export type RetiredPlan = RecoveryPlan & { readonly retirement: ReadRetirement };

/** An own log through all generations that the partner knows of: those that were retired since, the first one first. */
export type WholePlan = { readonly retired: readonly RetiredPlan[]; readonly going: RecoveryPlan };

/**
 * Finds out what is missing of an own log, also where it was retired after the backup and goes on in a successor that
 * is not known here (decision 030). Changes nothing.
 *
 * 1. The partner shows the head of a later generation. Each one's first entry holds the statement by which it continues
 *    the one before; nothing of it is believed for having come.
 * 2. What the statement stands by is a head that both have signed, and what comes of the retired log gives its root.
 * 3. The statement is signed by a root key of the own chain: of a card that is known here, or came with the entries.
 * 4. The successor's head bears both signatures, and that first entry is under it.
 *
 * Throws RecoveryError.
 */
export async function planWhole(
  parts: RecoveryParts,
  source: ReturnSource,
  partner: PartyId,
): Promise<WholePlan> {
  const { ledger } = parts;
  const note = await source.head();
  const retired: (RetiredPlan & { readonly first: Uint8Array })[] = [];
  let log = ownLog(parts, partner);
  const checkFirst = ({ own, head }: RecoveryPlan) => {
    const before = retired.at(-1);
    if (before !== undefined && !(head.leaves[0] !== undefined && equalBytes(head.leaves[0], before.first)))
      throw new RecoveryError(
        "altered",
        `the first entry of ${own.origin}, which says why it goes on, is not the one that was signed`,
      );
  };
  const last = generationShown(note, log) ?? generationOf(log.origin);
  while (generationOf(log.origin) < last) {
    const origin = liaisonOrigin(ledger.party, partner, generationOf(log.origin) + 1);
    const { party } = log;
    const successor = ledger.log(origin) ?? { id: -1, origin, kind: "liaison", party, partner, mine: 1 };
    const { retirement, bytes } = await statementIn(source, log, successor);
    const plan = await planRetired(parts, source, log, retirement);
    checkFirst(plan);
    retired.push({ ...plan, retirement, first: hasher.leaf(bytes) });
    log = successor;
  }
  const going = await planFor(parts, source, log, note);
  checkFirst(going);
  return { retired, going };
}

/** The statement by which a successor continues a log, as the partner gives its first entry. */
async function statementIn(
  source: ReturnSource,
  log: LogRow,
  successor: LogRow,
): Promise<{ retirement: ReadRetirement; bytes: Uint8Array }> {
  const at = placeIn(successor.origin, 0);
  const wrong = (why: string, cause?: unknown) =>
    new RecoveryError("altered", `the first entry of the successor ${successor.origin}: ${why}`, cause);
  for await (const bytes of source.entries(at, at + 1))
    try {
      const { kind, body } = readEnvelope(bytes, successor.origin);
      if (kind !== LOG_CONTINUED) throw wrong(`it is ${kind}, and does not say what it continues`);
      const retirement = readRetirement({ retirement: body.retirement, signature: body.signature });
      const { statement } = retirement;
      const isOfThis =
        statement.party === log.party &&
        statement.partner === log.partner &&
        statement.retired === log.origin &&
        statement.successor === successor.origin;
      if (!isOfThis) throw wrong("its statement is about another log");
      return { retirement, bytes };
    } catch (cause) {
      if (cause instanceof RecoveryError) throw cause;
      throw wrong((cause as Error).message, cause);
    }
  throw new RecoveryError(
    "missing",
    `the partner has cosigned entries of the successor ${successor.origin} and does not give the first, which says why it goes on`,
  );
}

/** What of a retired log is missing here, and what stands here that its party does not stand by any more: that goes. */
async function planRetired(
  parts: RecoveryParts,
  source: ReturnSource,
  log: LogRow,
  { statement }: ReadRetirement,
): Promise<RecoveryPlan> {
  const { ledger, cards } = parts;
  const { reader } = ledger;
  const size = lastSize(reader, log.id);
  const marked = readHighwater(ledger.marks, "own", log.origin)?.size ?? 0;
  const from = Math.min(marked, size, statement.last.size);
  const mark = { size: from, root: rootAt(reader, log.id, from) };
  const { note } = statement.last;
  const head: OwnHead =
    note === undefined
      ? { size: 0, root: hasher.empty(), note: "", leaves: [], seen: [] }
      : await learnHead(parts, source, { log, note, from, mark });
  if (head.size !== statement.last.size || digestText(head.root) !== statement.last.root)
    throw new RecoveryError(
      "altered",
      "the head that the statement stands by is not the one that was signed",
    );
  if (!cards.chain(ledger.party).some(({ card }) => isRootOf(card, statement.root)))
    throw new RecoveryError(
      "refused",
      `the statement that ${log.origin} was retired is signed by a root key that no card known here names; give the own cards since the backup with --card`,
    );
  return planWith(ledger, log, head, from, (kept) => kept < size);
}
