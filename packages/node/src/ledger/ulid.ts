import { drawRandom } from "../keys/index.ts";

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID: 48 bits of milliseconds and 80 random bits, 26 characters of Crockford's base 32. */
export function ulid(now: number, random: Uint8Array = drawRandom(10)): string {
  let text = "";
  for (let rest = now, n = 0; n < 10; n++) {
    text = ALPHABET[rest % 32]! + text;
    rest = Math.floor(rest / 32);
  }
  // 80 bits as sixteen groups of five.
  let bits = 0;
  let held = 0;
  for (const byte of random) {
    bits = bits * 256 + byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += ALPHABET[Math.floor(bits / 2 ** held) % 32]!;
      bits %= 2 ** held;
    }
  }
  return text;
}
