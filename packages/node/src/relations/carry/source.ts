import { randomBytes } from "node:crypto";
import { closeSync, openSync, readSync, unlinkSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { CarryError } from "../errors.ts";
import { SpoolRoom, type SpoolShare } from "./spool-room.ts";

/** The bytes of a carried file, wherever they lie; what is read is a copy of its own, or a view of memory. */
export type CarrySource = {
  readonly size: number;
  read(at: number, length: number): Buffer;
};

export function inMemory(bytes: Uint8Array): CarrySource {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: all.length, read: (at, length) => all.subarray(at, at + length) };
}

export type SpooledSource = CarrySource & Disposable;

/**
 * Writes a stream to a file that has no name any more by the time the first byte is in it: a crash leaves nothing to
 * find. All in it is meant to travel on a disk, so it is not sealed again. Throws CarryError `too-large`, and `busy` when
 * `room` has none for it.
 */
export async function spooled(
  stream: AsyncIterable<Uint8Array>,
  directory: string,
  maxBytes: number,
  room: SpoolRoom = new SpoolRoom(),
): Promise<SpooledSource> {
  using held = new DisposableStack();
  const share = held.use(room.enter());
  const path = join(directory, `carried-${randomBytes(8).toHex()}`);
  const writing = await open(path, "wx", 0o600);
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (cause) {
    await writing.close();
    throw cause;
  } finally {
    unlinkSync(path);
  }
  held.defer(() => closeSync(file));
  try {
    const size = await writeAll(writing, counted(stream, share), maxBytes);
    const kept = held.move();
    return {
      size,
      read: (at, length) => readAt(file, at, Math.max(0, Math.min(length, size - at))),
      [Symbol.dispose]: () => kept.dispose(),
    };
  } finally {
    await writing.close();
  }
}

/** Each piece has its room before it is written. */
async function* counted(stream: AsyncIterable<Uint8Array>, share: SpoolShare): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    share.grow(chunk.length);
    yield chunk;
  }
}

async function writeAll(
  file: FileHandle,
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<number> {
  let size = 0;
  for await (const chunk of stream) {
    if (size + chunk.length > maxBytes)
      throw new CarryError("too-large", `a carried file has at most ${maxBytes} bytes`);
    for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten;
    size += chunk.length;
  }
  return size;
}

function readAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let got = 0; got < length; ) {
    const count = readSync(file, bytes, got, length - got, at + got);
    if (count === 0) throw new CarryError("cut-short", "the file became shorter while it was read");
    got += count;
  }
  return bytes;
}
