import { resolve } from "node:path";
import { bringBack, type Recovered } from "./bringing-back.ts";
import type { Config } from "./config.ts";
import type { PartyId } from "./keys/index.ts";
import { type Cut, cutBack } from "./ledger/index.ts";
import { lockDirectory } from "./lock.ts";
import {
  cardsOf,
  planWhole,
  RecoveryError,
  type RecoveryPlan,
  type ReturnSource,
  relationsIn,
  spooled,
  type WholePlan,
} from "./relations/index.ts";
import { type Opened, type RecoverOptions, sourceOf, within } from "./stopped.ts";
import { dataPaths, Sqlite } from "./store/index.ts";

const MAX_FILE = 1024 * 1024 * 1024;

/**
 * Takes back what a node has said to a partner and lost, because it was restored from a backup older than that
 * (tlog.md §9, RECOVERY). The node is stopped: the directory is locked, nothing listens, nothing is signed.
 *
 * 1. The partner shows our log: the head that it has cosigned, and what is missing here. All is verified.
 * 2. What was written here since the restore and contradicts it goes, if the operator says so.
 * 3. The entries are taken back in the order in which they were written; of a log that was retired since, as far as its
 *    party stands by it, and then those of its successor.
 * 4. The house log says what came back, and what did not.
 *
 * Throws RecoveryError, CarryError, StoreError.
 */
export async function recoverLog(options: RecoverOptions): Promise<Recovered | undefined> {
  using _lock = lockDirectory(dataPaths(options.config.directory).lock);
  using spool =
    options.file === undefined
      ? undefined
      : await spooled(options.file, resolve(options.config.directory), MAX_FILE);
  const learn = async (opened: Opened): Promise<{ source: ReturnSource; whole: WholePlan }> => {
    const { ledger, cards } = opened;
    const source = await sourceOf(opened, options.partner, spool);
    return { source, whole: await planWhole({ ledger, cards }, source, options.partner) };
  };
  const { options: ledgerOptions, whole } = await within(options, async (opened) => ({
    options: opened.options,
    whole: (await learn(opened)).whole,
  }));
  checkUnsigned(whole, options.dropUnsigned === true);
  const cuts = cutsOf(whole);
  if (cuts.length > 0) cutBack(ledgerOptions, cuts);
  return await within(options, async (opened) => {
    const again = await learn(opened);
    return bringBack(opened, options, again.source, again.whole);
  });
}

const isWhole = ({ kept, head }: RecoveryPlan): boolean => kept >= head.size;

/** What goes before anything comes back: nothing where nothing is missing. */
function cutsOf({ retired, going }: WholePlan): Cut[] {
  const plans = [...retired, going];
  // What the first entry that is missing had not seen of the partner's log is read, and answered, again.
  const lacking = plans.find((plan) => !isWhole(plan));
  if (lacking === undefined) return [];
  return [
    // A successor that was never opened here holds nothing.
    ...plans.filter(({ own }) => own.id > 0).map(({ own, kept }) => ({ log: own, size: kept })),
    { log: going.theirs, size: lacking.theirsKept },
  ];
}

function checkUnsigned({ retired, going }: WholePlan, mayDrop: boolean): void {
  // Paired again, nothing but the cards was said: they are in the log that comes back.
  const isOver = isWhole(going) || (retired.length === 0 && going.isPairedAgain);
  const plans = isOver ? retired : [...retired, going];
  const kinds = plans.flatMap(({ unsigned }) => Object.entries(unsigned));
  if (kinds.length === 0 || mayDrop) return;
  const told = kinds.map(([kind, n]) => `${n} ${kind}`).join(", ");
  throw new RecoveryError(
    "unsigned",
    retired.length === 0
      ? `since the restore this node has written entries that nobody has signed and that are not in the log (${told}); they have left no trace outside. Give them up with --drop-unsigned`
      : `this log was retired after the backup, and entries stand here that it does not hold any more as it was retired (${told}). Give them up with --drop-unsigned`,
  );
}

/** The parties that the ledger of a stopped node knows as partners, with their names. */
export function partnersKnown(config: Config): { party: PartyId; names: readonly string[] }[] {
  using reader = new Sqlite(dataPaths(config.directory).ledger, { readOnly: true });
  return relationsIn(reader).map(({ partner }) => {
    const card = cardsOf(reader, partner).at(-1)?.card;
    return { party: partner, names: card === undefined ? [] : [card.name.en, card.name.fr, card.country] };
  });
}
