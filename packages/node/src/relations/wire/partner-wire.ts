import type { Sentence } from "@entente/api";
import { parseJson } from "@entente/json";
import { z } from "zod";
import type { PartyId, SignedCard } from "../../keys/index.ts";
import type { WitnessPort } from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import { WireError } from "../errors.ts";
import { type CertificateFault, isCertificateFault, ownFaultWords } from "../tls/pins.ts";
import type { Identity } from "./identity.ts";
import { SKEW_SECONDS } from "./profile.ts";
import { readBounded } from "./read-bounded.ts";
import { openResponse } from "./receive.ts";

export type Fetch = (request: Request) => Promise<Response>;

export type WireOptions = {
  readonly identity: Identity;
  readonly cards: Cards;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly fetch?: Fetch;
  /** How TLS to a partner is spoken when cards or this node's own certificate have a say in it (tls/dial.ts). */
  readonly dial?: ((partner: PartyId, anyCertificate: boolean) => Fetch | undefined) | undefined;
  /** A signal that fires after so many milliseconds. */
  readonly deadline?: (milliseconds: number) => AbortSignal;
  readonly skewSeconds?: number;
  /** The own cards, oldest first: shown to a partner that does not know the key a request is signed with. */
  readonly ownCards?: () => readonly SignedCard[];
  /** Called with each answer of a partner that verified. */
  readonly onHeard?: (partner: PartyId) => void;
};

/** A partner's answer, its signature verified. */
export type WireAnswer = {
  readonly status: number;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** Seconds after which it would be asked again, where it says so. */
  readonly retryAfter: number | undefined;
};

/** What a request may cost: the largest answer taken, and milliseconds from the first byte sent to the last received. */
export type Cost = {
  readonly maxBytes: number;
  readonly timeout: number;
  /** Told of each piece of the answer before it is kept; refuses it by throwing. */
  readonly claim?: ((bytes: number) => void) | undefined;
};

const SMALL: Cost = { maxBytes: 128 * 1024, timeout: 5_000 };
/** A bundle of 256 entries of 8 KiB, with their length fields. */
export const BUNDLE: Cost = { maxBytes: 256 * (8192 + 2), timeout: 30_000 };
/** A sealed set is at most 64 MiB of content; items and tags come on top. */
export const BLOB: Cost = { maxBytes: 66 * 1024 * 1024, timeout: 120_000 };

const cardFile = z.object({
  card: z.string(),
  signature: z.string(),
  earlier: z
    .array(z.strictObject({ card: z.string(), signature: z.string() }))
    .max(200)
    .optional(),
});

/** Cards shown at once: a partner that missed more than these is told the rest by its own asking. */
const SHOWN_CARDS = 8;
/** A partner that refused what a request was signed with is shown our card at most so often. */
const SHOW_PAUSE_MS = 30_000;

type Asked = {
  readonly partner: PartyId;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly cost: Cost;
};

type Told =
  | { readonly refused: undefined; readonly answer: WireAnswer }
  | { readonly refused: WireError; readonly status: number };

const PROBLEM = "application/problem+json";
const OCTETS = "application/octet-stream";

/**
 * Speaks to partners' nodes. Every answer is signed and bound to its request; it is bounded in size and time;
 * redirections are not followed. Whatever is wrong is a WireError.
 */
export class PartnerWire {
  readonly #options: WireOptions;
  readonly #shown = new Map<PartyId, number>();

  constructor(options: WireOptions) {
    this.#options = options;
  }

  get(partner: PartyId, path: string, cost: Cost = SMALL): Promise<WireAnswer> {
    return this.#call(partner, "GET", path, OCTETS, new Uint8Array(), cost);
  }

  post(
    partner: PartyId,
    path: string,
    contentType: string,
    body: Uint8Array,
    cost: Cost = SMALL,
  ): Promise<WireAnswer> {
    return this.#call(partner, "POST", path, contentType, body, cost);
  }

  /** The partner's witness, as the ledger's heads ask it. */
  witness(partner: PartyId): WitnessPort {
    const text = ({ status, body }: WireAnswer) => ({ status, body: new TextDecoder().decode(body) });
    return {
      addCheckpoint: async (body) => {
        const bytes = new TextEncoder().encode(body);
        return text(await this.post(partner, "/witness/add-checkpoint", "text/plain; charset=utf-8", bytes));
      },
      readCheckpoint: async (hash) => text(await this.get(partner, `/witness/${hash}/checkpoint`)),
    };
  }

