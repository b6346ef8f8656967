import type { PasskeyRegistration, PasskeyResponse } from "@entente/api";
import { fromBase64Url, toBase64Url } from "../../keys/index.ts";
import type { Site } from "./site.ts";

/** Three hundred modules, and ten megabytes of a node for as long as it runs: read when the first passkey is used. */
const library = () => import("@simplewebauthn/server");

/** COSE algorithms (RFC 9053 §2): EdDSA, ES256, RS256. Every browser's passkeys have one of them. */
export const ALGORITHMS = [-8, -7, -257];

export class AuthenticatorError extends Error {
  readonly code = "refused";

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "AuthenticatorError";
  }
}

export type NewPasskey = {
  readonly credential: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly backedUp: boolean;
};

/** The challenge that a browser says it answered: the sender's, so it is only looked up or compared. */
export function challengeIn(clientDataJson: string): string {
  try {
    const read: unknown = JSON.parse(Buffer.from(clientDataJson, "base64url").toString("utf8"));
    const { challenge } = read as { challenge?: unknown };
    return typeof challenge === "string" ? challenge : "";
  } catch {
    return "";
  }
}

/**
 * Checks a registration (WebAuthn L3 §7.1): type, challenge, exact origin, RP ID, presence and verification of the
 * user. What made the passkey is not asked: an attestation with certificates is refused, because judging one would
 * take requests to addresses that it names itself. Throws {@link AuthenticatorError}.
 */
export async function verifyRegistration(
  response: PasskeyRegistration,
  challenge: string,
  { host, origin }: Site,
): Promise<NewPasskey> {
  try {
    const { decodeAttestationObject } = await import("@simplewebauthn/server/helpers");
    const attestation = decodeAttestationObject(
      new Uint8Array(Buffer.from(response.response.attestationObject, "base64url")),
    );
    const format = attestation.get("fmt");
    if (format !== "none" && !(format === "packed" && attestation.get("attStmt").get("x5c") === undefined))
      throw new Error("an attestation with certificates is not taken");
    const { id, rawId, type } = response;
    const { clientDataJSON, attestationObject } = response.response;
    const { verifyRegistrationResponse } = await library();
    const verified = await verifyRegistrationResponse({
      response: {
        id,
        rawId,
        type,
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified.verified) throw new Error("it does not verify");
    const { credential, credentialBackedUp } = verified.registrationInfo;
    if (credential.id !== id) throw new Error("the credential id is not the one that was signed");
    return {
      credential: credential.id,
      publicKey: toBase64Url(credential.publicKey),
      counter: credential.counter,
      backedUp: credentialBackedUp,
    };
  } catch (cause) {
    throw new AuthenticatorError("the passkey's registration does not verify", cause);
  }
}

/** What is known of a passkey when it is used. */
export type KnownPasskey = {
  readonly credential: string;
  readonly publicKey: string;
  /** The largest counter seen. */
  readonly counter: number;
};

/**
 * Checks an assertion (WebAuthn L3 §7.2): type, challenge, exact origin, RP ID, presence and verification of the
 * user, a counter that goes on, and the signature. Gives the new counter. Throws {@link AuthenticatorError}.
 */
export async function verifyPasskey(
  response: PasskeyResponse,
  challenge: string,
  { host, origin }: Site,
  known: KnownPasskey,
): Promise<number> {
  try {
    const { id, rawId, type } = response;
    const { clientDataJSON, authenticatorData, signature } = response.response;
    const { verifyAuthenticationResponse } = await library();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId,
        type,
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      credential: {
        id: known.credential,
        publicKey: new Uint8Array(fromBase64Url(known.publicKey)!),
        counter: known.counter,
      },
    });
    if (!verified || id !== known.credential) throw new Error("the signature does not verify");
    return authenticationInfo.newCounter;
  } catch (cause) {
    throw new AuthenticatorError("the passkey's answer does not verify", cause);
  }
}
