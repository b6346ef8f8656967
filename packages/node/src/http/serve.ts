import { createServer as createHttps, Server as HttpsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

/** Anything with a fetch handler: the people listener, the partner listener. */
export type Fetching = { fetch(request: Request, env?: unknown): Response | Promise<Response> };

export type ServeOptions = {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** PEM texts. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Asks whoever connects for a certificate. What is shown is judged by the app, not here. */
  readonly asksCertificate?: boolean;
  readonly maxConnections?: number;
  /** Told of every connection that is opened: it bounds them then, by closing some, and `maxConnections` does not. */
  readonly places?: { enter(socket: Socket): void };
};

export type Listening = {
  readonly url: string;
  readonly port: number;
  /** New connections are shown this certificate from now on; those that are open stay. */
  renew(tls: { readonly key: string; readonly cert: string }): void;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** A client that has not sent its headers by then is not one. */
const HEADERS_TIMEOUT_MS = 15_000;
/** The whole request, body included: 256 MiB at a slow line's 1 MiB/s. */
const REQUEST_TIMEOUT_MS = 300_000;
const KEEP_ALIVE_MS = 10_000;
const MAX_HEADER_BYTES = 16_384;
const MAX_CONNECTIONS = 512;
const OLDEST_TLS = { minVersion: "TLSv1.2" } as const;
/** What is under way when the node stops may finish for this long. */
const GRACE_MS = 5_000;

/** Listens; resolves when the socket is open, rejects when it cannot be (EADDRINUSE, EACCES). */
export async function serve(app: Fetching, options: ServeOptions): Promise<Listening> {
  const { host, port, tls } = options;
  const limits = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  const asked = options.asksCertificate === true ? { requestCert: true, rejectUnauthorized: false } : {};
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env),
    overrideGlobalObjects: false,
    ...(tls === undefined
      ? { serverOptions: limits }
      : { createServer: createHttps, serverOptions: { ...limits, ...tls, ...OLDEST_TLS, ...asked } }),
  }) as import("node:http").Server;
  const { places } = options;
  if (places === undefined) server.maxConnections = options.maxConnections ?? MAX_CONNECTIONS;
  else server.on("connection", (socket) => places.enter(socket));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => reject(listenError(cause, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= new Promise<void>((resolve) => {
      const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      server.close(() => {
        clearTimeout(late);
        resolve();
      });
      server.closeIdleConnections();
    });
    return closing;
  };
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `${tls === undefined ? "http" : "https"}://${name}:${bound}`,
    port: bound,
    renew(pair) {
      if (server instanceof HttpsServer) server.setSecureContext({ ...pair, ...OLDEST_TLS });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What kept a listener from its port, and what to do about it. */
function listenError(cause: NodeJS.ErrnoException, host: string, port: number): Error {
  const advice =
    cause.code === "EADDRINUSE"
      ? "another program uses that port: stop it, or choose another port in node.json"
      : cause.code === "EACCES"
        ? "this user may not use that port: choose one above 1023, or allow it"
        : cause.message;
  return Object.assign(new Error(`cannot listen on ${host}:${port}; ${advice}`, { cause }), {
    code: cause.code,
  });
}
