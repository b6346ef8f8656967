import { fromBase64Url, sha256, toHex, utf8 } from "./bytes.ts";
import { DisclosureError } from "./errors.ts";

/** A body's public key as it is handed about: whose it is, and at which party it oversees. */
export type OverseerKey = {
  readonly type: "entente-overseer-key";
  readonly v: 1;
  readonly party: string;
  /** The body's code, as agreements write it. */
  readonly body: string;
  /** X25519, base64url. */
  readonly key: string;
};

/** Throws `bad-key`. */
export function readOverseerKey(value: unknown): OverseerKey {
  const { type, v, party, body, key } = { ...(value as Partial<OverseerKey>) };
  if (
    type !== "entente-overseer-key" ||
    v !== 1 ||
    typeof party !== "string" ||
    !/^sha256:[A-Za-z0-9_-]{43}$/.test(party) ||
    typeof body !== "string" ||
    !/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$/.test(body) ||
    fromBase64Url(key, 32) === undefined
  )
    throw new DisclosureError("bad-key", "this is no public key of an overseer");
  return { type, v, party, body, key: key! };
}

/** What people compare: eight groups of five digits over party, body and key. */
export function keyFingerprint({ party, body, key }: Pick<OverseerKey, "party" | "body" | "key">): string {
  let rest = BigInt(`0x${toHex(sha256(utf8(`entente-overseer-key/1\n${party}\n${body}\n${key}\n`)))}`);
  const groups: string[] = [];
  for (let n = 0; n < 8; n++) {
    groups.push(String(rest % 100_000n).padStart(5, "0"));
    rest /= 100_000n;
  }
  return groups.join(" ");
}
