import type { X509Certificate } from "node:crypto";
import { TLSSocket } from "node:tls";

/** What a request came in by. Not secure: TLS was ended before this node, or there is none. */
export type Connection = { readonly secure: boolean; readonly certificate: X509Certificate | undefined };

type Env = { readonly incoming?: { readonly socket?: unknown } } | undefined;

const PLAIN: Connection = { secure: false, certificate: undefined };

/** The connection behind a request, from what the HTTP server hands on with it; plain for one that came by no socket. */
export function connectionOf(env: unknown): Connection {
  const socket = (env as Env)?.incoming?.socket;
  if (!(socket instanceof TLSSocket)) return PLAIN;
  return { secure: true, certificate: socket.getPeerX509Certificate() };
}

/** The socket a request came in by; undefined for one that came by none. */
export function socketOf(env: unknown): { remoteAddress?: string; remotePort?: number } | undefined {
  return (env as Env)?.incoming?.socket as { remoteAddress?: string; remotePort?: number } | undefined;
}

/** The address a request came from, from what the HTTP server hands on with it; empty for one that came by no socket. */
export function addressOf(env: unknown): string {
  return socketOf(env)?.remoteAddress ?? "";
}
