import type { PartyId } from "../../keys/index.ts";
import { WireError } from "../errors.ts";

/** Of one partner: more than one whose clock is right can send within a window at the listener's rate; about 15 MB. */
const MAX_NONCES = 100_000;
/** Seconds between two looks at what of a partner has expired. */
const SWEEP_EVERY = 60;

type Seen = { readonly until: Map<string, number>; sweptAt: number };

/**
 * The nonces one node has seen, each kept until no clock within the skew could accept it again. When there are too
 * many of one partner, further messages of that partner are refused: forgetting one would let it be played back, and
 * with one bound for all, a partner could keep the others out. After a restart the memory is empty; therefore messages
 * made before the start are refused by their time (see `acceptFrom` in receive.ts).
 */
export class Nonces {
  readonly #partners = new Map<PartyId, Seen>();
  readonly #limit: number;

  /** `limit` holds for each partner by itself. */
  constructor(limit: number = MAX_NONCES) {
    this.#limit = limit;
  }

  /**
   * Remembers (keyid, nonce) of a partner whose signature verified, until `until` (seconds). Throws `replayed` when it
   * is remembered already, `busy` when too many of this partner are.
   */
  claim(partner: PartyId, keyid: string, nonce: string, until: number, nowSeconds: number): void {
    let seen = this.#partners.get(partner);
    if (seen === undefined) {
      seen = { until: new Map(), sweptAt: nowSeconds };
      this.#partners.set(partner, seen);
    }
    const name = `${keyid} ${nonce}`;
    if ((seen.until.get(name) ?? 0) >= nowSeconds)
      throw new WireError("replayed", "this very message was received before");
    // Once a second at most: a partner at its bound must not have all of them looked through for each message.
    const isDue = seen.until.size >= this.#limit ? 1 : SWEEP_EVERY;
    if (nowSeconds - seen.sweptAt >= isDue) sweep(seen, nowSeconds);
    if (seen.until.size >= this.#limit)
      throw new WireError("busy", "too many messages in too short a time; try again in a few minutes");
    seen.until.set(name, until);
  }
}

function sweep(seen: Seen, nowSeconds: number): void {
  for (const [name, until] of seen.until) if (until < nowSeconds) seen.until.delete(name);
  seen.sweptAt = nowSeconds;
}
