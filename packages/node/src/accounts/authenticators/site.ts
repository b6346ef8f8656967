import { isIP } from "node:net";
import { problemOf, type Sentence } from "@entente/api";

/** Where a browser stands: the host name as RP ID (WebAuthn L3 §5.1.2), and the origin its client data must name. */
export type Site = { readonly host: string; readonly origin: string };

/**
 * The site of a request, whose host name the listener has found to be one of the node's own. `secure`: browsers come by
 * TLS, whoever ends it. Throws 409 `no-passkeys-here`: a passkey belongs to a host name, and browsers make none
 * without TLS except on the machine itself.
 */
export function siteOf(url: URL, secure: boolean): Site {
  const host = url.hostname.toLowerCase();
  const near = host === "localhost" || host.endsWith(".localhost");
  if (isIP(host.replace(/^\[|\]$/g, "")) !== 0)
    throw noPasskeys(
      "A passkey belongs to a host name, and this address is none. Open the node by its name (on its own machine: localhost).",
    );
  if (!secure && !near)
    throw noPasskeys("Browsers make passkeys only over TLS. Open the node by its https address.");
  return { host, origin: new URL(`${secure ? "https" : "http"}://${url.host}`).origin };
}

const noPasskeys = (detail: Sentence) =>
  problemOf(409, "no-passkeys-here", "No passkeys at this address", detail);
