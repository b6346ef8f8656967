/** Eight groups of five digits say 132 bits of a digest, alike in every language; as fingerprints of cards are said. */
const GROUPS = 8;

/** What two people read to each other to know that they hold the same document; undefined for what is no digest. */
export function spokenDigits(hash: string): readonly string[] | undefined {
  const digest = /^sha256:([A-Za-z0-9_-]{43})$/.exec(hash)?.[1];
  if (digest === undefined) return undefined;
  const bytes = atob(digest.replaceAll("-", "+").replaceAll("_", "/"));
  let rest = 0n;
  for (const byte of bytes) rest = rest * 256n + BigInt(byte.charCodeAt(0));
  return Array.from({ length: GROUPS }, () => {
    const group = String(rest % 100_000n).padStart(5, "0");
    rest /= 100_000n;
    return group;
  });
}
