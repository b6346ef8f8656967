import { randomBytes } from "node:crypto";
import { signerFromSeed } from "@entente/tlog/node";
import { type Keyring, type PartyId, seedOf, toBase64Url } from "../../keys/index.ts";
import {
  contentDigest,
  LIFETIME_SECONDS,
  RELATION_HEADER,
  requestBase,
  responseBase,
  type SignatureParams,
  signatureInput,
} from "./profile.ts";

/** This node as it signs messages: the party's name and the node key of its card. */
export class Identity {
  readonly party: PartyId;
  readonly #keyid: string;
  readonly #sign: (message: Uint8Array) => Uint8Array;
  readonly #now: () => number;

  /** `now` in milliseconds. */
  constructor(party: PartyId, keyring: Keyring, now: () => number) {
    const signer = signerFromSeed(seedOf(keyring.node));
    this.party = party;
    this.#keyid = toBase64Url(signer.publicKey);
    this.#sign = signer.sign;
    this.#now = now;
  }

  #params(): SignatureParams {
    const created = Math.floor(this.#now() / 1000);
    const nonce = toBase64Url(randomBytes(16));
    return { created, expires: created + LIFETIME_SECONDS, nonce, keyid: this.#keyid };
  }

  #headers(base: Uint8Array, input: string, contentType: string, digest: string) {
    const signature = Buffer.from(this.#sign(base)).toString("base64");
    const headers = {
      "content-type": contentType,
      "content-digest": digest,
      [RELATION_HEADER]: this.party,
      "signature-input": input,
      signature: `entente=:${signature}:`,
    };
    return { headers, signature };
  }

  /** Headers of a signed request, and its signature, which the answer must cover. */
  signRequest(method: string, target: string, contentType: string, body: Uint8Array) {
    const params = this.#params();
    const digest = contentDigest(body);
    const parts = { method, target, contentType, contentDigest: digest, relation: this.party };
    return this.#headers(requestBase(parts, params), signatureInput("request", params), contentType, digest);
  }

  /** Headers of a signed answer to the request (method, target, signature). */
  signResponse(
    request: { readonly method: string; readonly target: string; readonly signature: string },
    status: number,
    contentType: string,
    body: Uint8Array,
  ): Record<string, string> {
    const params = this.#params();
    const digest = contentDigest(body);
    const parts = { status, contentType, contentDigest: digest, relation: this.party, ...request };
    return this.#headers(responseBase(parts, params), signatureInput("response", params), contentType, digest)
      .headers;
  }
}
