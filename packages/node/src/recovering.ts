import { resolve } from "node:path";
import { bringBack, type Recovered } from "./bringing-back.ts";
import type { Config } from "./config.ts";
import { desksWith, type Late, ledgerOptionsWith } from "./declaring.ts";
import { HeldKeys, type Keyring, type PartyId, type SignedCard } from "./keys/index.ts";
import { type Cut, cutBack, Ledger, type LedgerOptions, liaisonOrigin } from "./ledger/index.ts";
import { lockDirectory } from "./lock.ts";
import { ownTlsOf } from "./partner-tls.ts";
import {
  Blobs,
  Cards,
  cardsOf,
  carriedSource,
  dialerWith,
  type Fetch,
  Identity,
  networkSource,
  PartnerWire,
  planWhole,
  RecoveryError,
  type RecoveryPlan,
  type ReturnSource,
  relationsIn,
  spooled,
  type WholePlan,
} from "./relations/index.ts";
import { dataPaths, Sqlite } from "./store/index.ts";

export type RecoverOptions = {
  readonly config: Config;
  readonly keyring: Keyring;
  readonly partner: PartyId;
  /** What the partner's `entente carry out --recovery` has written; without it the partner's node is asked. */
  readonly file?: AsyncIterable<Uint8Array> | undefined;
  /** Own cards from after the backup: they name the keys with which this node signs what it asks. */
  readonly ownCards?: readonly SignedCard[] | undefined;
  /** Give up entries that were written here since the restore and that no one has signed. */
  readonly dropUnsigned?: boolean | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly fetch?: Fetch | undefined;
  readonly progress?: (what: string, done: number, total: number) => void;
};

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

/** Where an own log is given back from: a file that was carried, or the partner's node. */
export async function sourceOf(
  { ledger, cards, wire }: Opened,
  partner: PartyId,
  spool: Awaited<ReturnType<typeof spooled>> | undefined,
): Promise<ReturnSource> {
  return spool === undefined
    ? networkSource(wire, ledger, partner)
    : await carriedSource(
        spool,
        cards,
        ledger.party,
        partner,
        ledger.current("ours", partner)?.origin ?? liaisonOrigin(ledger.party, partner),
      );
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

export type Opened = {
  readonly options: LedgerOptions;
  readonly ledger: Ledger;
  readonly cards: Cards;
  readonly wire: PartnerWire;
  readonly blobs: Blobs;
  readonly held: HeldKeys;
  readonly now: () => number;
};

/** A ledger with what it takes to read a partner, and nothing that serves or signs. */
export async function within<T>(
  options: Pick<RecoverOptions, "config" | "keyring" | "now" | "fetch" | "ownCards">,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { config, keyring, now = Date.now, fetch } = options;
  const late: Late = {};
  const { agreements, desks } = desksWith(late, { party: config.party, keyring, now });
  const ledgerOptions = ledgerOptionsWith(late, agreements, desks, { config, keyring, now });
  const ledger = await Ledger.open(ledgerOptions);
  try {
    late.ledger = ledger;
    const cards = new Cards(ledger.reader, now);
    checkOwnCards(cards, config.party, options.ownCards ?? []);
    late.relations = Object.assign({ cards }, { notUnderstood: () => undefined });
    using keys = new Sqlite(dataPaths(config.directory).keys);
    const held = new HeldKeys(keyring, keys, () => cards.cardOf(config.party)?.card);
    using dialer = dialerWith(
      cards,
      ownTlsOf(config, (where) => cards.pinsOf(config.party, where)),
      now,
    );
    const wire = new PartnerWire({
      identity: new Identity(config.party, held.inForce, now),
      dial: (partner, anyCertificate) => dialer.for(partner, anyCertificate),
      cards,
      now,
      ownCards: () => cards.chain(config.party).map(({ signed }) => signed),
      ...(fetch === undefined ? {} : { fetch }),
    });
    const blobs = new Blobs(ledger, (to) => held.sealPair(to), wire);
    return await work({ options: ledgerOptions, ledger, cards, wire, blobs, held, now });
  } finally {
    await ledger.close();
  }
}

/** The root key's chain vouches for them; what does not continue it is refused, so that nobody waits for it in vain. */
function checkOwnCards(cards: Cards, party: PartyId, given: readonly SignedCard[]): void {
  for (const signed of given) {
    const known = cards.chain(party).some((card) => card.signed.card === signed.card);
    if (!known && !cards.learn(party, [signed]))
      throw new RecoveryError(
        "refused",
        "a card that was given does not continue this party's chain; give every card since the backup, in their order",
      );
  }
}

/** The parties that the ledger of a stopped node knows as partners, with their names. */
export function partnersKnown(config: Config): { party: PartyId; names: readonly string[] }[] {
  using reader = new Sqlite(dataPaths(config.directory).ledger, { readOnly: true });
  return relationsIn(reader).map(({ partner }) => {
    const card = cardsOf(reader, partner).at(-1)?.card;
    return { party: partner, names: card === undefined ? [] : [card.name.en, card.name.fr, card.country] };
  });
}
