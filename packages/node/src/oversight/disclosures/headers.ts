/** Nothing but the page's own script and style runs; nothing may frame it; nothing else is reached. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** A page that is kept is a trace, and so is an address that is sent on: nothing is kept, and nothing is sent on. */
const ALWAYS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "permissions-policy":
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=()",
};

export function answer(
  status: number,
  body: string | Uint8Array<ArrayBuffer> | null,
  type = "application/json",
  more: Readonly<Record<string, string>> = {},
): Response {
  const headers = { ...ALWAYS, ...(body === null ? {} : { "content-type": type }), ...more };
  return new Response(body, { status, headers });
}

/** A problem document (RFC 9457) in both languages, as there is no session to know one by. */
export function problem(
  status: number,
  code: string,
  text: { readonly en: string; readonly fr: string },
  pointer?: string,
): Response {
  const document = {
    type: `urn:entente:problem:${code}`,
    title: text.en,
    status,
    detail: text.en,
    text,
    ...(pointer === undefined ? {} : { pointer }),
  };
  return answer(status, JSON.stringify(document), "application/problem+json");
}
