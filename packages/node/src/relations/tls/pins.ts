import { createPublicKey, X509Certificate } from "node:crypto";
import type { Sentence } from "@entente/api";
import { type Digest, digestText, sha256 } from "../../keys/index.ts";

/** Why a certificate is not taken for the partner's. A closed list: it travels between nodes. */
export const certificateFaults = [
  "no-certificate",
  "certificate-not-named",
  "certificate-expired",
  "certificate-not-yet-valid",
] as const;
export type CertificateFault = (typeof certificateFaults)[number];

export const isCertificateFault = (text: unknown): text is CertificateFault =>
  (certificateFaults as readonly unknown[]).includes(text);

/** The digest by which a card names a certificate's key: of its SubjectPublicKeyInfo (as RFC 7469 §2.4 pins it). */
export function pinOf(certificate: X509Certificate): Digest {
  return digestText(sha256(certificate.publicKey.export({ type: "spki", format: "der" })));
}

/** The pin of a PEM text that holds a certificate or, for one that is still to be issued, a public key. */
export function pinOfPem(pem: string): Digest {
  if (pem.includes("BEGIN CERTIFICATE")) return pinOf(new X509Certificate(pem));
  return digestText(sha256(createPublicKey(pem).export({ type: "spki", format: "der" })));
}

/**
 * What is wrong with a certificate that should be one of those a card names; undefined when it is. The key stands on a
 * card that the root key has signed, which proves more than an authority or a host name: neither is looked at.
 */
export function certificateFault(
  certificate: X509Certificate | undefined,
  pins: readonly Digest[],
  now: number,
): CertificateFault | undefined {
  if (certificate === undefined) return "no-certificate";
  if (!pins.includes(pinOf(certificate))) return "certificate-not-named";
  if (now > certificate.validToDate.getTime()) return "certificate-expired";
  if (now < certificate.validFromDate.getTime()) return "certificate-not-yet-valid";
  return undefined;
}

const whenOf = (certificate: X509Certificate | undefined, end: "validFromDate" | "validToDate") =>
  certificate === undefined ? "" : ` (${certificate[end].toISOString()})`;

/** A fault of the partner's certificate, for the people of this party. */
export function faultWords(
  fault: CertificateFault,
  certificate: X509Certificate | undefined,
  where: "listens" | "calls",
): Sentence {
  const shows =
    where === "listens"
      ? "the certificate at the partner's address"
      : "the certificate the partner calls with";
  switch (fault) {
    case "no-certificate":
      return where === "listens"
        ? "the partner's address shows no certificate"
        : "the partner calls without the certificate that its card names; nothing of it is taken in";
    case "certificate-not-named":
      return `${shows} has the key ${pinOf(certificate!)}, which the partner's card does not name: somebody stands in between, or the partner has changed it without a new card`;
    case "certificate-expired":
      return `${shows} has expired${whenOf(certificate, "validToDate")}; the partner must renew it`;
    case "certificate-not-yet-valid":
      return `${shows} is not valid yet${whenOf(certificate, "validFromDate")}; compare clocks`;
  }
}

/** What a partner's node has said of this node's certificate, for the people of this party. */
export function ownFaultWords(fault: CertificateFault): Sentence {
  const told = {
    "no-certificate":
      "the partner's node saw no certificate of ours, though our card names one: see tls in node.json",
    "certificate-not-named":
      "the partner's node does not take our certificate: its key is not on the card of ours that it knows. Issue a card that names it",
    "certificate-expired": "the partner's node does not take our certificate: it has expired. Renew it",
    "certificate-not-yet-valid":
      "the partner's node does not take our certificate: it is not valid yet. Compare clocks",
  } as const satisfies Record<CertificateFault, Sentence>;
  return told[fault];
}
