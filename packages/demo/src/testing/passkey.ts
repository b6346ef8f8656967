import assert from "node:assert/strict";
import { createHash, createHmac, createPublicKey, verify } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { challengeOf } from "@entente/api";
import type { Page } from "playwright-core";

/** Gives a page an authenticator of its own, which answers as somebody would who is there and is recognised. */
export async function giveAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const PERIOD_MS = 30_000;

/** The code that an authenticator app shows for a secret (RFC 6238), `steps` half minutes from now. */
export function codeFor(secret: string, steps = 0): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / PERIOD_MS) + steps));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = mac.at(-1)! & 0x0f;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export type Evidence = {
  readonly kind: string;
  readonly account: string;
  readonly node: string;
  readonly operation: string;
  readonly params: Record<string, string>;
  readonly body: string;
  readonly command: string;
  readonly at: string;
  readonly challenge: string;
  readonly authenticator: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
};
type Registered = { readonly authenticator: string; readonly publicKey: string; readonly host: string };

/** The bodies of one kind of entry in the logs of a node, in their order: from its file, as an overseer has it. */
export function entriesIn<T>(directory: string, kind: string): T[] {
  const store = new DatabaseSync(join(directory, "ledger.db"), { readOnly: true });
  try {
    return store
      .prepare("SELECT bytes FROM entry ORDER BY log, idx")
      .all()
      .map(
        ({ bytes }) => JSON.parse(Buffer.from(bytes as Uint8Array).toString()) as { kind: string; body: T },
      )
      .filter((entry) => entry.kind === kind)
      .map(({ body }) => body);
  } finally {
    store.close();
  }
}

/**
 * A COSE key as authenticators write it, its members in canonical order: ES256 (RFC 9053 §7.1.1) or Ed25519 (§7.2).
 * Gives the key, and the digest by which signatures with it are made.
 */
function coseKey(cose: Buffer) {
  const part = (at: number) => cose.subarray(at, at + 32).toString("base64url");
  const head = cose.subarray(0, 10).toString("hex");
  if (head === "a4010103272006215820")
    return {
      key: createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: part(10) }, format: "jwk" }),
      by: null,
    };
  assert.equal(head, "a5010203262001215820");
  const jwk = { kty: "EC", crv: "P-256", x: part(10), y: part(45) };
  return { key: createPublicKey({ key: jwk, format: "jwk" }), by: "sha256" };
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

/**
 * Checks evidence with nothing but the house log: the challenge is the digest of the act, the client signed it at the
 * node's origin, and the signature is of the key that was registered (WebAuthn L3 §7.2).
 */
export async function checkEvidence(directory: string, given: Evidence, origin: string): Promise<void> {
  const { challenge, clientData, authenticatorData, signature, authenticator } = given;
  const { account: _, kind: __, ...act } = given;
  assert.equal(challenge, await challengeOf({ ...act, account: given.account } as never));
  const client = JSON.parse(Buffer.from(clientData, "base64url").toString()) as Record<string, unknown>;
  assert.deepEqual([client.type, client.challenge, client.origin], ["webauthn.get", challenge, origin]);
  const registered = entriesIn<Registered>(directory, "authenticator.registered/1").find(
    (each) => each.authenticator === authenticator,
  )!;
  const data = Buffer.from(authenticatorData, "base64url");
  assert.deepEqual(data.subarray(0, 32), sha256(Buffer.from(registered.host)));
  // User present, user verified.
  assert.equal(data[32]! & 0x05, 0x05);
  const signed = Buffer.concat([data, sha256(Buffer.from(clientData, "base64url"))]);
  const { key, by } = coseKey(Buffer.from(registered.publicKey, "base64url"));
  assert.ok(verify(by, signed, key, Buffer.from(signature, "base64url")), given.operation);
}
