import { joined, readUint32, uint32 } from "./bytes.ts";
import { DisclosureError } from "./errors.ts";

/**
 * The only sizes that a sealed file has, in bytes: whoever sees one learns which of three it is, and not how much was
 * written. Larger than the last is refused for now.
 */
export const LADDER = [4096, 65_536, 524_288] as const;

/** Every answer has the same size, so that reading a mailbox with one looks like reading one without. */
export const REPLY_SIZE = 65_536;
/** Answers that one mailbox holds at most. */
export const REPLY_SLOTS = 4;

export const isRung = (size: number): boolean => LADDER.some((rung) => rung === size);

/** The smallest rung that holds `size` bytes. Throws `too-large`. */
export function rungFor(size: number): number {
  const rung = LADDER.find((each) => size <= each);
  if (rung === undefined)
    throw new DisclosureError(
      "too-large",
      `what is sealed comes to ${size} bytes; at most ${LADDER.at(-1)} can be handed in for now: describe first, and offer the rest`,
    );
  return rung;
}

/** Length, content, zeros: `size` bytes in all. */
export function padded(content: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const free = size - 4 - content.length;
  if (free < 0) throw new DisclosureError("too-large", `the content is ${-free} bytes too long`);
  return joined(uint32(content.length), content, new Uint8Array(free));
}

/** What {@link padded} padded; padding that is not zeros is no padding. */
export function unpadded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = bytes.length < 4 ? Number.POSITIVE_INFINITY : readUint32(bytes, 0);
  if (length > bytes.length - 4 || bytes.subarray(4 + length).some((byte) => byte !== 0))
    throw new DisclosureError("malformed", "what was sealed is not padded as it must be");
  return new Uint8Array(bytes.subarray(4, 4 + length));
}
