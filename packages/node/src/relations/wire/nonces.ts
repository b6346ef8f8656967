import { WireError } from "../errors.ts";

/** More than an honest partner sends within a window, and little memory. */
const MAX_NONCES = 200_000;

/**
 * The nonces one node has seen, each kept until no clock within the skew could accept it again. When there are too
 * many, further messages are refused: forgetting one would let it be played back. After a restart the memory is empty;
 * therefore messages made before the start are refused by their time (see `acceptFrom` in receive.ts).
 */
export class Nonces {
  readonly #seen = new Map<string, number>();
  readonly #limit: number;

  constructor(limit: number = MAX_NONCES) {
    this.#limit = limit;
  }

  /** Remembers (keyid, nonce) until `until` (seconds). Throws `replayed` when it is remembered already. */
  claim(keyid: string, nonce: string, until: number, nowSeconds: number): void {
    const name = `${keyid} ${nonce}`;
    if ((this.#seen.get(name) ?? 0) >= nowSeconds)
      throw new WireError("replayed", "this very message was received before");
    if (this.#seen.size >= this.#limit) this.#forget(nowSeconds);
    if (this.#seen.size >= this.#limit)
      throw new WireError("busy", "too many messages in too short a time; try again in a few minutes");
    this.#seen.set(name, until);
  }

  #forget(nowSeconds: number): void {
    for (const [name, until] of this.#seen) if (until < nowSeconds) this.#seen.delete(name);
  }
}
