import { fromBase64Url } from "./hashing.ts";

/** What two people read to each other of a digest: eight groups of five digits, the lowest first. */
export function fingerprintOf(id: string): string {
  let rest = 0n;
  for (const byte of fromBase64Url(id.slice(7)) ?? []) rest = rest * 256n + BigInt(byte);
  const groups: string[] = [];
  for (let group = 0; group < 8; group++) {
    groups.push(String(rest % 100_000n).padStart(5, "0"));
    rest /= 100_000n;
  }
  return groups.join(" ");
}
