import { canonicalBytes, JsonError, type JsonValue, parseCanonical } from "@entente/json";
import { FlattenedSign, flattenedVerify, errors as joseErrors } from "jose";
import type { AgreementDocument, PartyId, PinnedKey } from "./document.ts";
import { AgreementError } from "./errors.ts";
import { instantOf, type Time } from "./time.ts";

/** What is signed in this form (agreement.md §4). The `typ` keeps a signature over one from counting as another. */
export const documentTypes = [
  "entente-agreement+jws",
  "entente-amendment+jws",
  "entente-suspension+jws",
  "entente-resumption+jws",
  "entente-denunciation+jws",
  "entente-termination+jws",
  "entente-request+jws",
  "entente-consent+jws",
  "entente-recall+jws",
  "entente-receipt+jws",
  "entente-statement+jws",
] as const;
export type DocumentType = (typeof documentTypes)[number];
export type SigningRole = PinnedKey["role"];

/** General JWS (RFC 7515 §7.2.1) without its payload: the document travels beside it. */
export type DetachedJws = {
  readonly signatures: readonly { readonly protected: string; readonly signature: string }[];
};

/** A pinned key and the party that pinned it. */
export type PartyKey = PinnedKey & { readonly party: PartyId };

export type VerifiedSignature = {
  readonly party: PartyId;
  readonly kid: string;
  readonly role: SigningRole;
  /** Seconds since 1970, as the signer stated them. */
  readonly iat: number;
};

export type Signer = {
  readonly privateKey: Parameters<FlattenedSign["sign"]>[0];
  readonly kid: string;
  readonly typ: DocumentType;
  readonly role: SigningRole;
  readonly iat: number;
};

const ALG = "Ed25519";
/** More signatures than sixteen parties with sixteen keys each could give. */
const MAX_SIGNATURES = 256;
const PROFILE = ["alg", "b64", "crit", "iat", "kid", "role", "typ"];

/** Signs the bytes as they are, detached and unencoded (RFC 7797). */
export async function signDocument(
  bytes: Uint8Array,
  { privateKey, ...claims }: Signer,
): Promise<DetachedJws> {
  const { kid, typ, role, iat } = claims;
  const header = { alg: ALG, b64: false, crit: ["b64"], iat, kid, role, typ };
  const signed = await new FlattenedSign(bytes).setProtectedHeader(header).sign(privateKey);
  return { signatures: [{ protected: signed.protected ?? "", signature: signed.signature }] };
}

/** One JWS from those of several signers, in the order of their headers: the same set gives the same bytes. */
export function combineSignatures(...parts: readonly DetachedJws[]): DetachedJws {
  const all = new Map(parts.flatMap(({ signatures }) => signatures).map((one) => [one.protected, one]));
  return { signatures: [...all.keys()].sort().flatMap((header) => all.get(header) ?? []) };
}

/** The keys an agreement pins, each with its party: the list to verify with, never taken from a message. */
export function pinnedKeysOf({ parties }: Pick<AgreementDocument, "parties">): readonly PartyKey[] {
  return parties.flatMap(({ id, keys }) => keys.map((key) => ({ ...key, party: id })));
}

/**
 * Step 1 of the verify order: every signature over the bytes as received, by keys pinned beforehand, in the exact
 * profile of agreement.md §4, with role and time of the key. One bad signature spoils the whole.
 * @param at when the signature was logged; the key must have been valid then and at its own `iat`
 * @throws {AgreementError} and nothing else
 */
export async function verifyDocument(
  bytes: Uint8Array,
  jws: unknown,
  pinnedKeys: readonly PartyKey[],
  typ: DocumentType,
  at: Time,
): Promise<readonly VerifiedSignature[]> {
  const signatures = signaturesOf(jws);
  const verified: VerifiedSignature[] = [];
  for (const [index, signature] of signatures.entries()) {
    const path = `/signatures/${index}`;
    const header = headerOf(signature.protected, typ, path);
    if (verified.some(({ kid }) => kid === header.kid))
      throw new AgreementError("duplicate-signature", path, "a key signs once");
    const key = keyFor(header, pinnedKeys, at, path);
    await verifyOne(bytes, signature, key, path);
    verified.push({ party: key.party, kid: key.kid, role: key.role, iat: header.iat });
  }
  return verified;
}

type Signature = DetachedJws["signatures"][number];
type Header = { readonly iat: number; readonly kid: string; readonly role: string };

