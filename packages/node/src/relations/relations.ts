import { tmpdir } from "node:os";
import { forbidden, notFound, type RelationView, type Sentence, type Session } from "@entente/api";
import { type Item, type Keyring, type PartyId, partyOf, type SignedCard } from "../keys/index.ts";
import { type Command, Heads, type Ledger, type Outcome, Witness } from "../ledger/index.ts";
import type { Transactor } from "../store/index.ts";
import { Background } from "./background.ts";
import { Blobs, type EntryRef, type SealPairFor, sealPairOf } from "./blobs.ts";
import { type CardFile, Cards } from "./cards.ts";
import { MAX_CARRY_BYTES } from "./carry/container.ts";
import { answerExchange, exchangeWith } from "./carry/exchange.ts";
import { type CarriedIn, carryIn } from "./carry/in.ts";
import { type CarriedOut, type CarryOptions, carryOut } from "./carry/out.ts";
import type { CarryParts } from "./carry/parts.ts";
import { spooled } from "./carry/source.ts";
import { EXCHANGE_LIMITS, type RoomLimits, SpoolRoom } from "./carry/spool-room.ts";
import { issueCard, openPairing, type Pairing, pair } from "./commands.ts";
import { CARD_PRESENTED } from "./entries.ts";
import { createPartnerApp } from "./listener/partner-app.ts";
import { type PlaceLimits, Places } from "./listener/places.ts";
import { blobGate, blobServer, type MayGive } from "./listener/serve-blob.ts";
import { openLogs } from "./open-logs.ts";
import { viewOf } from "./presenting.ts";
import { Retirements } from "./retiring/noting.ts";
import { Attendant, type EntryListener } from "./tail/attend.ts";
import { ProgressStore } from "./tail/progress.ts";
import type { Tail, TailStatus } from "./tail/tail.ts";
import { type Schedule, Tails } from "./tail/tails.ts";
import { callerFault, type Dialer, dialerWith, type OwnTls, pinsInUse } from "./tls/index.ts";
import { type Relation, relationsIn, relationWith } from "./view.ts";
import { type Fetch, Identity, Nonces, PartnerWire, SKEW_SECONDS } from "./wire/index.ts";

export type RelationsOptions = {
  readonly ledger: Ledger;
  /** As it is in force: its operational keys may change while the node runs. */
  readonly keyring: Keyring;
  /** The seal pair named by its public half, of any card; by default that of the key ring alone. */
  readonly sealPair?: SealPairFor | undefined;
  /** Whether this node holds the secret of a public key; by default nothing is asked. */
  readonly holds?: ((publicKey: string) => boolean) | undefined;
  /** Runs work during which no secret that it held is destroyed. */
  readonly whileHeld?: (<T>(work: () => Promise<T>) => Promise<T>) | undefined;
  /** Private state, migrated. */
  readonly state: Transactor;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly fetch?: Fetch | undefined;
  /** The certificates of this node's own side of TLS between nodes, where it has any. */
  readonly tls?: OwnTls | undefined;
  readonly deadline?: ((milliseconds: number) => AbortSignal) | undefined;
  readonly schedule?: Schedule | undefined;
  readonly random?: (() => number) | undefined;
  readonly skewSeconds?: number | undefined;
  /** Where carried files lie while they are taken in; the system's place for such files unless said otherwise. */
  readonly spoolDirectory?: string | undefined;
  /** What files exchanged with partners' nodes may hold together while they are taken in. */
  readonly exchangeLimits?: RoomLimits | undefined;
  /** How many connections the partner listener holds open, and for whom. */
  readonly placeLimits?: PlaceLimits | undefined;
};

type CommandId = Pick<Command, "id" | "digest">;

/** A partner that is signed for with an unknown key is asked for its card at most so often. */
const CARD_PAUSE_MS = 30_000;

/**
 * The relations of a node: who its partners are, and everything that passes between their nodes and this one.
 * Made once, after the ledger; it makes the heads and the witness, which need cards and wires.
 */
