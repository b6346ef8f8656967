import type { Config } from "./config.ts";
import { desksWith, type Late, ledgerOptionsWith } from "./declaring.ts";
import { HeldKeys, type Keyring, type PartyId, type SignedCard } from "./keys/index.ts";
import { Ledger, type LedgerOptions, liaisonOrigin } from "./ledger/index.ts";
import { ownTlsOf } from "./partner-tls.ts";
import {
  Blobs,
  Cards,
  carriedSource,
  dialerWith,
  type Fetch,
  Identity,
  networkSource,
  PartnerWire,
  RecoveryError,
  type ReturnSource,
  type spooled,
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
