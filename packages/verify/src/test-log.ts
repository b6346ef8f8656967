import {
  cosign,
  createHasher,
  encodeBundle,
  Frontier,
  formatCheckpoint,
  formatNote,
  type SignatureLine,
  signCheckpoint,
  tilesOf,
  verifierKey,
} from "@entente/tlog";
import { signerFromSeed } from "@entente/tlog/node";
import { sha256 } from "./digest.ts";
import { checkpointPath, logTilePath } from "./export-format.ts";
import { seedOf, utf8 } from "./test-side.ts";

const hasher = createHasher(sha256);

export type SignedBy = {
  /** Name of the key that signs the head. */
  readonly log: string;
  /** Who cosigns it, and with which key; nobody when absent. */
  readonly witness?: { readonly name: string; readonly key: string };
  /** Unix seconds. */
  readonly at: number;
};

/** Writes a log as an export holds it: tiles, bundles and a signed head. */
export function addLog(
  files: Map<string, Uint8Array>,
  origin: string,
  entries: readonly Uint8Array[],
  { log, witness, at }: SignedBy,
): void {
  const nodes = new Map<string, Uint8Array>();
  const frontier = Frontier.of(hasher);
  for (const bytes of entries)
    frontier.append(hasher.leaf(bytes), (level, index, hash) => nodes.set(`${level}/${index}`, hash));
  for (const { level, n, width } of tilesOf(entries.length)) {
    const hashes = Array.from({ length: width }, (_, i) => nodes.get(`${level * 8}/${n * 256 + i}`)!);
    files.set(logTilePath(origin, level, n, width), Buffer.concat(hashes));
    if (level > 0) continue;
    files.set(
      logTilePath(origin, "entries", n, width),
      encodeBundle(entries.slice(n * 256, n * 256 + width)),
    );
  }
  const checkpoint = { origin, size: frontier.size, root: frontier.root() };
  const signer = signerFromSeed(seedOf(log));
  const lines: SignatureLine[] = [
    signCheckpoint(checkpoint, verifierKey(origin, 1, signer.publicKey, sha256), signer.sign),
  ];
  const text = formatCheckpoint(checkpoint);
  if (witness !== undefined) {
    const cosigner = signerFromSeed(seedOf(witness.key));
    lines.push(cosign(text, verifierKey(witness.name, 4, cosigner.publicKey, sha256), at, cosigner.sign));
  }
  files.set(checkpointPath(origin), utf8(formatNote(text, lines)));
}
