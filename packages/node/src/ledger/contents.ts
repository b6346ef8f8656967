import {
  decodeSetKey,
  digestBytes,
  encodeSetKey,
  type Item,
  type MaybeItem,
  openPosition,
  openPositions,
  openSet,
  punctured,
  type SetKey,
  unwrapLocally,
  wrapLocally,
} from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import type { Writer } from "./writer.ts";

/**
 * Content kept off the logs: sealed sets in the ledger's store, their keys in a store of their own, wrapped
 * under the node's storage key. To erase is to destroy the key; the ciphertext's digest stays logged.
 */
export class Contents {
  readonly #ledger: Reader;
  readonly #keys: Reader;
  readonly #storageKey: Uint8Array;

  constructor(ledger: Reader, keys: Reader, storageKey: Uint8Array) {
    this.#ledger = ledger;
    this.#keys = keys;
    this.#storageKey = storageKey;
  }

  /** The ciphertext as it travels; undefined when this node does not hold it. */
  bytes(payload: string): Uint8Array | undefined {
    return this.#ledger.get<{ bytes: Uint8Array }>("SELECT bytes FROM blob WHERE digest = :digest", {
      digest: digestBytes(payload)!,
    })?.bytes;
  }

  /** How long the ciphertext is, without reading it; undefined when this node does not hold it. */
  size(payload: string): number | undefined {
    return this.#ledger.get<{ size: number }>(
      "SELECT length(bytes) AS size FROM blob WHERE digest = :digest",
      {
        digest: digestBytes(payload)!,
      },
    )?.size;
  }

  /** Whether the ciphertext is here, without reading it. */
  holds(payload: string): boolean {
    return (
      this.#ledger.get("SELECT 1 FROM blob WHERE digest = :digest", { digest: digestBytes(payload)! }) !==
      undefined
    );
  }

  /** Every item of a set; erased ones are undefined. A set not held at all gives `count` undefined items. */
  open(payload: string, count: number): MaybeItem[] {
    const bytes = this.bytes(payload);
    if (bytes === undefined) return Array.from({ length: count }, () => undefined);
    return openSet(bytes, this.#key(payload));
  }

  openOne(payload: string, position: number): MaybeItem {
    const bytes = this.bytes(payload);
    return bytes === undefined ? undefined : openPosition(bytes, this.#key(payload), position);
  }

  /** The items at `positions` that still open, by position; the set is read once. */
  openSome(payload: string, positions: readonly number[]): Map<number, Item> {
    const bytes = this.bytes(payload);
    return bytes === undefined ? new Map() : openPositions(bytes, this.#key(payload), positions);
  }

  /** Wraps the key of a new set for this node's own key store. */
  wrap(payload: Uint8Array, key: SetKey): Uint8Array {
    return wrapLocally(this.#storageKey, encodeSetKey(key), payload);
  }

  /** The key of a set as this node holds it; undefined when it holds none. */
  keyOf(payload: string): SetKey | undefined {
    return this.#key(payload);
  }

  #row(payload: string): Uint8Array | undefined {
    return this.#keys.get<{ wrapped: Uint8Array }>("SELECT wrapped FROM set_key WHERE digest = :digest", {
      digest: digestBytes(payload)!,
    })?.wrapped;
  }

  #key(payload: string): SetKey | undefined {
    const wrapped = this.#row(payload);
    return wrapped === undefined
      ? undefined
      : decodeSetKey(unwrapLocally(this.#storageKey, wrapped, digestBytes(payload)!));
  }

  /**
   * Destroys the keys of `positions` for good. Idempotent: what is gone already stays gone. Compare-and-swap,
   * so that two erasures in one set cannot bring each other's item back.
   */
  async destroy(writer: Writer, payload: string, positions: readonly number[]): Promise<void> {
    for (;;) {
      const old = this.#row(payload);
      const before = this.#key(payload);
      if (old === undefined || before === undefined) return;
      let after: SetKey | undefined = before;
      for (const position of positions) after = after === undefined ? undefined : punctured(after, position);
      if (after === before) return;
      const digest = digestBytes(payload)!;
      const wrapped = after === undefined ? null : this.wrap(digest, after);
      const swapped = await writer.ask({ type: "swap-key", digest, old, wrapped });
      if (swapped.value === 1) return;
    }
  }
}
