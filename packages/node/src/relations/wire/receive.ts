import { verifyEd25519 } from "@entente/tlog/node";
import { digestBytes, type PartyId } from "../../keys/index.ts";
import { WireError } from "../errors.ts";
import type { Nonces } from "./nonces.ts";
import {
  checkWindow,
  contentDigest,
  keyNamed,
  readSignedHeaders,
  requestBase,
  responseBase,
  type SignedHeaders,
} from "./profile.ts";

/** A request whose headers verified; its body is still to be read and held against the digest. */
export type SignedRequest = {
  readonly partner: PartyId;
  readonly method: string;
  readonly target: string;
  readonly signature: string;
  readonly headers: SignedHeaders;
};

export type RequestChecks = {
  /** The node keys of a paired party; empty for anybody else. */
  readonly keysOf: (party: PartyId) => readonly Uint8Array[];
  /** Where this node listens, by its cards: a request meant for another node is none of ours. */
  readonly addresses: () => readonly string[];
  readonly nowSeconds: () => number;
  readonly skewSeconds: number;
  /** Seconds: nothing made before this node started is accepted, since its memory of nonces is empty. */
  readonly acceptFrom: number;
  readonly nonces: Nonces;
};

/**
 * Checks a request in this order: form, party, key, signature, window. Who fails before the signature learns
 * nothing about who is known here: the listener answers all of it alike.
 */
export function openRequest(request: Request, checks: RequestChecks): SignedRequest {
  const headers = readSignedHeaders(request.headers, "request");
  const { params, signature, relation } = headers;
  if (digestBytes(relation) === undefined) throw new WireError("malformed", "the sender is no party");
  const partner = relation as PartyId;
  const keys = checks.keysOf(partner);
  if (keys.length === 0) throw new WireError("unknown-party", "there is no relation with the sender");
  const key = keyNamed(params.keyid, keys);
  if (key === undefined) throw new WireError("wrong-key", "the sender's card does not name that node key");
  const url = new URL(request.url);
  const { method } = request;
  const value = Buffer.from(signature, "base64");
  for (const address of checks.addresses()) {
    const target = `${address}${url.pathname}${url.search}`;
    if (!verifyEd25519(key, requestBase({ ...headers, method, target }, params), value)) continue;
    checkWindow(params, checks.nowSeconds(), checks.skewSeconds);
    if (params.created < checks.acceptFrom)
      throw new WireError("stale", "the message was made before this node started; send it anew");
    return { partner, method, target, signature, headers };
  }
  throw new WireError("bad-signature", "the request is not signed for this node, method, path and body");
}

/**
 * Holds the received bytes against the signed digest, before anything parses them, and uses up the nonce. The
 * digest header alone proves nothing about the body (agreement.md §10, measured).
 */
export function openBody(request: SignedRequest, body: Uint8Array, checks: RequestChecks): void {
  openDigest(request, contentDigest(body), checks);
}

/** The same for a body that is not in memory, by the digest of what was received (RFC 9530). */
export function openDigest(request: SignedRequest, received: string, checks: RequestChecks): void {
  const { contentDigest: claimed, params } = request.headers;
  if (received !== claimed)
    throw new WireError("bad-digest", "the body is not the one whose digest was signed");
  // One second more than the last moment at which `checkWindow` could accept it again.
  const until = params.expires + checks.skewSeconds + 1;
  checks.nonces.claim(request.partner, params.keyid, params.nonce, until, checks.nowSeconds());
}

/** Checks an answer: by that partner, to this very request, over these bytes, now. */
export function openResponse(
  request: { readonly method: string; readonly target: string; readonly signature: string },
  response: { readonly status: number; readonly headers: Headers; readonly body: Uint8Array },
  partner: PartyId,
  keys: readonly Uint8Array[],
  nowSeconds: number,
  skewSeconds: number,
): void {
  const headers = readSignedHeaders(response.headers, "response");
  if (headers.relation !== partner) throw new WireError("unknown-party", "another party has answered");
  const key = keyNamed(headers.params.keyid, keys);
  if (key === undefined)
    throw new WireError("wrong-key", "the answer is signed with a key that is not on the partner's card");
  const base = responseBase({ ...headers, status: response.status, ...request }, headers.params);
  if (!verifyEd25519(key, base, Buffer.from(headers.signature, "base64")))
    throw new WireError("bad-signature", "the answer is not signed for this request");
  if (contentDigest(response.body) !== headers.contentDigest)
    throw new WireError("bad-digest", "the answer's body is not the one whose digest was signed");
  checkWindow(headers.params, nowSeconds, skewSeconds);
}