  /**
   * Fetches the partner's public card and learns what continues the chain. Not signed: the root key's signature
   * in it is what counts. True when a new card was learnt.
   */
  async learnCard(partner: PartyId): Promise<boolean> {
    const request = new Request(this.#url(partner, "/card"));
    const { response, signal } = await this.#send(partner, request, SMALL.timeout, true);
    const body = await readBounded(response.body, 4 * 1024 * 1024, signal);
    if (response.status !== 200) return false;
    let cards: SignedCard[];
    try {
      const { earlier, card, signature } = cardFile.parse(parseJson(body));
      cards = [...(earlier ?? []), { card, signature }];
    } catch (cause) {
      throw new WireError("garbage", "the partner's card is not readable", cause);
    }
    return this.#options.cards.learn(partner, cards);
  }

  /**
   * Shows the own last cards to a partner that has refused a request: it may not know the newest yet, and cannot come
   * and fetch it from a node that accepts no connections. True when it was taken, and asking again is worth while.
   */
  async #showCard(partner: PartyId): Promise<boolean> {
    const { now, identity, ownCards } = this.#options;
    if (ownCards === undefined || now() - (this.#shown.get(partner) ?? -SHOW_PAUSE_MS) < SHOW_PAUSE_MS)
      return false;
    this.#shown.set(partner, now());
    const cards = ownCards().slice(-SHOWN_CARDS);
    const request = new Request(this.#url(partner, "/card"), {
      method: "POST",
      headers: { "content-type": "application/json" },
      redirect: "manual",
      body: JSON.stringify({ party: identity.party, cards }),
    });
    const { response } = await this.#send(partner, request, SMALL.timeout, true);
    await response.body?.cancel();
    return response.status === 200;
  }

  #url(partner: PartyId, path: string): string {
    const address = this.#options.cards.addressOf(partner);
    if (address === undefined)
      throw new WireError("no-address", "the partner's card names no address; it is reached by hand");
    return `${address}${path}`;
  }

