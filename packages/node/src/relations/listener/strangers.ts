/** What whoever is not known yet may ask of this node: it shows its card, and nothing else. */
export const STRANGER_LIMITS = {
  /** Under way at a time, from one network and from all. */
  perNetwork: 8,
  atOnce: 64,
  /** Requests a second from one network, on average, and how many may come at once after a pause. */
  rate: 20,
  burst: 60,
  /** Networks whose rate is remembered; the one unused longest is forgotten. */
  networks: 4096,
  /** Milliseconds in which a card must have arrived: it is a few packets. */
  bodyTimeout: 2000,
} as const;

/** A request under way. Whoever was let in must `leave`; when `pushedOut` is aborted, another has its place. */
export type Visit = { readonly pushedOut: AbortSignal; leave(): void };

type Inside = { readonly network: string; readonly control: AbortController };

/**
 * Lets strangers in by the network they call from. Who is slow holds no place against who is prompt: when all are
 * taken, the newest comes in and the oldest goes, of the network that has the most of them.
 */
export class Strangers {
  readonly #now: () => number;
  /** In the order in which they came. */
  readonly #inside = new Set<Inside>();
  readonly #credit = new Map<string, { tokens: number; at: number }>();

  /** `now` in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Lets a caller from `address` in; undefined when its network comes too often. */
  enter(address: string): Visit | undefined {
    const network = networkOf(address);
    if (!this.#mayCome(network)) return undefined;
    this.#makeRoom(network);
    const inside: Inside = { network, control: new AbortController() };
    this.#inside.add(inside);
    return { pushedOut: inside.control.signal, leave: () => void this.#inside.delete(inside) };
  }

  /** Networks remembered. */
  get size(): number {
    return this.#credit.size;
  }

  #mayCome(network: string): boolean {
    const now = this.#now();
    const { rate, burst, networks } = STRANGER_LIMITS;
    const known = this.#credit.get(network) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, known.tokens + (Math.max(0, now - known.at) / 1000) * rate);
    this.#credit.delete(network);
    if (this.#credit.size >= networks) this.#credit.delete(this.#credit.keys().next().value!);
    this.#credit.set(network, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
    return tokens >= 1;
  }

  #makeRoom(network: string): void {
    const counts = new Map<string, number>();
    for (const each of this.#inside) counts.set(each.network, (counts.get(each.network) ?? 0) + 1);
    const crowded = (counts.get(network) ?? 0) >= STRANGER_LIMITS.perNetwork;
    if (!crowded && this.#inside.size < STRANGER_LIMITS.atOnce) return;
    const most = Math.max(...counts.values());
    for (const each of this.#inside) {
      if (crowded ? each.network !== network : counts.get(each.network) !== most) continue;
      this.#inside.delete(each);
      each.control.abort();
      return;
    }
  }
}

/** What an address counts with: an IPv4 address alone, an IPv6 address with its /64, which one line is given whole. */
export function networkOf(address: string): string {
  const plain = /^::ffff:[\d.]+$/i.test(address) ? address.slice(7) : address;
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("%")[0]!.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const left = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(left).fill("0"), ...after].slice(0, 4).join(":");
}