/** The shape is the attacker's: anything beside the two members, an unprotected header or a payload, refuses. */
function signaturesOf(jws: unknown): readonly Signature[] {
  if (!hasExactly(jws, ["signatures"]) || !Array.isArray(jws.signatures))
    throw new AgreementError("signature-form", "", "not a detached general JWS");
  const signatures: readonly unknown[] = jws.signatures;
  if (signatures.length === 0 || signatures.length > MAX_SIGNATURES)
    throw new AgreementError("signature-form", "/signatures", "no signature, or too many");
  return signatures.map((one, index) => {
    const path = `/signatures/${index}`;
    if (!hasExactly(one, ["protected", "signature"]))
      throw new AgreementError(
        "signature-form",
        path,
        "exactly the members protected and signature are allowed",
      );
    const { protected: header, signature } = one;
    if (typeof header !== "string" || typeof signature !== "string")
      throw new AgreementError("signature-form", path, "members must be strings");
    return { protected: header, signature };
  });
}

function headerOf(encoded: string, typ: DocumentType, path: string): Header {
  const header = decodedHeader(encoded, path);
  const refuse = (what: string): AgreementError => new AgreementError("signature-profile", path, what);
  if (!hasExactly(header, PROFILE)) throw refuse("the header is not exactly the profile");
  const { alg, b64, crit, iat, kid, role } = header;
  if (alg !== ALG) throw refuse("alg is not Ed25519");
  if (b64 !== false || !Array.isArray(crit) || crit.length !== 1 || crit[0] !== "b64")
    throw refuse("b64 must be false and critical");
  if (typeof iat !== "number" || !Number.isSafeInteger(iat) || iat < 0) throw refuse("iat is not a time");
  if (typeof kid !== "string" || typeof role !== "string") throw refuse("kid and role must be strings");
  if (header.typ !== typ) throw refuse(`typ is not ${typ}`);
  return { iat, kid, role };
}

function decodedHeader(encoded: string, path: string): JsonValue {
  const bytes = Buffer.from(encoded, "base64url");
  // Buffer forgives padding, other alphabets and stray bits: two spellings of one header would both pass.
  if (bytes.toString("base64url") !== encoded)
    throw new AgreementError("signature-form", `${path}/protected`, "not base64url");
  try {
    return parseCanonical(bytes, { maxBytes: 4096, maxDepth: 4 });
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause;
    throw new AgreementError("signature-profile", `${path}/protected`, cause.message, { cause });
  }
}

function keyFor({ kid, role, iat }: Header, pinned: readonly PartyKey[], at: Time, path: string): PartyKey {
  const key = pinned.find((one) => one.kid === kid);
  if (key === undefined) throw new AgreementError("unknown-key", path, "no pinned key has this kid");
  if (key.role !== role) throw new AgreementError("key-role", path, `the key is not pinned as ${role}`);
  const [from, until] = [instantOf(key.from), instantOf(key.until)];
  const inTime = [instantOf(at), iat * 1000].every((moment) => moment >= from && moment < until);
  if (!inTime) throw new AgreementError("key-time", path, "outside the validity of the key");
  return key;
}

async function verifyOne(
  bytes: Uint8Array,
  signature: Signature,
  key: PartyKey,
  path: string,
): Promise<void> {
  try {
    await flattenedVerify({ ...signature, payload: bytes }, { ...key.jwk }, { algorithms: [ALG] });
  } catch (cause) {
    if (!(cause instanceof joseErrors.JOSEError) && !(cause instanceof DOMException)) throw cause;
    throw new AgreementError("bad-signature", path, "the signature does not match these bytes", { cause });
  }
}

function hasExactly(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const found = Object.keys(value);
  return found.length === names.length && names.every((name) => Object.hasOwn(value, name));
}

export type MissingSignatures = { readonly party: PartyId; readonly needed: number; readonly given: number };

/** Parties that have not yet signed as often as the agreement asks of them, by different signatory keys. */
export function missingSignatures(
  { parties }: Pick<AgreementDocument, "parties">,
  signatures: readonly VerifiedSignature[],
): readonly MissingSignatures[] {
  return parties.flatMap(({ id, signatoryThreshold: needed }) => {
    const kids = new Set(
      signatures.flatMap(({ party, kid, role }) => (party === id && role === "signatory" ? [kid] : [])),
    );
    return kids.size >= needed ? [] : [{ party: id, needed, given: kids.size }];
  });
}

/** Step 6 of the verify order: every party has reached its threshold. */
export function thresholdsMet(
  agreement: Pick<AgreementDocument, "parties">,
  signatures: readonly VerifiedSignature[],
): boolean {
  return agreement.parties.length > 0 && missingSignatures(agreement, signatures).length === 0;
}

/** The bytes of a JWS, for keeping and sending. */
export function jwsBytes(jws: DetachedJws): Uint8Array {
  return canonicalBytes(jws as unknown as JsonValue);
}