export class Relations {
  readonly cards: Cards;
  readonly witness: Witness;
  readonly retirements: Retirements;
  readonly heads: Heads;
  /** Who may hold a connection to the partner listener open; told of each by whoever listens. */
  readonly places: Places;
  /** The partner listener's fetch handler. */
  readonly partnerApp: { fetch: (request: Request, env?: unknown) => Promise<Response> };
  readonly #ledger: Ledger;
  readonly #wire: PartnerWire;
  readonly #blobs: Blobs;
  readonly #tails: Tails;
  readonly #carry: CarryParts;
  readonly #now: () => number;
  readonly #asking = new Map<PartyId, number>();
  readonly #spoolDirectory: string;
  readonly #room = new SpoolRoom();
  /** What files that are exchanged with partners' nodes hold now. */
  readonly exchanging: SpoolRoom;
  readonly #background = new Background();
  readonly #dialer: Dialer;
  readonly #tls: OwnTls;
  readonly #holds: (publicKey: string) => boolean;
  readonly #whileHeld: NonNullable<RelationsOptions["whileHeld"]>;
  #mayGive: MayGive = () => true;

  private constructor(options: RelationsOptions) {
    const { ledger, keyring, now } = options;
    this.#ledger = ledger;
    this.#now = now;
    this.#spoolDirectory = options.spoolDirectory ?? tmpdir();
    this.places = new Places(options.placeLimits);
    this.exchanging = new SpoolRoom(options.exchangeLimits ?? EXCHANGE_LIMITS);
    const cards = new Cards(ledger.reader, now);
    const identity = new Identity(ledger.party, keyring, now);
    const skewSeconds = options.skewSeconds ?? SKEW_SECONDS;
    this.cards = cards;
    this.#tls = options.tls ?? {};
    this.#dialer = dialerWith(cards, this.#tls, now);
    this.#wire = new PartnerWire({
      identity,
      cards,
      now,
      skewSeconds,
      onHeard: (partner) => this.#tails.of(partner).heard(),
      dial: (partner, anyCertificate) => this.#dialer.for(partner, anyCertificate),
      ownCards: () => cards.chain(ledger.party).map(({ signed }) => signed),
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
      ...(options.deadline === undefined ? {} : { deadline: options.deadline }),
    });
    this.witness = new Witness({
      ledger,
      keyring,
      party: ledger.party,
      now,
      logKeys: (partner) => cards.keysEver(partner, "log"),
      onEvidence: (partner, what) => this.#tails.of(partner).quarantine(what),
    });
    const progress = new ProgressStore(options.state);
    this.retirements = new Retirements({
      ledger,
      cards,
      wire: this.#wire,
      tailOf: (partner) => this.#tails.of(partner),
      onNoted: (partner) => this.#tails.wake(partner),
      now,
    });
    const attendant = new Attendant(ledger, progress, now);
    this.#holds = options.holds ?? (() => true);
    this.#whileHeld = options.whileHeld ?? ((work) => work());
    this.#blobs = new Blobs(ledger, options.sealPair ?? sealPairOf(keyring), this.#wire);
    this.#tails = new Tails(
      { ledger, cards, wire: this.#wire, progress, attendant, now },
      { schedule: options.schedule, random: options.random, round: (tail) => this.#round(tail) },
    );
    this.heads = new Heads({
      ledger,
      keyring,
      now,
      witness: (partner) =>
        cards.addressOf(partner) === undefined ? undefined : this.#wire.witness(partner),
      ownKeys: () => cards.keysEver(ledger.party, "log"),
      witnessKeys: (partner) => cards.witnessKeys(partner),
    });
    this.heads.onPublished(({ partner }) => this.ring(partner));
    const mayGive: MayGive = (...asked) => this.#mayGive(...asked);
    const serveBlob = blobServer(ledger, mayGive);
    this.#carry = {
      ledger,
      heads: this.heads,
      witness: this.witness,
      cards,
      blobs: this.#blobs,
      serveBlob,
      maySend: blobGate(ledger, mayGive),
      progress,
      attendant,
      retirements: this.retirements,
      tailOf: (partner) => this.#tails.of(partner),
      asked: new Map(),
    };
    // A partner's new card may revoke the key that has cosigned our head: its cosignature is asked for again.
    attendant.listen(async ({ partner, envelope }) => {
      if (envelope.kind !== CARD_PRESENTED) return;
      // Noticed now, not when somebody next asks: from here on the card it replaced has its time of grace.
      cards.chain(partner);
      this.heads.advanceTo(partner);
    });
    this.partnerApp = createPartnerApp({
      ledger,
      heads: this.heads,
      witness: this.witness,
      identity,
      cards,
      now,
      deadline: options.deadline ?? ((milliseconds) => AbortSignal.timeout(milliseconds)),
      checks: {
        keysOf: (party) => (this.#isPartner(party) ? cards.messageKeys(party) : []),
        addresses: () => cards.addressesEver(ledger.party),
        nowSeconds: () => Math.floor(now() / 1000),
        skewSeconds,
        acceptFrom: Math.floor(now() / 1000),
        nonces: new Nonces(),
      },
      cardFile: () => this.cardFile(),
      blob: serveBlob,
      onDoorbell: (partner) => {
        this.#tails.wake(partner);
        // Whoever rings is there: a head that waits for its cosignature is pushed now.
        this.heads.advanceTo(partner);
      },
      onHeard: (partner) => this.#tails.of(partner).heard(),
      onSpoken: (partner, socket) => this.places.spoken(partner, socket),
      certificateFault: (partner, connection) => {
        const fault = callerFault(cards, partner, connection, now());
        this.#tails.of(partner).refusesCalls(fault?.words);
        // It may stand on a newer card.
        if (fault !== undefined) this.#learnCard(partner);
        return fault?.code;
      },
      onUnknownKey: (partner) => this.#learnCard(partner),
      onRetirement: (partner, statement) => this.retirements.answer(partner, statement),
      onCard: (partner, shown) => this.#isPartner(partner) && cards.learn(partner, shown),
      exchange: (partner, file) => answerExchange(this.#carry, partner, file),
      exchanged: { directory: this.#spoolDirectory, room: this.exchanging },
    });
  }

  /**
   * Opens the desk: reopens the logs of every relation. A crash while a relation was being opened is healed here;
   * so is a ledger whose views were rebuilt.
   */
  static async open(options: RelationsOptions): Promise<Relations> {
    for (const { partner } of relationsIn(options.ledger.reader)) await openLogs(options.ledger, partner);
    return new Relations(options);
  }

  #isPartner(party: PartyId): boolean {
    return relationWith(this.#ledger.reader, party) !== undefined;
  }

  get relations(): readonly Relation[] {
    return relationsIn(this.#ledger.reader);
  }

  /**
   * Begins to follow the partners: polling and doorbells. Each is rung, because while this node was away it was asked
   * less and less often: what waits for it there would otherwise wait on.
   */
  start(): void {
    const partners = this.relations.map(({ partner }) => partner);
    this.#tails.start(partners);
    for (const partner of partners) this.ring(partner);
  }

  /** The own card in force, with the cards before it and the fingerprint that is read out. */
  cardFile(): CardFile {
    const file = this.cards.file(this.#ledger.party);
    if (file === undefined) throw notFound("card");
    return file;
  }

  /** The keys of the certificates that this node shows to partners now. */
  get pinsInUse(): ReturnType<typeof pinsInUse> {
    return pinsInUse(this.#tls);
  }

  /** Opens a relation with the party of a handed-over card, after a person compared the fingerprint. */
  async pair(pairing: Pairing, session: Session, command: CommandId): Promise<Outcome<{ partner: string }>> {
    if (!session.roles.includes("liaison-officer"))
      throw forbidden("only a liaison officer opens a relation");
    const card = openPairing(pairing);
    const partner = partyOf(card);
    if (relationWith(this.#ledger.reader, partner) === undefined) {
      // Checked before anything is opened; decided again inside the command.
      pair(this.#ledger.reader, this.#ledger.party, card, session.account);
      await openLogs(this.#ledger, partner);
    }
    const outcome = await this.#ledger.submit({
      ...command,
      decide: (reader) => pair(reader, this.#ledger.party, card, session.account),
    });
    this.#tails.wake(partner);
    return outcome;
  }

  /** Issues an own card, signed offline by the root key: the first, or the next of the chain. */
  issueCard(signed: SignedCard, command: CommandId): Promise<Outcome<{ sequence: number; id: string }>> {
    return this.#whileHeld(() =>
      this.#ledger.submit({
        ...command,
        decide: (reader) => issueCard(reader, this.#ledger.party, signed, this.#holds, this.#tls),
      }),
    );
  }

  /** In words why entries of a kind are not sent to a partner now. See {@link Cards.notUnderstood}. */
  notUnderstood(partner: PartyId, kind: string): string | undefined {
    return this.cards.notUnderstood(partner, kind);
  }

  /** Called with each entry of a partner that was applied: at least once, again after a failure or a crash. */
  onEntryApplied(listener: EntryListener): void {
    this.#carry.attendant.listen(listener);
  }

  /** Fetches the content of every entry of these kinds as soon as it is applied. */
  fetchFor(kinds: readonly string[]): void {
    this.onEntryApplied(async ({ partner, index, envelope }) => {
      if (kinds.includes(envelope.kind)) await this.#blobs.fetch({ partner, index });
    });
  }

  /** Says whether content of an own entry may still be given: no longer when its release was recalled. */
  giveOnlyIf(mayGive: MayGive): void {
    this.#mayGive = mayGive;
  }

  /** The items of a partner's entry, fetched if need be. See {@link Blobs.fetch} for how it fails. */
  fetchBlob(ref: EntryRef): Promise<readonly Item[]> {
    return this.#blobs.fetch(ref);
  }

  /** A relation as people see it; one answer for a stranger and for nobody. */
  view(partner: PartyId): RelationView {
    return viewOf(this.#carry, partner);
  }

  status(partner: PartyId): TailStatus {
    return this.#tails.of(partner).status;
  }

  /** Why nothing may be released to this partner now; undefined when nothing stands against it. */
  stopped(partner: PartyId): Sentence | undefined {
    return this.heads.stopped(partner) ?? this.#tails.of(partner).stopped;
  }

  /** Looks at a partner's log now; resolves when it was, rejects with what stood in the way. */
  sync(partner: PartyId): Promise<void> {
    return this.#round(this.#tails.of(partner));
  }

  wake(partner: PartyId): void {
    this.#tails.wake(partner);
  }

  carryOut(partner: PartyId, options?: CarryOptions): Promise<CarriedOut> {
    return carryOut(this.#carry, partner, options);
  }

  /** Takes a carried file in; it is kept on the disk until it is applied. Throws a CarryError. */
  async carryIn(file: AsyncIterable<Uint8Array>): Promise<CarriedIn> {
    using source = await spooled(file, this.#spoolDirectory, MAX_CARRY_BYTES, this.#room);
    return await carryIn(this.#carry, source);
  }

  /** Rings the partner's doorbell, without waiting. One that does not ring is made up for by its polling. */
  ring(partner: PartyId): void {
    if (this.cards.addressOf(partner) === undefined) return;
    this.#background.run(`ring ${partner}`, () =>
      this.#wire.post(partner, "/doorbell", "application/octet-stream", new Uint8Array()),
    );
  }

  /** How a partner is looked at: over the network; by exchanging files when only we can call; by hand when neither can. */
  async #round(tail: Tail): Promise<void> {
    const { partner } = tail;
    // Whoever has forgotten what it said would take the answers to it for nonsense; nothing is read until it recovers.
    await this.heads.lookedUp(partner);
    if (this.heads.isRolledBack(partner)) return;
    if (this.cards.addressOf(partner) === undefined) {
      await tail.alone(() => this.#carry.attendant.attend(partner));
    } else if (this.cards.addressOf(this.#ledger.party) === undefined)
      await tail.exchanging(() => exchangeWith(this.#carry, this.#wire, this.exchanging, partner));
    else {
      // Its witness knows the successor now.
      if (await this.retirements.show(partner)) this.heads.advanceTo(partner);
      await tail.pass();
    }
  }

  #learnCard(partner: PartyId): void {
    if (!this.#isPartner(partner) || this.cards.addressOf(partner) === undefined) return;
    if (this.#now() - (this.#asking.get(partner) ?? -CARD_PAUSE_MS) < CARD_PAUSE_MS) return;
    this.#asking.set(partner, this.#now());
    this.#background.run(`card ${partner}`, () => this.#wire.learnCard(partner));
  }

  /** Resolves when no look, no ring and no fetching of a card is under way. */
  async idle(): Promise<void> {
    await this.#tails.idle();
    await this.#background.idle();
  }

  /** Stops following and signing. The ledger is closed by whoever opened it. */
  async close(): Promise<void> {
    this.heads.close();
    await this.#tails.stop();
    await this.idle();
    this.#dialer.close();
  }
}
