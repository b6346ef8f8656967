/**
 * The name of the session cookie. Cookies know hosts but no ports: with the fingerprint in the name, two nodes
 * on one machine do not sign each other out. `__Host-` (RFC 6265bis §4.1.3.2) keeps neighbours from setting it.
 */
export function cookieName(nodeFingerprint: string, secure: boolean): string {
  const short = nodeFingerprint.replace(/[^A-Za-z0-9]/g, "").slice(0, 8);
  return `${secure ? "__Host-" : ""}entente-${short}`;
}

export function cookieFrom(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** A `Set-Cookie` value; an empty secret clears the cookie. */
export function sessionCookie(name: string, secret: string, maxAgeMs: number, secure: boolean): string {
  const maxAge = secret === "" ? 0 : Math.floor(maxAgeMs / 1000);
  return `${name}=${secret}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
}
