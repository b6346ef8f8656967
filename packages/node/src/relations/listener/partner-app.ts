import { parseJson } from "@entente/json";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { PartyId, SignedCard } from "../../keys/index.ts";
import {
  type Heads,
  type Ledger,
  originHash,
  placeIn,
  readTilePath,
  type Witness,
} from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import type { CarrySource } from "../carry/source.ts";
import { SPOOL_LIMITS, type SpoolRoom } from "../carry/spool-room.ts";
import { CarryError, WireError } from "../errors.ts";
import { returnedContent, returnedTile, sealKeyIn } from "../recovery/give-back.ts";
import { addressOf, type Connection, connectionOf, socketOf } from "../tls/connection.ts";
import type { CertificateFault } from "../tls/pins.ts";
import {
  type Identity,
  openDigest,
  openRequest,
  type RequestChecks,
  readBounded,
  type SignedRequest,
} from "../wire/index.ts";
import { Gate, PARTNER_LIMITS } from "./limits.ts";
import type { Caller } from "./places.ts";
import type { Serve } from "./serve-blob.ts";
import { STRANGER_LIMITS, Strangers } from "./strangers.ts";
import { inMemoryUpTo, ontoDisk, type Taking } from "./taking.ts";

export type PartnerAppOptions = {
  readonly ledger: Ledger;
  readonly heads: Heads;
  readonly witness: Witness;
  readonly identity: Identity;
  readonly cards: Cards;
  readonly checks: RequestChecks;
  readonly now: () => number;
  /** A signal that is aborted after so many milliseconds. */
  readonly deadline: (milliseconds: number) => AbortSignal;
  /** The public card, as JSON. */
  readonly cardFile: () => unknown;
  readonly blob: Serve;
  readonly onDoorbell: (partner: PartyId) => void;
  /** Called with each request of a partner that verified, body and all. */
  readonly onHeard: (partner: PartyId) => void;
  /** Called with each request whose headers a partner has signed, and the socket it came by. */
  readonly onSpoken: (partner: PartyId, socket: Pick<Caller, "remoteAddress" | "remotePort">) => void;
  /** What is wrong with the certificate a verified partner calls with, if anything; it is answered with that. */
  readonly certificateFault: (partner: PartyId, connection: Connection) => CertificateFault | undefined;
  /** A request was signed with a key no known card of this party names: its card may have changed. */
  readonly onUnknownKey: (partner: PartyId) => void;
  /** Takes the last cards of a party that shows them itself; true when it is a partner's and told something new. */
  readonly onCard: (party: PartyId, cards: readonly SignedCard[]) => boolean;
  /** Takes a partner's statement that it has retired a log of its own; the code with which it is refused, if it is. */
  readonly onRetirement: (partner: PartyId, statement: Uint8Array) => Promise<string | undefined>;
  /** Takes a file in and gives one back, for a partner that cannot be called (carry/). */
  readonly exchange: (partner: PartyId, file: CarrySource) => Promise<Uint8Array>;
  /** Where such files lie meanwhile, and what all of them together may take of it. */
  readonly exchanged: { readonly directory: string; readonly room: SpoolRoom };
};

type Reply = {
  readonly status: 200 | 202 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;
  readonly body: Uint8Array | string;
  readonly type?: string;
  readonly cache?: string;
  /** Seconds. */
  readonly after?: number;
};
type Handler<T = Uint8Array> = (call: {
  partner: PartyId;
  path: string;
  url: URL;
  body: T;
}) => Promise<Reply> | Reply;

const shownCards = z.strictObject({
  party: z.string().max(60),
  cards: z.array(z.strictObject({ card: z.string().max(8000), signature: z.string().max(100) })).max(8),
});

const TEXT = "text/plain; charset=utf-8";
const PROBLEM = "application/problem+json";
const OCTETS = "application/octet-stream";
const FILE = "application/vnd.entente.carry";
/** What is absent, hidden or not for the caller: one answer (lessons.md §2, 4). */
const NOTHING: Reply = { status: 404, body: "not found\n" };
/** The same for everybody whose request does not verify, paired or not. */
const UNSIGNED = { title: "The request is not signed as this node expects", status: 401 };
const LATER = { title: "This node has no time for the request now", status: 503 };
/** Seconds. */
const RETRY_AFTER = 5;
const SMALL_BODY = inMemoryUpTo(PARTNER_LIMITS.maxBody);
const NO_BODY = inMemoryUpTo(0);
const TOO_LARGE: Reply = { status: 413, body: "too large\n" };
const NO_ROOM: Reply = {
  status: 503,
  body: "other files are being taken in\n",
  after: SPOOL_LIMITS.retryAfter,
};

