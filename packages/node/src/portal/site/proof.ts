import { createPublicKey } from "node:crypto";
import { thumbprint } from "@entente/agreement";
import { canonicalBytes } from "@entente/json";
import { type Signed, signedSchema } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { cardsOf } from "../../relations/index.ts";
import type { PublicationRow, VersionRow } from "../queries/publications.ts";
import { partyName, type SiteContext } from "./context.ts";

/** One party's signature under a version, and what it takes to check it. */
export type Signature = {
  readonly party: PartyId;
  readonly at: number;
  readonly signed: Signed;
};

const SUBJECT = "publication.signed/1";

/** Who signed these bytes, this party first; nobody did when the text is one party's own. */
export function signaturesOf({ acting }: SiteContext, row: PublicationRow, version: VersionRow): Signature[] {
  const { ours_signed, ours_proof, theirs_signed, theirs_proof } = version;
  return [
    ...signature(acting.us, ours_signed, ours_proof),
    ...(row.partner === null ? [] : signature(row.partner, theirs_signed, theirs_proof)),
  ];
}

function signature(party: PartyId, at: number | null, proof: string | null): Signature[] {
  if (at === null || proof === null) return [];
  return [{ party, at, signed: signedSchema.parse(JSON.parse(proof)) }];
}

/** The statement a party signs (agreement.md §4): canonical bytes that name the publication and the digest of its bytes. */
export const statementOf = ({ agreement, id, digest }: Signed): Uint8Array =>
  canonicalBytes({ type: "entente-statement", spec: "1.0", agreement, subject: SUBJECT, id, digest });

/**
 * What anybody needs to check a version without trusting this portal's pages: its digest, and for each signature the
 * bytes that were signed (RFC 7797: header, full stop, statement), the signature and the key, in forms that common
 * tools read. A key that no card names any more is left out; its thumbprint stays.
 */
export function publicProof(context: SiteContext, row: PublicationRow, version: VersionRow): object {
  return {
    type: "entente-publication-proof",
    spec: "1.0",
    publication: row.id,
    version: version.version,
    digest: version.digest,
    signatures: signaturesOf(context, row, version).map(({ party, at, signed }) => {
      const key = keyNamed(context, party, signed.kid);
      return {
        party,
        name: { en: partyName(context, party, "en"), fr: partyName(context, party, "fr") },
        at: new Date(at).toISOString(),
        kid: signed.kid,
        ...(key === undefined ? {} : { publicKey: pem(key) }),
        signed: `${signed.jws.protected}.${new TextDecoder().decode(statementOf(signed))}`,
        signature: Buffer.from(signed.jws.signature, "base64url").toString("base64"),
      };
    }),
  };
}

function keyNamed({ acting }: SiteContext, party: PartyId, kid: string): string | undefined {
  return cardsOf(acting.reader, party)
    .flatMap(({ card }) => card.keys)
    .find(({ role, public: x }) => role === "signatory" && thumbprint(jwk(x)) === kid)?.public;
}

const jwk = (x: string) => ({ kty: "OKP", crv: "Ed25519", x }) as const;

const pem = (x: string): string =>
  createPublicKey({ key: jwk(x), format: "jwk" })
    .export({ type: "spki", format: "pem" })
    .toString();
