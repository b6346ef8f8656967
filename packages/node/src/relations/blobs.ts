import {
  digestBytes,
  fromBase64Url,
  type Item,
  KeyError,
  type Keyring,
  openCommitted,
  type PartyId,
  type SealKeyPair,
  type SetKey,
  seedOf,
  unwrapFrom,
} from "../keys/index.ts";
import { type Envelope, type Ledger, type SetField, wrapContext } from "../ledger/index.ts";
import { WireError } from "./errors.ts";
import { isErased } from "./listener/serve-blob.ts";
import { BLOB, type PartnerWire } from "./wire/index.ts";

/** An entry of a partner's liaison log, by its place. */
export type EntryRef = { readonly partner: PartyId; readonly index: number };

/** The seal pair that was named by its public half, of this card or an earlier one. */
export type SealPairFor = (to: string) => SealKeyPair | undefined;

export const sealPairOf =
  ({ seal }: Keyring): SealPairFor =>
  (to) =>
    to === seal.public
      ? { publicKey: fromBase64Url(seal.public)!, secretKey: seedOf(seal.secret) }
      : undefined;

type KeyedSet = SetField & { readonly key: NonNullable<SetField["key"]> };
type Wanted = { readonly envelope: Envelope; readonly set: KeyedSet };

/**
 * Content that partners sealed for this node: fetched by digest, checked against what the entry committed to, kept
 * with its key. What was erased here is never brought back, whoever offers it again.
 */
export class Blobs {
  readonly #ledger: Ledger;
  readonly #sealPair: SealPairFor;
  readonly #wire: PartnerWire;

  constructor(ledger: Ledger, sealPair: SealPairFor, wire: PartnerWire) {
    this.#ledger = ledger;
    this.#sealPair = sealPair;
    this.#wire = wire;
  }

  /**
   * The items of a partner's entry, from here or from the partner's node. Throws a WireError when they do not come,
   * a KeyError when they are not what the entry committed to (`commitment`, `damaged`), not for us or erased (`sealed`).
   */
  async fetch(ref: EntryRef): Promise<readonly Item[]> {
    const { envelope, set } = this.#wanted(ref);
    const held = this.#ledger.contents.bytes(set.payload);
    // What is here came for another entry, or for this one before a crash: the entry must commit to it all the same.
    if (held !== undefined) return (await this.#open(envelope, set, held)).items;
    const answer = await this.#wire.get(ref.partner, `/blobs/${set.payload}?entry=${ref.index}`, BLOB);
    if (answer.status !== 200)
      throw new WireError("gone", "the partner does not give this content (any more)");
    return this.#keep(envelope, set, answer.body);
  }

  /** Takes a blob that was carried in for an entry already applied. False when it is not wanted (any more). */
  async take(ref: EntryRef, bytes: Uint8Array): Promise<boolean> {
    const { envelope, set } = this.#wanted(ref);
    if (this.#ledger.contents.bytes(set.payload) !== undefined) return false;
    await this.#keep(envelope, set, bytes);
    return true;
  }

  #wanted({ partner, index }: EntryRef): Wanted {
    const envelope = this.#ledger.envelopeAt("theirs", partner, index);
    if (envelope === undefined) throw new KeyError("sealed", "there is no such entry");
    const { set } = envelope;
    if (set?.key === undefined) throw new KeyError("sealed", "the entry holds no content for this node");
    if (isErased(this.#ledger, set.payload)) throw new KeyError("sealed", "this content was erased");
    return { envelope, set: { ...set, key: set.key } };
  }

  async #keep(envelope: Envelope, set: KeyedSet, bytes: Uint8Array): Promise<readonly Item[]> {
    const { key, digest, items } = await this.#open(envelope, set, bytes);
    // An erasure may have come while the bytes were on their way.
    if (isErased(this.#ledger, set.payload)) throw new KeyError("sealed", "this content was erased");
    await this.#ledger.keep(set.payload, bytes, this.#ledger.contents.wrap(digest, key));
    return items;
  }

  async #open(
    envelope: Envelope,
    set: KeyedSet,
    bytes: Uint8Array,
  ): Promise<{ readonly key: SetKey; readonly digest: Uint8Array; readonly items: readonly Item[] }> {
    const key = await this.#unwrap(envelope, set);
    const digest = digestBytes(set.payload)!;
    const items = openCommitted(bytes, key, { digest, root: digestBytes(set.root)!, count: set.count });
    return { key, digest, items };
  }

  async #unwrap(envelope: Envelope, set: KeyedSet): Promise<SetKey> {
    const pair = this.#sealPair(set.key.to);
    if (pair === undefined)
      throw new KeyError("sealed", "the content was sealed for a key that this node does not hold");
    return unwrapFrom(pair, set.key, wrapContext(envelope.log, set.payload));
  }
}
