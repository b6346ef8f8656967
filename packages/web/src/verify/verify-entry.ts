import { equalBytes, inclusionProof, TlogError, verifyInclusion } from "@entente/tlog";
import { digestText, fromBase64Url, hasher } from "./hashing.ts";
import type { Head } from "./log-source.ts";
import { STEPS, type Step, step } from "./step.ts";
import { TileError } from "./tree-reader.ts";
import { type Checks, unreached, verifyHead } from "./verify-head.ts";

/** An entry as a page shows it. */
export type ShownEntry = {
  readonly index: number;
  /** `sha256:` and its leaf hash. */
  readonly leaf: string;
  readonly envelope: Readonly<Record<string, unknown>>;
};

/**
 * Verifies that an entry, as it is shown, stands in a log that the parties have signed and cosigned, and that the log
 * goes on from what this browser saw of it before. Every answer of the node is material; nothing of it is believed.
 */
export async function verifyEntry(shown: ShownEntry, checks: Checks): Promise<readonly Step[]> {
  const [given, bytes] = await Promise.all([checks.source.head(), checks.source.entry(shown.index)]);
  const { steps, head } = await verifyHead(given, checks);
  const found =
    head === undefined
      ? [bytesStep(shown, bytes), ...unreached("inclusion")]
      : await verifyMember(shown, bytes, head, checks);
  return inOrder([...steps, ...found]);
}

/** The two steps that are an entry's own: its bytes, and its place under a head that was verified. */
export async function verifyMember(
  shown: ShownEntry,
  bytes: Uint8Array | undefined,
  head: Head,
  checks: Pick<Checks, "source" | "tiles">,
): Promise<readonly Step[]> {
  return [bytesStep(shown, bytes), await inclusionStep(shown, bytes, head, checks)];
}

export const inOrder = (steps: readonly Step[]): readonly Step[] =>
  steps.toSorted((one, other) => STEPS.indexOf(one.name) - STEPS.indexOf(other.name));

function bytesStep(shown: ShownEntry, bytes: Uint8Array | undefined): Step {
  if (bytes === undefined) return step("bytes", "open", "bytes-withheld");
  const leaf = digestText(hasher.leaf(bytes));
  if (leaf !== shown.leaf) return step("bytes", "bad", "bytes-differ", { detail: leaf });
  let read = "";
  try {
    read = JSON.stringify(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    // A partner's malformed entry is shown as nothing, and proven all the same.
    read = "{}";
  }
  return read === JSON.stringify(shown.envelope)
    ? step("bytes", "good", "bytes-match")
    : step("bytes", "bad", "bytes-shown-otherwise");
}

async function inclusionStep(
  { index, leaf: shownLeaf }: ShownEntry,
  bytes: Uint8Array | undefined,
  { origin, size, root }: Head,
  { source, tiles }: Pick<Checks, "source" | "tiles">,
): Promise<Step> {
  if (index >= size) return step("inclusion", "open", "not-under-head", { size });
  // The bytes themselves where this reader is shown them; else the hash that the node names.
  const leaf = bytes === undefined ? fromBase64Url(shownLeaf.slice(7)) : hasher.leaf(bytes);
  if (leaf?.length !== 32) return step("inclusion", "bad", "not-included", { size });
  type Found = { readonly stored: Uint8Array; readonly path: Uint8Array[] };
  const holds = ({ path, stored }: Found) => verifyInclusion(hasher, index, size, stored, path, root);
  try {
    const found = await tiles.read(
      source,
      origin,
      size,
      (read): Found => ({ stored: read(0, index), path: inclusionProof(hasher, index, size, read) }),
      holds,
    );
    if (!holds(found)) return step("inclusion", "bad", "not-included", { size });
    return equalBytes(found.stored, leaf)
      ? step("inclusion", "good", "included", { size })
      : step("inclusion", "bad", "not-this-leaf", { size, detail: digestText(found.stored) });
  } catch (cause) {
    if (!(cause instanceof TileError || cause instanceof TlogError)) throw cause;
    return step("inclusion", "bad", "tiles-damaged", { size, detail: cause.message });
  }
}
