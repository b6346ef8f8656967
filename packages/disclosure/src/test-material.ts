import { sha256, toBase64Url } from "./bytes.ts";
import { createKeyPair, type KeyPair } from "./envelope.ts";
import { type OverseerKey, readOverseerKey } from "./overseer-key.ts";
import type { SlowHash } from "./receipt.ts";

/** For tests: bodies of one fictional party, and a hash that is not slow. */
export const PARTY = `sha256:${"A".repeat(43)}`;

export const quickHash: SlowHash = (password, salt) => Promise.resolve(sha256(salt, password));

export async function aBody(body: string, party = PARTY): Promise<{ key: OverseerKey; pair: KeyPair }> {
  const pair = await createKeyPair();
  const key = readOverseerKey({
    type: "entente-overseer-key",
    v: 1,
    party,
    body,
    key: toBase64Url(pair.publicKey),
  });
  return { key, pair };
}
