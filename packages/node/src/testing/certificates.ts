import "reflect-metadata";
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

/** For tests: a fresh P-256 key and a certificate for it, self-signed for localhost. Milliseconds since 1970. */
export type MadeCertificate = { readonly key: string; readonly cert: string; readonly publicKey: string };
type Keys = CryptoKeyPair;

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const DAY = 86_400_000;

export const makeKeys = () => crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]) as Promise<Keys>;

export async function makeCertificate(
  now: number,
  { from = now - DAY, until = now + 30 * DAY, keys }: { from?: number; until?: number; keys?: Keys } = {},
): Promise<MadeCertificate> {
  const pair = keys ?? (await makeKeys());
  const made = await X509CertificateGenerator.createSelfSigned({
    serialNumber: crypto.getRandomValues(new Uint8Array(8)).toHex().replace(/^./, "1"),
    name: "CN=localhost",
    notBefore: new Date(from),
    notAfter: new Date(until),
    signingAlgorithm: ALGORITHM,
    keys: pair,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new SubjectAlternativeNameExtension([{ type: "dns", value: "localhost" }]),
    ],
  });
  const pem = async (what: "pkcs8" | "spki", key: CryptoKey, name: string) =>
    PemConverter.encode(await crypto.subtle.exportKey(what, key), name);
  return {
    key: await pem("pkcs8", pair.privateKey, "PRIVATE KEY"),
    cert: made.toString("pem"),
    publicKey: await pem("spki", pair.publicKey, "PUBLIC KEY"),
  };
}
