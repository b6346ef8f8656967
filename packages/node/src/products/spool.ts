import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Held in memory up to here; what is longer goes to the disk as ciphertext. */
const MEMORY_BYTES = 16 * 1024 * 1024;
const BLOCK_BYTES = 1024 * 1024;
const TAG = 16;

/**
 * Keeps the pieces of a stream until it is known whether all of it is sound. On the disk there is only ciphertext under a
 * key that never leaves this process, in a file that has no name any more: a crash leaves nothing to find.
 */
export class Spool {
  readonly #directory: string;
  readonly #memory: Uint8Array[] = [];
  readonly #blocks: number[] = [];
  readonly #key = randomBytes(32);
  readonly #memoryBytes: number;
  #held = 0;
  #spilled = false;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #file: number | undefined;

  constructor(directory: string, memoryBytes: number = MEMORY_BYTES) {
    this.#directory = directory;
    this.#memoryBytes = memoryBytes;
  }

  add(piece: Uint8Array): void {
    this.#spilled ||= this.#held + piece.length > this.#memoryBytes;
    if (!this.#spilled) {
      this.#held += piece.length;
      this.#memory.push(piece);
      return;
    }
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    this.#pending.push(length, piece);
    this.#pendingBytes += piece.length + 4;
    if (this.#pendingBytes >= BLOCK_BYTES) this.#writeBlock();
  }

  #writeBlock(): void {
    if (this.#file === undefined) {
      const path = join(this.#directory, `spool-${randomBytes(8).toHex()}`);
      this.#file = openSync(path, "wx+", 0o600);
      unlinkSync(path);
    }
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce(this.#blocks.length));
    const block = Buffer.concat([
      ...this.#pending.map((part) => cipher.update(part)),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    for (let at = 0; at < block.length; ) at += writeSync(this.#file, block, at);
    this.#blocks.push(block.length);
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  /** The pieces in the order they came, each once. */
  *pieces(): Iterable<Uint8Array> {
    for (const [position, piece] of this.#memory.entries()) {
      // Let go of what has been handed on.
      this.#memory[position] = new Uint8Array();
      yield piece;
    }
    if (this.#pendingBytes > 0) this.#writeBlock();
    let at = 0;
    for (const [index, length] of this.#blocks.entries()) {
      yield* splitBlock(this.#readBlock(index, at, length));
      at += length;
    }
  }

  #readBlock(index: number, at: number, length: number): Buffer {
    const sealed = Buffer.alloc(length);
    for (let got = 0; got < length; ) {
      const count = readSync(this.#file!, sealed, got, length - got, at + got);
      if (count === 0) throw new Error("the spool is shorter than what was written to it");
      got += count;
    }
    const decipher = createDecipheriv("aes-256-gcm", this.#key, nonce(index));
    decipher.setAuthTag(sealed.subarray(length - TAG));
    return Buffer.concat([decipher.update(sealed.subarray(0, length - TAG)), decipher.final()]);
  }

  [Symbol.dispose](): void {
    this.#key.fill(0);
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function nonce(block: number): Uint8Array {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(block, 6, 6);
  return bytes;
}

function* splitBlock(block: Buffer): Iterable<Uint8Array> {
  for (let at = 0; at < block.length; ) {
    const length = block.readUInt32BE(at);
    // A copy: a piece that waits for others of its kind must not keep the whole block in memory.
    yield new Uint8Array(block.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
}
