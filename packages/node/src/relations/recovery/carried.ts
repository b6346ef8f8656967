import { equalBytes } from "@entente/tlog";
import type { PartyId } from "../../keys/index.ts";
import { lastSize } from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import { extended } from "../carry/hashes.ts";
import { openCarryFile } from "../carry/opening.ts";
import type { CarrySource } from "../carry/source.ts";
import { CarryError } from "../errors.ts";
import { RetirementError } from "../retiring/errors.ts";
import { readRetirement, type SignedRetirement } from "../retiring/statement.ts";
import { nothingCosigned, RecoveryError, retiredSince } from "./errors.ts";
import { decodeReturned, type ReturnSource } from "./source.ts";

/**
 * A file that the partner's `entente carry out --recovery` has written, as a source for the own log of that origin.
 * Throws RecoveryError, and CarryError for what is no such file.
 */
export async function carriedSource(
  file: CarrySource,
  cards: Pick<Cards, "learn">,
  own: PartyId,
  partner: PartyId,
  log: string,
): Promise<ReturnSource> {
  const opened = await openCarryFile(file);
  if (opened.to !== own) throw new CarryError("wrong-recipient", "the file is meant for another party");
  if (opened.from !== partner)
    throw new CarryError("unknown-sender", "the file comes from another party than the one that is asked");
  cards.learn(partner, opened.cards);
  return {
    async head() {
      if (opened.cosigned !== undefined) return opened.cosigned;
      throw hasNoted(opened.noted, log) ? retiredSince(false) : nothingCosigned("the file says");
    },
    async *entries(from, until) {
      if (until > from && opened.returned.before(Number.MAX_SAFE_INTEGER) === 0)
        throw new RecoveryError(
          "unreachable",
          'the file holds no entry of this log: have the partner write it with "entente carry out --recovery"',
        );
      yield* opened.returned.range(from, until);
    },
    async content(place) {
      const bytes = opened.returnedContent.at(place);
      return bytes === undefined ? undefined : decodeReturned(bytes);
    },
    theirHead: async () => opened.checkpoint,
    async *theirEntries(reader, log, { size, root }) {
      const held = lastSize(reader, log.id);
      const missing = opened.entries.missing(held, size);
      if (missing !== undefined)
        throw new RecoveryError("partner-log", `entry ${missing} of the partner's log is not in the file`);
      if (!equalBytes(extended(reader, log, opened.entries.range(held, size)).frontier.root(), root))
        throw new RecoveryError(
          "partner-log",
          "the partner's entries in the file do not give the root it has signed",
        );
      let index = held;
      for (const bytes of opened.entries.range(held, size)) yield { index: index++, bytes };
    },
    theirContent: async (index) => opened.blobs.at(index),
  };
}

/** Whether a statement that the partner has noted retires this log: to tell the operator so, no more. */
function hasNoted(noted: SignedRetirement | undefined, log: string): boolean {
  try {
    return noted !== undefined && readRetirement(noted).statement.retired === log;
  } catch (cause) {
    if (cause instanceof RetirementError) return false;
    throw cause;
  }
}
