import type { Sentence } from "@entente/api";
import { z } from "zod";
import type { PartyId } from "../../keys/index.ts";
import { type EntryKind, entryKind, indexAt } from "../../ledger/index.ts";
import { NOTE_HOLDING, RETIRE } from "../view.ts";
import { RetirementError } from "./errors.ts";
import {
  type ReadRetirement,
  readRetirement,
  type SignedRetirement,
  signedRetirementSchema,
} from "./statement.ts";
import { retirementOf } from "./view.ts";

/** How a log goes on after it was retired: these go to every partner, whatever its card lists. */
export const LOG_CONTINUED = "log.continued/1";
export const RETIREMENT_NOTED = "log.retirement-noted/1";

/** The versions of a relation's retirements move this stream. */
export const retirementStream = (partner: PartyId): string => `retirement:${partner}`;

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const count = z.int().min(0);
/** Indexes of entries of the retired log, as first and last of each run. */
const runs = z.array(z.tuple([count, count])).max(100);

/** What of the retired log still binds, by where it stands there; `more` stand there that are not listed. */
export const carriedSchema = z.strictObject({ releases: runs, recalls: runs, more: count });
export type CarriedOver = z.infer<typeof carriedSchema>;

const changeOf = ({ statement, id, signed }: ReadRetirement) => ({
  statement: signed.retirement,
  signature: signed.signature,
  retired: statement.retired,
  party: statement.party,
  digest: id,
  successor: statement.successor,
  last: statement.last.size,
  witnessed: statement.witnessed.size,
  code: statement.code,
});

/** The statement within a partner's entry, or why the entry is set aside: the text is the partner's. */
function readFromPartner({ retirement, signature }: SignedRetirement): ReadRetirement | { aside: Sentence } {
  try {
    return readRetirement({ retirement, signature });
  } catch (cause) {
    if (!(cause instanceof RetirementError)) throw cause;
    return { aside: cause.message };
  }
}

/** The own party has retired a log of its own. `by` is the operator of a stopped node. */
const logRetired = entryKind({
  kind: "log.retired/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject({
    ...signedRetirementSchema.shape,
    partner: digest,
    dropped: count,
    by: z.literal("operator"),
  }),
  fold: () => ({ changes: [], touches: [] }),
});

/** The first entry of a successor: the statement that retired the log before it, and what is carried over from it. */
const logContinued = entryKind({
  kind: LOG_CONTINUED,
  log: "liaison",
  effect: "recorded",
  body: z.strictObject({ ...signedRetirementSchema.shape, digest, carried: carriedSchema }),
  fold: ({ body, party: writer, partner, mine }) => {
    const read = readRetirement({ retirement: body.retirement, signature: body.signature });
    const other = mine ? partner! : writer;
    return { changes: [[RETIRE, changeOf(read)]], touches: [retirementStream(other)] };
  },
  receive: ({ body, envelope }, reader, place) => {
    const read = readFromPartner(body);
    if ("aside" in read) return read;
    const { successor, retired } = read.statement;
    if (successor !== envelope.log || indexAt(place) !== 0 || body.digest !== read.id)
      return { aside: "only the first entry of a successor says what it continues" };
    return retirementOf(reader, retired)?.digest === read.id
      ? {}
      : { aside: "it continues a log by another statement than the one that was noted here" };
  },
});

/**
 * What a party holds of its partner's log when it learns that it was retired: so that both statements stand side by
 * side. `last` is what the partner stands by; `holds` what was cosigned here, with the note that both have signed.
 */
const retirementNoted = entryKind({
  kind: RETIREMENT_NOTED,
  log: "liaison",
  effect: "recorded",
  body: z.strictObject({
    ...signedRetirementSchema.shape,
    digest,
    holds: z.strictObject({
      size: count,
      root: digest,
      applied: count,
      note: z.string().max(2000).optional(),
    }),
  }),
  fold: ({ body, party: writer, partner, mine }) => {
    const read = readRetirement({ retirement: body.retirement, signature: body.signature });
    const other = mine ? partner! : writer;
    const held = { retired: read.statement.retired, held: body.holds.size };
    return {
      changes: [
        [RETIRE, changeOf(read)],
        [NOTE_HOLDING, held],
      ],
      touches: [retirementStream(other)],
    };
  },
  receive: ({ body, party: writer, partner }, reader) => {
    const read = readFromPartner(body);
    if ("aside" in read) return read;
    const { statement, id } = read;
    const isOurs = statement.party === partner && statement.partner === writer && id === body.digest;
    const known = retirementOf(reader, statement.retired);
    return isOurs && known?.digest === id
      ? {}
      : { aside: "it notes a statement about a log of ours that this party has not made" };
  },
});

export const retirementKinds: readonly EntryKind<never>[] = [logRetired, logContinued, retirementNoted];
