import { resolve } from "node:path";
import type { Config } from "./config.ts";
import { desksWith, type Late, ledgerOptionsWith } from "./declaring.ts";
import { digestText, HeldKeys, type Keyring, type PartyId, type SignedCard } from "./keys/index.ts";
import {
  cutBack,
  cutFrom,
  houseOrigin,
  Ledger,
  type LedgerOptions,
  lastSize,
  readEnvelope,
} from "./ledger/index.ts";
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
  moveMark,
  networkSource,
  PartnerWire,
  planRecovery,
  RecoveryError,
  type RecoveryPlan,
  type ReturnSource,
  relationsIn,
  spooled,
  takeLogBack,
} from "./relations/index.ts";
import { listAgain } from "./releases/index.ts";
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

export type Recovered = {
  readonly partner: PartyId;
  /** Own entries from `from`, below `until`, were taken back. */
  readonly from: number;
  readonly until: number;
  readonly theirs: number;
  readonly content: number;
  readonly withoutContent: number;
  readonly aside: readonly { readonly index: number; readonly reason: string }[];
  /** Entries that were dropped, by kind. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Releases among the entries whose products are known again, and those of which nobody here knows them. */
  readonly listed: number;
  readonly unlisted: number;
  /** Standing releases that were stopped, because what has gone by them is not known any more. */
  readonly stopped: readonly string[];
  /** What of the house log is here: everything after it is gone. */
  readonly house: { readonly size: number; readonly at?: string };
};

const MAX_FILE = 1024 * 1024 * 1024;

/**
 * Takes back what a node has said to a partner and lost, because it was restored from a backup older than that
 * (tlog.md §9, RECOVERY). The node is stopped: the directory is locked, nothing listens, nothing is signed.
 *
 * 1. The partner shows our log: the head that it has cosigned, and what is missing here. All is verified.
 * 2. What was written here since the restore and contradicts it goes, if the operator says so.
 * 3. The entries are taken back in the order in which they were written.
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
  const learn = async (opened: Opened): Promise<{ source: ReturnSource; plan: RecoveryPlan }> => {
    const { ledger, cards } = opened;
    const source = await sourceOf(opened, options.partner, spool);
    return { source, plan: await planRecovery({ ledger, cards }, source, options.partner) };
  };
  const { options: ledgerOptions, plan } = await within(options, async (opened) => ({
    options: opened.options,
    plan: (await learn(opened)).plan,
  }));
  const isWhole = plan.kept >= plan.head.size;
  checkUnsigned(isWhole ? {} : plan.unsigned, options.dropUnsigned === true || plan.isPairedAgain);
  if (!isWhole)
    cutBack(ledgerOptions, [
      { log: plan.own, size: plan.kept },
      { log: plan.theirs, size: plan.theirsKept },
    ]);
  return await within(options, async (opened) => {
    const again = await learn(opened);
    return finish(opened, options, again.source, again.plan);
  });
}

/** Where an own log is given back from: a file that was carried, or the partner's node. */
export async function sourceOf(
  { ledger, cards, wire }: Opened,
  partner: PartyId,
  spool: Awaited<ReturnType<typeof spooled>> | undefined,
): Promise<ReturnSource> {
  return spool === undefined
    ? networkSource(wire, ledger, partner)
    : await carriedSource(spool, cards, ledger.party, partner);
}

function checkUnsigned(unsigned: Readonly<Record<string, number>>, mayDrop: boolean): void {
  const kinds = Object.entries(unsigned);
  if (kinds.length === 0 || mayDrop) return;
  const told = kinds.map(([kind, n]) => `${n} ${kind}`).join(", ");
  throw new RecoveryError(
    "unsigned",
    `since the restore this node has written entries that nobody has signed and that are not in the log (${told}); they have left no trace outside. Give them up with --drop-unsigned`,
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

async function finish(
  opened: Opened,
  { partner, progress }: RecoverOptions,
  source: ReturnSource,
  plan: RecoveryPlan,
): Promise<Recovered | undefined> {
  const { ledger, held } = opened;
  // Noted when it was cut: it may have been another run of this command, which ended before it could say so.
  const dropped = cutFrom(ledger.reader, plan.own.origin);
  const house = houseOf(ledger);
  const parts = { ...opened, sealPair: (to: string) => held.sealPair(to), ...(progress && { progress }) };
  const { from } = plan;
  if (from >= plan.head.size) return undefined;
  const { until, theirs, content, withoutContent, aside } = await takeLogBack(parts, source, plan);
  const { entries, listed, unlisted, stopped } = listAgain(ledger, partner, from, until);
  const count = Object.values(dropped).reduce((sum, n) => sum + n, 0);
  const told = {
    partner,
    from,
    until,
    root: digestText(plan.head.root),
    theirs,
    content,
    withoutContent,
    aside: aside.length,
    dropped: count,
    house,
    by: "operator",
  };
  // A crash before the mark is moved repeats this, and the house log says it once.
  const id = `recover ${partner} ${until}`;
  await ledger.submit({
    id,
    digest: id,
    decide: () => ({
      entries: [...entries, { log: "house", kind: "log.recovered/1", body: told }],
      expects: {},
      result: null,
    }),
  });
  // Before the mark is moved: until then the command is repeated, and gets the answer that was stored with the entry.
  await ledger.writer.ask({ type: "told-cut", origin: plan.own.origin });
  await moveMark(parts, plan);
  return {
    partner,
    from,
    until,
    theirs,
    content,
    withoutContent,
    aside,
    dropped,
    listed,
    unlisted,
    stopped,
    house,
  };
}

/** How far the house log goes, and when its last entry was written. */
export function houseOf(ledger: Ledger): { size: number; at?: string } {
  const origin = houseOrigin(ledger.party);
  const log = ledger.log(origin)!;
  const size = lastSize(ledger.reader, log.id);
  const last = ledger.reader.get<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx = :index",
    { log: log.id, index: size - 1 },
  );
  return last === undefined ? { size } : { size, at: readEnvelope(last.bytes, origin).at };
}

/** The parties that the ledger of a stopped node knows as partners, with their names. */
export function partnersKnown(config: Config): { party: PartyId; names: readonly string[] }[] {
  using reader = new Sqlite(dataPaths(config.directory).ledger, { readOnly: true });
  return relationsIn(reader).map(({ partner }) => {
    const card = cardsOf(reader, partner).at(-1)?.card;
    return { party: partner, names: card === undefined ? [] : [card.name.en, card.name.fr, card.country] };
  });
}
