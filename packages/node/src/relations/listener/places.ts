import { networkOf } from "./strangers.ts";

/** How many connections the partner listener holds open. */
export const PLACE_LIMITS = {
  /** Of callers that have not shown yet who they are, from one network and from all. */
  perNetwork: 64,
  strangers: 512,
  /** On which one partner has spoken: more than it may have requests under way, with as many idle beside them. */
  perPartner: 32,
} as const;

export type PlaceLimits = Readonly<Record<keyof typeof PLACE_LIMITS, number>>;

/** What is needed of a socket; that of TLS and the one beneath it have the same two ends. */
export type Caller = {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  destroy(): unknown;
  once(event: "close", listener: () => void): unknown;
};

type Place = { readonly socket: Caller; readonly network: string; partner: string | undefined };

/**
 * Who may hold a connection open. A newcomer always comes in, so that a partner never finds the listener full: the
 * oldest connection goes of the network that has more than its share, or when all places are taken, of the one that has
 * the most. A connection on which a partner has spoken is no stranger's any more, and gives way to its own later ones
 * alone. So whoever opens connections and says nothing takes places from nobody but itself.
 */
export class Places {
  readonly #limits: PlaceLimits;
  /** In the order in which they came, or in which a partner spoke first. */
  readonly #strangers = new Map<string, Place>();
  readonly #partners = new Map<string, Place>();

  constructor(limits: PlaceLimits = PLACE_LIMITS) {
    this.#limits = limits;
  }

  /** Connections that hold a place. */
  get size(): number {
    return this.#strangers.size + this.#partners.size;
  }

  /** A connection was opened, and has a place. */
  enter(socket: Caller): void {
    const name = nameOf(socket);
    const place: Place = { socket, network: networkOf(socket.remoteAddress ?? ""), partner: undefined };
    this.#makeRoom(place.network);
    this.#strangers.set(name, place);
    socket.once("close", () => {
      // Its ends may be another's by now.
      for (const places of [this.#strangers, this.#partners])
        if (places.get(name) === place) places.delete(name);
    });
  }

  /** A partner has spoken on a connection: a request that it has signed. */
  spoken(partner: string, socket: Pick<Caller, "remoteAddress" | "remotePort">): void {
    const name = nameOf(socket);
    const place = this.#strangers.get(name) ?? this.#partners.get(name);
    // A proxy in front may let several partners speak on one connection: it is the last one's.
    if (place === undefined || place.partner === partner) return;
    this.#strangers.delete(name);
    const own = [...this.#partners.values()].filter((each) => each.partner === partner);
    place.partner = partner;
    this.#partners.set(name, place);
    if (own.length >= this.#limits.perPartner) own[0]!.socket.destroy();
  }

  #makeRoom(network: string): void {
    const counts = new Map<string, number>();
    for (const each of this.#strangers.values())
      counts.set(each.network, (counts.get(each.network) ?? 0) + 1);
    const isCrowded = (counts.get(network) ?? 0) >= this.#limits.perNetwork;
    if (!isCrowded && this.#strangers.size < this.#limits.strangers) return;
    const most = Math.max(...counts.values());
    for (const [name, each] of this.#strangers) {
      if (isCrowded ? each.network !== network : counts.get(each.network) !== most) continue;
      this.#strangers.delete(name);
      each.socket.destroy();
      return;
    }
  }
}

/** The other end of an open connection, which no other one of the same listener has. */
function nameOf({
  remoteAddress = "",
  remotePort = 0,
}: Pick<Caller, "remoteAddress" | "remotePort">): string {
  return `${remoteAddress} ${remotePort}`;
}