function indexIn(url: URL): number | undefined {
  const index = url.searchParams.get("entry") ?? "";
  return /^(0|[1-9][0-9]{0,14})$/.test(index) ? Number(index) : undefined;
}

/**
 * What partners' nodes may call: the public card, and for a paired party with a signed request its half of the
 * relation. A fetch handler: it is mounted by the partner listener and called directly by tests.
 */
export function createPartnerApp(options: PartnerAppOptions): {
  fetch: (request: Request, env?: unknown) => Promise<Response>;
} {
  const { ledger, heads, witness } = options;
  const giving = { ledger, sealKeyOf: sealKeyIn(options.cards) };
  const gate = new Gate(options.now);
  const strangers = new Strangers(options.now);
  const exchanging = new Set<PartyId>();
  const app = new Hono();

  /** The own log that the caller means, with what of it is published: by default the one that is said now. */
  const own = (partner: PartyId, url?: URL) => {
    const hash = url?.searchParams.get("log") ?? undefined;
    const log =
      hash === undefined
        ? ledger.current("ours", partner)
        : ledger.generations("ours", partner).find(({ origin }) => originHash(origin) === hash);
    const published = log === undefined ? undefined : heads.published(log.origin);
    return log === undefined || published === undefined ? undefined : { log, published };
  };

  async function admitted<T>(
    request: Request,
    signed: SignedRequest,
    taking: Taking<T>,
    handler: Handler<T>,
  ): Promise<Reply> {
    using scope = new DisposableStack();
    const { body, digest } = await taking.take(request, scope);
    openDigest(signed, digest, options.checks);
    options.onHeard(signed.partner);
    const url = new URL(request.url);
    return await handler({ partner: signed.partner, path: url.pathname, url, body });
  }

  async function answer<T>({ req, env }: Context, taking: Taking<T>, handler: Handler<T>): Promise<Response> {
    const isAlone = taking.alone === true;
    const request = req.raw;
    let signed: SignedRequest;
    try {
      signed = openRequest(request, options.checks);
    } catch (cause) {
      if (cause instanceof WireError && cause.code === "wrong-key")
        options.onUnknownKey(request.headers.get("entente-relation") as PartyId);
      return unsigned(401);
    }
    const { partner } = signed;
    const socket = socketOf(env);
    if (socket !== undefined) options.onSpoken(partner, socket);
    if (isAlone && exchanging.has(partner))
      return reply(signed, { status: 429, body: "one file at a time\n" });
    if (!gate.enter(partner)) return reply(signed, { status: 429, body: "too many requests\n" });
    if (isAlone) exchanging.add(partner);
    try {
      const fault = options.certificateFault(partner, connectionOf(env));
      if (fault !== undefined)
        return reply(signed, { status: 403, body: JSON.stringify({ code: fault }), type: PROBLEM });
      return reply(signed, await admitted(request, signed, taking, handler));
    } catch (cause) {
      if (cause instanceof CarryError && cause.code === "busy") return reply(signed, NO_ROOM);
      if (cause instanceof CarryError && cause.code === "too-large") return reply(signed, TOO_LARGE);
      if (!(cause instanceof WireError)) return reply(signed, { status: 503, body: "try again later\n" });
      if (cause.code === "too-large") return reply(signed, TOO_LARGE);
      if (cause.code === "busy") return reply(signed, { status: 429, body: "too many requests\n" });
      // A body that is not the signed one, or a message played back: not a word under our signature.
      return unsigned(401);
    } finally {
      gate.leave(partner);
      if (isAlone) exchanging.delete(partner);
    }
  }

  function unsigned(status: 401 | 503): Response {
    const headers = {
      "content-type": PROBLEM,
      "cache-control": "no-store",
      ...(status === 503 ? { "retry-after": String(RETRY_AFTER) } : {}),
    };
    return new Response(JSON.stringify(status === 503 ? LATER : UNSIGNED), { status, headers });
  }

  function reply(signed: SignedRequest, { status, body, type, cache, after = RETRY_AFTER }: Reply): Response {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : new Uint8Array(body);
    const { method, target, signature } = signed;
    const request = { method, target, signature };
    return new Response(bytes, {
      status,
      headers: {
        ...options.identity.signResponse(request, status, type ?? TEXT, bytes),
        "cache-control": cache ?? "no-store",
        ...(status === 429 || status === 503 ? { "retry-after": String(after) } : {}),
      },
    });
  }

  const get = (path: string, handler: Handler) => app.get(path, (c) => answer(c, NO_BODY, handler));
  const post = (path: string, handler: Handler) => app.post(path, (c) => answer(c, SMALL_BODY, handler));

  app.get("/card", (c) => c.json(options.cardFile() as object));

  // Not signed as a request is: the key that would sign it is the one that is new. The root key's chain vouches for it.
  app.post("/card", async (c) => {
    const visit = strangers.enter(addressOf(c.env));
    if (visit === undefined) return unsigned(503);
    try {
      const signal = AbortSignal.any([visit.pushedOut, options.deadline(STRANGER_LIMITS.bodyTimeout)]);
      const body = await readBounded(c.req.raw.body, PARTNER_LIMITS.maxBody, signal);
      const { party, cards } = shownCards.parse(parseJson(body));
      return options.onCard(party as PartyId, cards) ? c.json({}) : unsigned(401);
    } catch {
      return unsigned(401);
    } finally {
      visit.leave();
    }
  });

  get("/logs/checkpoint", ({ partner }) => {
    const mine = own(partner);
    return mine === undefined
      ? NOTHING
      : { status: 200, body: mine.published.note, cache: "private, max-age=1" };
  });

  get("/logs/tile/*", ({ partner, path, url }) => {
    const mine = own(partner, url);
    // The path is the caller's: `readTilePath` parses it and never uses it as a name.
    const bytes =
      mine === undefined
        ? undefined
        : readTilePath(ledger.reader, mine.log.id, path.slice("/logs/".length), mine.published.size);
    return bytes === undefined
      ? NOTHING
      : { status: 200, body: bytes, type: OCTETS, cache: "private, max-age=31536000, immutable" };
  });

  get("/blobs/:digest", ({ partner, path, url }) => {
    const mine = own(partner);
    const index = indexIn(url);
    if (mine === undefined || index === undefined) return NOTHING;
    const payload = path.slice("/blobs/".length);
    const bytes = options.blob(partner, payload, index, placeIn(mine.log.origin, mine.published.size));
    return bytes === undefined ? NOTHING : { status: 200, body: bytes, type: OCTETS };
  });

  // What the caller wrote itself, for one that was restored from an old backup.
  get("/returned/tile/*", ({ partner, path, url }) => {
    const hash = url.searchParams.get("log") ?? undefined;
    const bytes = returnedTile(giving, partner, path.slice("/returned/".length), hash);
    return bytes === undefined ? NOTHING : { status: 200, body: bytes, type: OCTETS };
  });

  get("/returned/blobs/:digest", async ({ partner, path, url }) => {
    const place = indexIn(url);
    const payload = path.slice("/returned/blobs/".length);
    const bytes = place === undefined ? undefined : await returnedContent(giving, partner, place, payload);
    return bytes === undefined ? NOTHING : { status: 200, body: bytes, type: OCTETS };
  });

  post("/witness/add-checkpoint", async ({ partner, body }) => {
    const { status, body: text, contentType } = await witness.answer(body, partner);
    // Its log may be signed with a key that only its newest card names.
    if (status === 403) options.onUnknownKey(partner);
    return {
      status: status as Reply["status"],
      body: text,
      ...(contentType === undefined ? {} : { type: contentType }),
    };
  });

  get("/witness/:hash/checkpoint", ({ partner, path }) => {
    const hash = path.split("/")[2] ?? "";
    if (!ledger.generations("theirs", partner).some(({ origin }) => originHash(origin) === hash))
      return NOTHING;
    const { status, body } = witness.read(hash, partner);
    return { status: status as Reply["status"], body };
  });

  post("/retirement", async ({ partner, body }) => {
    const code = await options.onRetirement(partner, body);
    return code === undefined
      ? { status: 200, body: "" }
      : { status: code === "malformed" ? 400 : 409, body: JSON.stringify({ code }), type: PROBLEM };
  });

  post("/doorbell", ({ partner }) => {
    options.onDoorbell(partner);
    return { status: 202, body: "" };
  });

  const { directory, room } = options.exchanged;
  app.post("/exchange", (c) =>
    answer(c, ontoDisk(directory, room), async ({ partner, body }) => ({
      status: 200,
      body: await options.exchange(partner, body),
      type: FILE,
    })),
  );

  // Whoever asks for something that does not exist is answered like whoever may not see it.
  app.notFound((c) => answer(c, NO_BODY, () => NOTHING));
  app.onError(() => unsigned(503));
  return { fetch: async (request, env) => app.fetch(request, env) };
}
