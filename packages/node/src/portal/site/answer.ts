import { sha256, toBase64Url } from "../../keys/index.ts";
import type { Language } from "../figures.ts";
import type { Markup } from "./markup.ts";

/** Nothing runs: no script, no frame, nothing of others. Data for machines has an address of its own. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const ALWAYS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
};

/** Kept, and asked for again each time: a page that was withdrawn does not live on in a cache. */
export const REVALIDATE = "public, no-cache";

export type Answer = {
  readonly status: number;
  readonly body: string | Uint8Array;
  readonly type: string;
  readonly language?: Language | undefined;
  readonly cache?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export const page = (
  status: number,
  language: Language,
  markup: Markup,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({ status, body: markup.text, type: "text/html; charset=utf-8", language, headers });

/** A page with a form on it: its time and token are of this moment, and there is nothing on it to find. */
export const formPage = (status: number, language: Language, markup: Markup): Answer => ({
  ...page(status, language, markup, { "x-robots-tag": "noindex" }),
  cache: "no-store",
});

/** A page for one reader: kept nowhere, found by no search engine, and its address is told to nobody. */
export const privatePage = (status: number, language: Language, markup: Markup, headers = {}): Answer => ({
  ...page(status, language, markup, {
    // The form on it says where it was sent from; other sites are told nothing.
    "referrer-policy": "same-origin",
    "x-robots-tag": "noindex",
    ...headers,
  }),
  cache: "no-store",
});

export const redirect = (status: 302 | 303 | 308, location: string, headers = {}): Answer => ({
  status,
  body: "",
  type: "text/plain; charset=utf-8",
  headers: { location, ...headers },
});

/** The answer as it is sent: with an entity tag, and 304 for whoever has it already (RFC 9110 §13.1.2). */
export function respond(
  request: Request,
  { status, body, type, language, cache = REVALIDATE, headers }: Answer,
): Response {
  const sent = new Headers(ALWAYS);
  sent.set("content-type", type);
  sent.set("cache-control", cache);
  if (language !== undefined) sent.set("content-language", language);
  for (const [name, value] of Object.entries(headers ?? {})) sent.set(name, value);
  const isReading = request.method === "GET" || request.method === "HEAD";
  if (status === 200 && cache !== "no-store") {
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    const tag = `"${toBase64Url(sha256(bytes).subarray(0, 18))}"`;
    sent.set("etag", tag);
    if (isReading && holds(request.headers.get("if-none-match"), tag)) {
      sent.delete("content-type");
      return new Response(null, { status: 304, headers: sent });
    }
  }
  const empty = request.method === "HEAD" || body.length === 0;
  return new Response(empty ? null : (body as BodyInit), { status, headers: sent });
}

function holds(given: string | null, tag: string): boolean {
  if (given === null || given.length > 2000) return false;
  return given.split(",").some((each) => each.trim() === "*" || each.trim().replace(/^W\//, "") === tag);
}
