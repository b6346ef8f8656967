import { forbidden, problemOf } from "@entente/api";

/** Names by which a browser on this machine reaches it. */
export const LOOPBACK_NAMES: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses a request for a name that is not ours. A page elsewhere can let its own name resolve to this machine
 * and would then be of the same origin as the node (DNS rebinding); the name it must use gives it away.
 */
export function requireKnownHost(url: URL, hosts: readonly string[]): void {
  if (!hosts.includes(url.hostname.toLowerCase()))
    throw problemOf(421, "misdirected", "Not here", "This node does not answer under that name.");
}

/**
 * Refuses a request that another site made a browser send. Browsers name the origin of what changes state;
 * with a cookie and without that name (`strict`) nothing is done.
 */
export function requireSameOrigin(request: Request, url: URL, strict: boolean): void {
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const foreign =
    (site !== null && site !== "same-origin") || (origin !== null && hostOf(origin) !== url.host);
  if (foreign || (strict && site === null && origin === null))
    throw forbidden(
      "With a session cookie, a request that changes something must come from this node's own pages. Programs use a token.",
    );
}

/** Schemes are not compared: in front of the node a proxy may end TLS. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Whether a peer's address is this machine's own. */
export function isLoopback(address: string): boolean {
  const plain = address.startsWith("::ffff:") ? address.slice(7) : address;
  return plain === "::1" || /^127\.\d+\.\d+\.\d+$/.test(plain);
}
