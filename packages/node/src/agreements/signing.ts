import { createPrivateKey } from "node:crypto";
import {
  type AgreementDocument,
  AgreementError,
  type DocumentType,
  type FlatJws,
  type PartyKey,
  pinnedKeysOf,
  signDocument,
  type Time,
  thumbprint,
  verifyDocument,
} from "@entente/agreement";
import { canonicalBytes } from "@entente/json";
import { type Keyring, type PartyId, publicKeyOf, seedOf } from "../keys/index.ts";
import type { Reason } from "../ledger/index.ts";
import type { CardOf } from "./checks.ts";

/** What one signatory says, alone, about an agreement in force. */
export type Statement =
  | {
      readonly type: "entente-suspension";
      readonly agreement: string;
      /** The id of the entry that carries it: the same words said again are another act. */
      readonly id: string;
      readonly areas?: readonly string[] | undefined;
      readonly reason: string;
    }
  | { readonly type: "entente-resumption"; readonly agreement: string; readonly suspension: string }
  | {
      readonly type: "entente-denunciation";
      readonly agreement: string;
      readonly id: string;
      readonly endsAt: Time;
    };

/** The canonical bytes of a statement: made again by whoever verifies it, from the entry that carries it. */
export function statementBytes({ type, ...said }: Statement): Uint8Array {
  const members = Object.entries(said).filter(([, value]) => value !== undefined);
  return canonicalBytes({ type, spec: "1.0", ...Object.fromEntries(members) });
}

export const statementType = (statement: Statement): DocumentType => `${statement.type}+jws`;

/** A first version and an amendment are signed under different types: one never counts as the other. */
export const agreementType = (supersedes: string | undefined): DocumentType =>
  supersedes === undefined ? "entente-agreement+jws" : "entente-amendment+jws";

export function kidOf(publicKey: string): string {
  return thumbprint({ kty: "OKP", crv: "Ed25519", x: publicKey });
}

/** Signs with the signatory key of this node that has this kid; undefined when it holds none such. */
export async function signWith(
  keyring: Pick<Keyring, "signatories">,
  kid: string,
  typ: DocumentType,
  bytes: Uint8Array,
  now: number,
): Promise<FlatJws | undefined> {
  const found = keyring.signatories.find(({ secret }) => kidOf(publicKeyOf(secret)) === kid);
  if (found === undefined) return undefined;
  const seed = Buffer.from(seedOf(found.secret));
  const privateKey = createPrivateKey({ key: seed, format: "raw-private", asymmetricKeyType: "ed25519" });
  const iat = Math.floor(now / 1000);
  const { signatures } = await signDocument(bytes, { privateKey, kid, typ, role: "signatory", iat });
  return signatures[0];
}

/**
 * Keys that may sign under `document`: those it pins, less those that their party's card has revoked since.
 * A revocation takes effect when seen, without a countersignature.
 */
export function signingKeys(document: AgreementDocument, cardOf: CardOf): readonly PartyKey[] {
  return pinnedKeysOf(document).filter(
    ({ party, jwk }) => cardOf(party as PartyId)?.revoked.includes(jwk.x) !== true,
  );
}

/** Why a signature does not count, or undefined when it does: the key named, of the party named, over these bytes. */
export async function signatureProblem(
  signature: { readonly by: string; readonly kid: string; readonly jws: FlatJws; readonly at: Time },
  bytes: Uint8Array,
  typ: DocumentType,
  keys: readonly PartyKey[],
): Promise<Reason | undefined> {
  try {
    const [verified] = await verifyDocument(bytes, { signatures: [signature.jws] }, keys, typ, signature.at);
    if (verified?.kid !== signature.kid)
      return "signature-profile: the signature names another key than its entry";
    if (verified.party !== signature.by) return "unknown-key: the key belongs to the other party";
    return verified.role === "signatory" ? undefined : "key-role: the key is no signatory's";
  } catch (cause) {
    if (cause instanceof AgreementError) return `${cause.code}: ${cause.message}`;
    throw cause;
  }
}
