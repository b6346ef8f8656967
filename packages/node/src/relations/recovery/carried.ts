import { equalBytes } from "@entente/tlog";
import type { PartyId } from "../../keys/index.ts";
import { lastSize } from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import { extended } from "../carry/hashes.ts";
import { openCarryFile } from "../carry/opening.ts";
import type { CarrySource } from "../carry/source.ts";
import { CarryError } from "../errors.ts";
import { RecoveryError } from "./errors.ts";
import { decodeReturned, type ReturnSource } from "./source.ts";

/**
 * A file that the partner's `entente carry out --recovery` has written, as a source. Throws RecoveryError, and
 * CarryError for what is no such file.
 */
export async function carriedSource(
  file: CarrySource,
  cards: Cards,
  own: PartyId,
  partner: PartyId,
): Promise<ReturnSource> {
  const opened = await openCarryFile(file);
  if (opened.to !== own) throw new CarryError("wrong-recipient", "the file is meant for another party");
  if (opened.from !== partner)
    throw new CarryError("unknown-sender", "the file comes from another party than the one that is asked");
  cards.learn(partner, opened.cards);
  return {
    async head() {
      if (opened.cosigned === undefined)
        throw new RecoveryError(
          "bad-head",
          "the file shows no head of this log that the partner has cosigned",
        );
      return opened.cosigned;
    },
    async *entries(from, until) {
      yield* opened.returned.range(from, until);
    },
    async content(index) {
      const bytes = opened.returnedContent.at(index);
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
