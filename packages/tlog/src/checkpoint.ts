import { decodeHash, encodeBase64 } from "./base64.ts";
import { isNatural, parseDecimal } from "./decimal.ts";
import { TlogError } from "./errors.ts";
import { isOrigin } from "./key-name.ts";

/** What a log says of itself: after `size` entries its root is `root` (tlog-checkpoint). */
export type Checkpoint = { origin: string; size: number; root: Uint8Array };

/** The three lines that are signed. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root } = checkpoint;
  if (!isOrigin(origin)) throw new TlogError("bad-checkpoint", "the origin is not a URL without scheme");
  if (!isNatural(size)) throw new TlogError("bad-checkpoint", "the size is not a non-negative safe integer");
  if (root.length !== 32) throw new TlogError("bad-checkpoint", "the root does not have 32 bytes");
  return `${origin}\n${size}\n${encodeBase64(root)}\n`;
}

/**
 * Exactly three lines. Extension lines, which the standard allows, are refused: not every kind of cosignature covers
 * them. Throws `bad-checkpoint`.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split("\n");
  if (lines.length !== 4 || lines[3] !== "") {
    throw new TlogError("bad-checkpoint", "a checkpoint has three lines: origin, size, root");
  }
  const [origin = "", size = "", root = ""] = lines;
  if (!isOrigin(origin)) throw new TlogError("bad-checkpoint", "the origin is not a URL without scheme");
  try {
    return { origin, size: parseDecimal(size), root: decodeHash(root) };
  } catch (cause) {
    throw new TlogError("bad-checkpoint", "the size or the root of the checkpoint is malformed", { cause });
  }
}
