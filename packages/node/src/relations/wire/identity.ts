import { randomBytes } from "node:crypto";
import { type Keyring, type PartyId, signerOf, toBase64Url } from "../../keys/index.ts";
import {
  contentDigest,
  LIFETIME_SECONDS,
  RELATION_HEADER,
  requestBase,
  responseBase,
  type SignatureParams,
  signatureInput,
} from "./profile.ts";

type Sign = (message: Uint8Array) => Uint8Array;

/** This node as it signs messages: the party's name and the node key of its card in force. */
export class Identity {
  readonly party: PartyId;
  readonly #signer: ReturnType<typeof signerOf>;
  readonly #now: () => number;

  /** `now` in milliseconds. */
  constructor(party: PartyId, keyring: Keyring, now: () => number) {
    this.party = party;
    this.#signer = signerOf(() => keyring.node);
    this.#now = now;
  }

  #params(publicKey: Uint8Array): SignatureParams {
    const created = Math.floor(this.#now() / 1000);
    const nonce = toBase64Url(randomBytes(16));
    return { created, expires: created + LIFETIME_SECONDS, nonce, keyid: toBase64Url(publicKey) };
  }

  #headers(sign: Sign, base: Uint8Array, input: string, contentType: string, digest: string) {
    const signature = Buffer.from(sign(base)).toString("base64");
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
    const { publicKey, sign } = this.#signer();
    const params = this.#params(publicKey);
    const digest = contentDigest(body);
    const parts = { method, target, contentType, contentDigest: digest, relation: this.party };
    const input = signatureInput("request", params);
    return this.#headers(sign, requestBase(parts, params), input, contentType, digest);
  }

  /** Headers of a signed answer to the request (method, target, signature). */
  signResponse(
    request: { readonly method: string; readonly target: string; readonly signature: string },
    status: number,
    contentType: string,
    body: Uint8Array,
  ): Record<string, string> {
    const { publicKey, sign } = this.#signer();
    const params = this.#params(publicKey);
    const digest = contentDigest(body);
    const parts = { status, contentType, contentDigest: digest, relation: this.party, ...request };
    const input = signatureInput("response", params);
    return this.#headers(sign, responseBase(parts, params), input, contentType, digest).headers;
  }
}
