import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  type Checkpoint,
  cosign,
  createHasher,
  Frontier,
  formatCheckpoint,
  formatNote,
  type HashReader,
  parseVerifierKey,
  type SignatureLine,
  signCheckpoint,
  TlogError,
  type TlogErrorCode,
} from "./index.ts";
import { sha256, signerFromSeed } from "./node-crypto.ts";

/** For `assert.throws`: a TlogError of this code. */
export function withCode(code: TlogErrorCode): (error: unknown) => boolean {
  return (error) => error instanceof TlogError && error.code === code;
}

/** Runs a reader on hostile input: it may refuse with a TlogError, and throw nothing else. */
export function refusesCleanly(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof TlogError, `threw ${String(error)}`);
  }
}

export const hasher = createHasher(sha256);

/** The end-to-end vectors: plain files, so that other implementations can run them. */
export const vectors = JSON.parse(vectorFile("end-to-end.json")) as {
  logSeedByte: number;
  partnerSeedByte: number;
  overseerSeedByte: number;
  logKey: string;
  partnerKey: string;
  overseerKey: string;
  partnerTime: number;
  overseerTime: number;
  root256: string;
  root300: string;
  root300Fork: string;
  root70000: string;
  consistency256to300: string[];
  originHash: string;
  tilesHash: string;
};

export function vectorFile(name: string): string {
  return readFileSync(new URL(`../vectors/${name}`, import.meta.url), "utf8");
}

function party(vkey: string, seedByte: number) {
  return { key: parseVerifierKey(vkey, sha256), ...signerFromSeed(new Uint8Array(32).fill(seedByte)) };
}

export const log = party(vectors.logKey, vectors.logSeedByte);
export const partner = party(vectors.partnerKey, vectors.partnerSeedByte);
export const overseer = party(vectors.overseerKey, vectors.overseerSeedByte);

export const policyText = `log ${vectors.logKey}
witness B ${vectors.partnerKey} https://b.example/witness
witness O1 ${vectors.overseerKey}
group q all B O1
quorum q
`;

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function entry(n: number, v = 1): Uint8Array {
  return bytes(`{"n":${n},"v":${v}}`);
}

/** A whole log in memory; roots at every size are kept while it is small. */
export class MemoryLog {
  readonly #nodes = new Map<string, Uint8Array>();
  readonly #frontier = Frontier.of(hasher);
  readonly #roots = [hasher.empty()];

  constructor(size: number, entryAt: (i: number) => Uint8Array = (i) => entry(i)) {
    for (let i = 0; i < size; i++) {
      this.#frontier.append(hasher.leaf(entryAt(i)), (level, index, hash) => {
        this.#nodes.set(`${level}/${index}`, hash);
      });
      if (size <= 1000) this.#roots.push(this.#frontier.root());
    }
  }

  readonly read: HashReader = (level, index) => {
    const hash = this.#nodes.get(`${level}/${index}`);
    if (!hash) throw new Error(`node ${level}/${index} was never complete`);
    return hash;
  };

  get root(): Uint8Array {
    return this.#frontier.root();
  }

  rootAt(size: number): Uint8Array {
    return this.#roots[size]!;
  }

  checkpoint(size: number): Checkpoint {
    return { origin: log.key.name, size, root: this.rootAt(size) };
  }

  /** The checkpoint note at `size`, signed by the log, with more lines as given. */
  note(size: number, ...more: SignatureLine[]): string {
    return signedNote(this.checkpoint(size), ...more);
  }
}

export function signedNote(checkpoint: Checkpoint, ...more: SignatureLine[]): string {
  return formatNote(formatCheckpoint(checkpoint), [signCheckpoint(checkpoint, log.key, log.sign), ...more]);
}

export const log300 = new MemoryLog(300);
export const fork300 = new MemoryLog(300, (i) => entry(i, i === 299 ? 2 : 1));

export function cosigned(size: number, by = partner, time = vectors.partnerTime): SignatureLine {
  return cosign(formatCheckpoint(log300.checkpoint(size)), by.key, time, by.sign);
}
