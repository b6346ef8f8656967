import type { IncomingMessage } from "node:http";
import { Agent, request as httpsRequest, type RequestOptions } from "node:https";
import type { Duplex } from "node:stream";
import { Readable } from "node:stream";
import { connect, TLSSocket } from "node:tls";
import type { Digest, PartyId } from "../../keys/index.ts";
import { WireError } from "../errors.ts";
import type { Fetch } from "../wire/partner-wire.ts";
import { certificateFault, faultWords } from "./pins.ts";
import type { TlsPair } from "./tls-files.ts";

export type DialerOptions = {
  /** The keys of the certificates at a partner's address, as its card in force names them; undefined when it names none. */
  readonly pinsOf: (partner: PartyId) => readonly Digest[] | undefined;
  /** The certificate this node calls with. */
  readonly own: (() => TlsPair) | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Statuses whose answer has no body (fetch standard, null body status). */
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Calls partners by TLS with what their cards name and with our own certificate. A partner whose card names no key is
 * believed as any server is: by an authority this machine knows, and its host name.
 */
export class Dialer {
  readonly #options: DialerOptions;
  readonly #agents = new Map<string, { readonly made: string; readonly agent: PinningAgent }>();

  constructor(options: DialerOptions) {
    this.#options = options;
  }

  /**
   * How to call a partner; undefined when nothing of this concerns it, and the platform's own way serves. With
   * `anyCertificate`, whoever answers is spoken to: only for public cards, which the root key vouches for.
   */
  for(partner: PartyId, anyCertificate = false): Fetch | undefined {
    const pins = this.#options.pinsOf(partner);
    const own = this.#own();
    if (pins === undefined && own === undefined) return undefined;
    const made = JSON.stringify([pins, own?.cert]);
    const name = `${anyCertificate} ${partner}`;
    let known = this.#agents.get(name);
    if (known === undefined || known.made !== made) {
      // Connections that were made under other keys end with them.
      known?.agent.destroy();
      const wanted = anyCertificate && pins !== undefined ? "any" : pins;
      known = { made, agent: new PinningAgent(wanted, own, this.#options.now) };
      this.#agents.set(name, known);
    }
    const { agent } = known;
    return (request) => {
      agent.sweep();
      return send(request, agent);
    };
  }

  #own(): TlsPair | undefined {
    try {
      return this.#options.own?.();
    } catch (cause) {
      throw new WireError(
        "certificate",
        `our own certificate cannot be read: ${(cause as Error).message}`,
        cause,
      );
    }
  }

  close(): void {
    for (const { agent } of this.#agents.values()) agent.destroy();
    this.#agents.clear();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

type Given = (error: Error | null, socket: Duplex) => void;

/** Hands a connection over only after the other side's certificate was looked at: before that, nothing is sent by it. */
class PinningAgent extends Agent {
  readonly #pins: readonly Digest[] | "any" | undefined;
  readonly #own: TlsPair | undefined;
  readonly #now: () => number;

  constructor(pins: readonly Digest[] | "any" | undefined, own: TlsPair | undefined, now: () => number) {
    super({ keepAlive: true });
    this.#pins = pins;
    this.#own = own;
    this.#now = now;
  }

  /** Why nothing is said by a connection; undefined when its other side is the one that the card names. */
  distrust(socket: TLSSocket): WireError | undefined {
    if (this.#pins === undefined || this.#pins === "any") return undefined;
    const certificate = socket.getPeerX509Certificate();
    const fault = certificateFault(certificate, this.#pins, this.#now());
    return fault === undefined
      ? undefined
      : new WireError("certificate", faultWords(fault, certificate, "listens"));
  }

  /** Ends the connections kept for later whose certificate has ended meanwhile. */
  sweep(): void {
    for (const socket of Object.values(this.freeSockets).flatMap((each) => each ?? []))
      if (socket instanceof TLSSocket && this.distrust(socket) !== undefined) socket.destroy();
  }

  override createConnection(options: RequestOptions, given?: Given): undefined {
    const pins = this.#pins;
    const socket = connect({
      host: options.host ?? "",
      port: Number(options.port),
      ...(options.servername === undefined ? {} : { servername: options.servername }),
      ...this.#own,
      minVersion: "TLSv1.2",
      rejectUnauthorized: pins === undefined,
    });
    // With an error the agent looks at nothing else.
    const failed = (cause: Error) => given?.(cause, socket);
    socket.once("error", failed);
    socket.once("secureConnect", () => {
      const distrust = this.distrust(socket);
      if (distrust !== undefined) {
        socket.destroy(distrust);
        return;
      }
      socket.off("error", failed);
      given?.(null, socket);
    });
    return undefined;
  }
}

async function send(request: Request, agent: Agent): Promise<Response> {
  const { method, url, signal } = request;
  const body = method === "GET" ? undefined : Buffer.from(await request.arrayBuffer());
  const headers = { ...Object.fromEntries(request.headers), "content-length": String(body?.length ?? 0) };
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const outgoing = httpsRequest(url, { method, headers, agent, signal });
  outgoing.once("error", reject);
  outgoing.once("response", (incoming) => {
    try {
      resolve(responseOf(incoming));
    } catch (cause) {
      incoming.destroy();
      reject(cause);
    }
  });
  outgoing.end(body);
  return promise;
}

/** Throws for a status or a header that is none: whatever the other side sends. */
function responseOf(incoming: IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct))
    for (const value of values) headers.append(name, value);
  const status = incoming.statusCode ?? 0;
  if (WITHOUT_BODY.has(status)) {
    incoming.resume();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(incoming) as ReadableStream<Uint8Array>, { status, headers });
}