  async #call(
    partner: PartyId,
    method: "GET" | "POST",
    path: string,
    contentType: string,
    body: Uint8Array,
    cost: Cost,
  ): Promise<WireAnswer> {
    const asked = { partner, method, path, contentType, body, cost };
    const first = await this.#first(asked);
    if (first.refused === undefined) return first.answer;
    // A stranger's 401 costs one showing of a public card, and one more try. So does a certificate of ours that is on
    // no card the partner knows.
    if (first.status !== 401 && first.refused.code !== "certificate") throw first.refused;
    if (!(await this.#showCard(partner).catch(() => false))) throw first.refused;
    const second = await this.#once(asked);
    if (second.refused === undefined) return second.answer;
    throw second.refused;
  }

  /** A certificate that the card known here does not name may stand on a newer one: that is fetched, and counts. */
  async #first(asked: Asked): Promise<Told> {
    try {
      return await this.#once(asked);
    } catch (cause) {
      const isCertificate = cause instanceof WireError && cause.code === "certificate";
      if (!isCertificate || !(await this.learnCard(asked.partner).catch(() => false))) throw cause;
      return this.#once(asked);
    }
  }

  async #once({ partner, method, path, contentType, body, cost }: Asked): Promise<Told> {
    const target = this.#url(partner, path);
    const { headers, signature } = this.#options.identity.signRequest(method, target, contentType, body);
    const request = new Request(target, {
      method,
      headers,
      redirect: "manual",
      ...(method === "GET" ? {} : { body: new Uint8Array(body) }),
    });
    const { response, signal } = await this.#send(partner, request, cost.timeout);
    const { status } = response;
    const bytes = await readBounded(response.body, cost.maxBytes, signal, cost.claim);
    const retryAfter = secondsIn(response.headers.get("retry-after"));
    try {
      await this.#verify(
        partner,
        { method, target, signature },
        { status, headers: response.headers, body: bytes },
      );
    } catch (cause) {
      if (status !== 401 && status !== 429 && status !== 503) throw cause;
      const refused = new WireError("refused", `the partner's node answered ${status}`, cause, retryAfter);
      return { refused, status };
    }
    this.#options.onHeard?.(partner);
    const type = response.headers.get("content-type") ?? OCTETS;
    const fault = status === 403 && type === PROBLEM ? faultIn(bytes) : undefined;
    if (fault !== undefined) return { refused: new WireError("certificate", ownFaultWords(fault)), status };
    return { refused: undefined, answer: { status, body: bytes, contentType: type, retryAfter } };
  }

  /** An answer signed with a key that no known card names may come after a rotation: the card is fetched, once. */
  async #verify(
    partner: PartyId,
    request: { method: string; target: string; signature: string },
    answer: { status: number; headers: Headers; body: Uint8Array },
  ): Promise<void> {
    const { cards, now, skewSeconds = SKEW_SECONDS } = this.#options;
    const open = () => {
      const keys = cards.messageKeys(partner);
      openResponse(request, answer, partner, keys, Math.floor(now() / 1000), skewSeconds);
    };
    try {
      open();
    } catch (cause) {
      const isKey = cause instanceof WireError && cause.code === "wrong-key";
      if (!isKey || !(await this.learnCard(partner).catch(() => false))) throw cause;
      open();
    }
  }

  async #send(
    partner: PartyId,
    request: Request,
    timeout: number,
    anyCertificate = false,
  ): Promise<{ response: Response; signal: AbortSignal }> {
    const signal = (this.#options.deadline ?? ((ms) => AbortSignal.timeout(ms)))(timeout);
    const late = new Promise<never>((_, reject) => {
      const fail = () => reject(new WireError("timeout", "the partner's node did not answer in time"));
      if (signal.aborted) fail();
      else signal.addEventListener("abort", fail, { once: true });
    });
    late.catch(() => undefined);
    const dialled = request.url.startsWith("https:")
      ? this.#options.dial?.(partner, anyCertificate)
      : undefined;
    const send = this.#options.fetch ?? dialled ?? fetch;
    let response: Response;
    try {
      response = await Promise.race([send(new Request(request, { signal })), late]);
    } catch (cause) {
      if (cause instanceof WireError) throw cause;
      if (signal.aborted) throw new WireError("timeout", "the partner's node did not answer in time", cause);
      const why = reason(cause);
      const distrust = distrusted(why);
      throw distrust === undefined
        ? new WireError("unreachable", `the partner's node cannot be reached: ${why}`, cause)
        : new WireError("certificate", distrust, cause);
    }
    if (response.status >= 300 && response.status < 400)
      throw new WireError("garbage", "the partner's node redirects; its card must name the right address");
    return { response, signal };
  }
}

/** `fetch` hides what happened in its cause. */
function reason(cause: unknown): string {
  const inner = (cause as { cause?: unknown }).cause;
  const error = inner instanceof Error ? inner : cause;
  return error instanceof Error ? ((error as { code?: string }).code ?? error.message) : String(error);
}

/** What the TLS library says of a certificate that no card names, in words; undefined for what is no distrust. */
function distrusted(code: string): Sentence | undefined {
  if (code === "CERT_HAS_EXPIRED")
    return `the certificate at the partner's address has expired; the partner must renew it (${code})`;
  if (code === "CERT_NOT_YET_VALID")
    return `the certificate at the partner's address is not valid yet; compare clocks (${code})`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return `the certificate at the partner's address is for another host name than the one on the partner's card (${code})`;
  return /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED|UNABLE_TO_|CERT_)/.test(code)
    ? `the certificate at the partner's address comes from an authority that this machine does not know: the partner's card may name its key, or NODE_EXTRA_CA_CERTS the authority (${code})`
    : undefined;
}

const told = z.object({ code: z.string() });

/** RFC 9110 §10.2.3, in its one form that nodes write: seconds. */
function secondsIn(header: string | null): number | undefined {
  return header !== null && /^[0-9]{1,6}$/.test(header) ? Number(header) : undefined;
}

/** What a partner says of our certificate; nothing of its words, only which of the known faults it is. */
function faultIn(body: Uint8Array): CertificateFault | undefined {
  try {
    const { code } = told.parse(parseJson(body));
    return isCertificateFault(code) ? code : undefined;
  } catch {
    return undefined;
  }
}
