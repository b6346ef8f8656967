import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type {
  PasskeyCreationOptions,
  PasskeyRegistration,
  PasskeyRequestOptions,
  PasskeyResponse,
} from "@entente/api";

/** What a test may get wrong on purpose; everything else is as a browser and its authenticator do it. */
export type Flaws = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly userVerified?: boolean;
  readonly userPresent?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
};

const UP = 0x01;
const UV = 0x04;
const BACKUP_ELIGIBLE = 0x08;
const ATTESTED = 0x40;

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();

/** CBOR (RFC 8949 §3) of what authenticators say: small integers, byte strings, texts and maps. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Buffer {
  const head = (major: number, n: number) =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string")
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  const pairs = [...value].flatMap(([key, each]) => [cbor(key), cbor(each as Parameters<typeof cbor>[0])]);
  return Buffer.concat([head(5, value.size), ...pairs]);
}

type Held = { readonly id: Buffer; readonly rpId: string; readonly handle: string; readonly key: KeyObject };

/**
 * An authenticator and the browser before it, in software (WebAuthn L3 §6): ES256, discoverable credentials,
 * attestation "none". It counts its uses unless told otherwise.
 */
export class SoftwareAuthenticator {
  /** Where the browser stands. */
  readonly origin: string;
  readonly held: Held[] = [];
  /** 0 and never more in one that does not count, as synchronised passkeys do. */
  counter: number;
  readonly #counts: boolean;

  constructor(origin: string, { counts = true }: { readonly counts?: boolean } = {}) {
    this.origin = origin;
    this.#counts = counts;
    this.counter = 0;
  }

  /** `navigator.credentials.create`. */
  create(options: PasskeyCreationOptions, flaws: Flaws = {}): PasskeyRegistration {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const id = randomBytes(32);
    this.held.push({ id, rpId: options.rp.id, handle: options.user.id, key: privateKey });
    const jwk = publicKey.export({ format: "jwk" });
    const cose = cbor(
      new Map<number, unknown>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(jwk.x!, "base64url")],
        [-3, Buffer.from(jwk.y!, "base64url")],
      ]),
    );
    const length = Buffer.from([id.length >> 8, id.length & 255]);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, cose]);
    const authData = Buffer.concat([this.#data(options.rp.id, flaws, ATTESTED), attested]);
    const attestation = cbor(
      new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ]),
    );
    return {
      id: base64url(id),
      rawId: base64url(id),
      type: "public-key",
      response: {
        clientDataJSON: base64url(this.#client("webauthn.create", options.challenge, flaws)),
        attestationObject: base64url(attestation),
        transports: ["internal"],
      },
    };
  }

  /** `navigator.credentials.get`, with the passkey made last for the host, or the `nth` of all. */
  get(
    { challenge, rpId }: Pick<PasskeyRequestOptions, "challenge" | "rpId">,
    flaws: Flaws = {},
    nth?: number,
  ): PasskeyResponse {
    const found = nth === undefined ? this.held.findLast((each) => each.rpId === rpId) : this.held[nth];
    if (found === undefined) throw new Error(`no passkey for ${rpId}`);
    if (this.#counts) this.counter++;
    const authenticatorData = this.#data(rpId, flaws, 0);
    const clientData = this.#client("webauthn.get", challenge, flaws);
    const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientData)]), found.key);
    return {
      id: base64url(found.id),
      rawId: base64url(found.id),
      type: "public-key",
      response: {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(authenticatorData),
        signature: base64url(signature),
        userHandle: flaws.userHandle ?? found.handle,
      },
    };
  }

  #client(type: string, challenge: string, flaws: Flaws): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: flaws.type ?? type,
        challenge: flaws.challenge ?? challenge,
        origin: flaws.origin ?? this.origin,
        crossOrigin: false,
      }),
    );
  }

  #data(rpId: string, { userPresent = true, userVerified = true, ...flaws }: Flaws, more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(flaws.counter ?? this.counter);
    const backup = this.#counts ? 0 : BACKUP_ELIGIBLE;
    const flags = (userPresent ? UP : 0) | (userVerified ? UV : 0) | backup | more;
    return Buffer.concat([sha256(flaws.rpId ?? rpId), Buffer.from([flags]), counter]);
  }
}
