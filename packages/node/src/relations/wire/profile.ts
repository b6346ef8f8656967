import { fromBase64Url, sha256 } from "../../keys/index.ts";
import { WireError } from "../errors.ts";

/**
 * Our closed profile of RFC 9421 (agreement.md §10; the covered component `entente-agreement` of the sheet is
 * `entente-relation` here, the sender's party). One label, one list of components, one order of parameters:
 * whatever is spelled otherwise is refused, so there is nothing to interpret.
 */
export const LABEL = "entente";
export const TAG = "entente-node-v1";

/** A message may live at most this long (agreement.md §10). */
export const LIFETIME_SECONDS = 60;
/** Clocks of two parties may differ by this much (tlog.md §10, 5). */
export const SKEW_SECONDS = 300;

export const RELATION_HEADER = "entente-relation";

const REQUEST_COMPONENTS = '("@method" "@target-uri" "content-type" "content-digest" "entente-relation")';
const RESPONSE_COMPONENTS =
  '("@status" "content-type" "content-digest" "entente-relation" "@method";req "@target-uri";req "signature";req;key="entente")';

/** `created` and `expires` in seconds since 1970, `keyid` the base64url of the Ed25519 public key. */
export type SignatureParams = {
  readonly created: number;
  readonly expires: number;
  readonly nonce: string;
  readonly keyid: string;
};

/** What a signature covers beside method and target. */
export type Covered = {
  readonly contentType: string;
  readonly contentDigest: string;
  readonly relation: string;
};

export type RequestParts = Covered & { readonly method: string; readonly target: string };
export type ResponseParts = Covered & {
  readonly status: number;
  readonly method: string;
  readonly target: string;
  /** The request's signature, base64: binds the answer to the question. */
  readonly signature: string;
};

function paramsText(components: string, params: SignatureParams): string {
  const { created, expires, nonce, keyid } = params;
  return `${components};created=${created};expires=${expires};nonce="${nonce}";keyid="${keyid}";alg="ed25519";tag="${TAG}"`;
}

/** The value of `Signature-Input`. */
export function signatureInput(of: "request" | "response", params: SignatureParams): string {
  return `${LABEL}=${paramsText(of === "request" ? REQUEST_COMPONENTS : RESPONSE_COMPONENTS, params)}`;
}

/** The signature base of a request (RFC 9421 §2.5). */
export function requestBase(parts: RequestParts, params: SignatureParams): Uint8Array {
  return lines([
    ['"@method"', parts.method],
    ['"@target-uri"', parts.target],
    ['"content-type"', parts.contentType],
    ['"content-digest"', parts.contentDigest],
    ['"entente-relation"', parts.relation],
    ['"@signature-params"', paramsText(REQUEST_COMPONENTS, params)],
  ]);
}

/** The signature base of a response, which covers the request it answers (RFC 9421 §2.4). */
export function responseBase(parts: ResponseParts, params: SignatureParams): Uint8Array {
  return lines([
    ['"@status"', String(parts.status)],
    ['"content-type"', parts.contentType],
    ['"content-digest"', parts.contentDigest],
    ['"entente-relation"', parts.relation],
    ['"@method";req', parts.method],
    ['"@target-uri";req', parts.target],
    ['"signature";req;key="entente"', `:${parts.signature}:`],
    ['"@signature-params"', paramsText(RESPONSE_COMPONENTS, params)],
  ]);
}

function lines(pairs: readonly (readonly [string, string])[]): Uint8Array {
  // A line feed in a value would let one component pass for two; header values cannot hold one.
  return new TextEncoder().encode(pairs.map(([name, value]) => `${name}: ${value}`).join("\n"));
}

/** RFC 9530, also for an empty body. */
export function contentDigest(body: Uint8Array): string {
  return digestHeader(sha256(body));
}

/** The same of a body whose SHA-256 is known. */
export function digestHeader(digest: Uint8Array): string {
  return `sha-256=:${Buffer.from(digest).toString("base64")}:`;
}

const PARAMS =
  /^;created=([1-9][0-9]{0,11});expires=([1-9][0-9]{0,11});nonce="([A-Za-z0-9_-]{22})";keyid="([A-Za-z0-9_-]{43})";alg="ed25519";tag="entente-node-v1"$/;
const SIGNATURE = /^entente=:([A-Za-z0-9+/]{86}==):$/;

export type SignedHeaders = Covered & {
  readonly params: SignatureParams;
  readonly signature: string;
};

/** Reads the headers of a signed message. Every deviation from the profile, a second label too, is `malformed`. */
export function readSignedHeaders(headers: Headers, of: "request" | "response"): SignedHeaders {
  const header = (name: string): string => {
    const value = headers.get(name);
    if (value === null) throw new WireError("malformed", `the message has no ${name} header`);
    return value;
  };
  const components = of === "request" ? REQUEST_COMPONENTS : RESPONSE_COMPONENTS;
  const input = header("signature-input");
  const start = `${LABEL}=${components}`;
  const params = input.startsWith(start) ? PARAMS.exec(input.slice(start.length)) : null;
  if (params === null)
    throw new WireError("malformed", "the signature's label, components or parameters are not the profile's");
  const signature = SIGNATURE.exec(header("signature"))?.[1];
  if (signature === undefined) throw new WireError("malformed", "the signature is malformed");
  return {
    params: {
      created: Number(params[1]),
      expires: Number(params[2]),
      nonce: params[3]!,
      keyid: params[4]!,
    },
    signature,
    contentType: header("content-type"),
    contentDigest: header("content-digest"),
    relation: header(RELATION_HEADER),
  };
}

/** The key a message says it is signed with, if it is one of `keys`. */
export function keyNamed(keyid: string, keys: readonly Uint8Array[]): Uint8Array | undefined {
  const named = fromBase64Url(keyid);
  return named === undefined ? undefined : keys.find((key) => Buffer.from(key).equals(named));
}

/** Checks the window: at most a minute long, and now, give or take the skew. */
export function checkWindow(params: SignatureParams, nowSeconds: number, skewSeconds: number): void {
  const { created, expires } = params;
  if (expires <= created || expires - created > LIFETIME_SECONDS)
    throw new WireError("malformed", `a message lives at most ${LIFETIME_SECONDS} s`);
  if (nowSeconds > expires + skewSeconds)
    throw new WireError("stale", `the message expired ${nowSeconds - expires} s ago; compare clocks`);
  if (nowSeconds < created - skewSeconds)
    throw new WireError("stale", `the message is dated ${created - nowSeconds} s ahead; compare clocks`);
}
