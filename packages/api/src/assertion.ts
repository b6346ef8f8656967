import { canonicalBytes, type JsonValue } from "@entente/json";
import { z } from "zod";
import { credentialId, keyId, type PasskeyResponse } from "./authenticators.ts";
import type { Operation } from "./operation.ts";

/** The header that carries an assertion. */
export const ASSERTION_HEADER = "entente-assertion";
/** The longest that header may be. */
export const MAX_ASSERTION_LENGTH = 8192;
/** How far `at` may lie from the node's clock: longer ago, an assertion is stale. */
export const ASSERTION_MS = 10 * 60_000;

const bytes = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[A-Za-z0-9_-]+$/);
/** UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
const at = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** Proof that a person, holding what they registered, wanted exactly this act. */
export const assertion = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("passkey"),
    at,
    credential: credentialId,
    clientData: bytes(2048),
    authenticatorData: bytes(1024),
    signature: bytes(1024),
  }),
  z.strictObject({
    kind: z.literal("key"),
    at,
    kid: keyId,
    signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
  }),
]);
export type Assertion = z.infer<typeof assertion>;

/** What is asserted: one act, as one command. */
export type Asserted = {
  /** The node's fingerprint, digits alone, as `whoAmI` gives it in `node`. */
  readonly node: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The body as it is sent. */
  readonly body: unknown;
  /** The command's `Idempotency-Key`. */
  readonly command: string;
  /** When: UTC with milliseconds. */
  readonly at: string;
};

/** Base64url without padding; for the short values of assertions. */
export function base64urlOf(value: Uint8Array): string {
  return btoa(String.fromCharCode(...value))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

async function sha256(value: JsonValue): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", canonicalBytes(value) as Uint8Array<ArrayBuffer>);
  return base64urlOf(new Uint8Array(digest));
}

/** Digest of a body as the challenge and the log's evidence name it: `sha256:` and that of its canonical JSON. */
export async function bodyDigest(body: unknown): Promise<string> {
  // Through JSON, as it travels: what is undefined is not sent.
  return `sha256:${await sha256(JSON.parse(JSON.stringify(body ?? {})) as JsonValue)}`;
}

/**
 * The challenge of an act, base64url: SHA-256 over the canonical JSON (RFC 8785) of all that is named in
 * {@link Asserted}, the body by its digest. Whoever has the log's evidence computes it anew without the body.
 */
export async function assertionChallenge(asserted: Asserted): Promise<string> {
  const { body, ...rest } = asserted;
  return challengeOf({ ...rest, body: await bodyDigest(body) });
}

/** The same, from the digest of the body. */
export function challengeOf({ node, operation, params, body, command, at }: Asserted & { body: string }) {
  return sha256({
    purpose: "entente-assertion/1",
    node: node.replaceAll(" ", ""),
    operation,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
    body,
    command,
    at,
  });
}

/** What a personal key signs to assert a challenge. */
export function assertedByKey(challenge: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`entente-assertion/1\n${challenge}\n`);
}

/** What a personal key signs when it is registered: it is held by whoever registers it, here and for this account. */
export function keyProof(node: string, account: string, publicKey: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    `entente-personal-key/1\n${node.replaceAll(" ", "")}\n${account}\n${publicKey}\n`,
  );
}

/** An assertion from what the browser gave for its challenge. */
export function passkeyAssertion(at: string, { id, response }: PasskeyResponse): Assertion {
  return {
    kind: "passkey",
    at,
    credential: id,
    clientData: response.clientDataJSON,
    authenticatorData: response.authenticatorData,
    signature: response.signature,
  };
}

/** The header's value. */
export function encodeAssertion(given: Assertion): string {
  return base64urlOf(new TextEncoder().encode(JSON.stringify(given)));
}

/** Asked by the client before an asserted operation is sent; undefined sends it without an assertion. */
export type Asserter = (act: {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly command: string;
}) => Promise<Assertion | undefined>;
