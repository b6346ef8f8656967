import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync } from "node:fs";
import { join } from "node:path";
import { indexArchive } from "./archive.ts";
import { type ExportReader, isSafePath, MAX_FILE_BYTES, namesIn, VerifyError } from "./reader.ts";

/** More names than a folder of an export can hold. */
const MAX_NAMES = 100_000;

/** An export opened from disk. */
export type OpenedExport = { readonly reader: ExportReader; close(): void };

/**
 * Reads an export from a directory. No path leads out of it, no symbolic link is followed inside it, and no file
 * larger than an export can hold is read.
 * @throws {VerifyError}
 */
export function directoryReader(directory: string): ExportReader {
  return {
    read(path) {
      const file = placeOf(directory, path);
      return file === undefined ? undefined : readWhole(file);
    },
    list(folder) {
      const place = placeOf(directory, folder);
      if (place === undefined || !lstatSync(place).isDirectory()) return [];
      const names = readdirSync(place);
      if (names.length > MAX_NAMES) throw new VerifyError("too-large", `${folder} holds too many files`);
      return names.sort();
    },
  };
}

/** The place of a path when every step of it exists and is no link. */
function placeOf(directory: string, path: string): string | undefined {
  if (!isSafePath(path)) throw new VerifyError("bad-path", `${path} is no path of an export`);
  let place = directory;
  for (const name of path.split("/")) {
    place = join(place, name);
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (found.isSymbolicLink())
      throw new VerifyError("bad-path", `${path} is a symbolic link; an export holds none`);
  }
  return place;
}

function readWhole(file: string): Uint8Array {
  // A pipe or a link put in place after the look would block or lead elsewhere.
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = checkedStat(descriptor, file, MAX_FILE_BYTES);
    return readRange(descriptor, 0, size);
  } finally {
    closeSync(descriptor);
  }
}

function checkedStat(descriptor: number, file: string, most: number): { size: number } {
  const stat = fstatSync(descriptor);
  if (!stat.isFile()) throw new VerifyError("unreadable", `${file} is no plain file`);
  if (stat.size > most) throw new VerifyError("too-large", `${file} is larger than any file of an export`);
  return stat;
}

function readRange(descriptor: number, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const read = readSync(descriptor, bytes, at, length - at, offset + at);
    if (read === 0) throw new VerifyError("changed", "a file became shorter while it was read");
    at += read;
  }
  return bytes;
}

/**
 * Opens an export: a directory, or the tar archive of one. The archive's files are read where they lie.
 * @throws {VerifyError}
 */
export function openExport(path: string): OpenedExport {
  let descriptor: number;
  try {
    if (lstatSync(path).isDirectory()) return { reader: directoryReader(path), close: () => undefined };
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    throw new VerifyError("unreadable", `${path} cannot be read: ${(cause as Error).message}`, { cause });
  }
  try {
    const { size } = checkedStat(descriptor, path, Number.MAX_SAFE_INTEGER);
    const places = indexArchive(
      { size, readAt: (at, length) => readRange(descriptor, at, length) },
      MAX_FILE_BYTES,
    );
    const read = (name: string) => {
      const place = places.get(name);
      return place === undefined ? undefined : readRange(descriptor, place.offset, place.length);
    };
    const reader = { read, list: (folder: string) => namesIn(places.keys(), folder) };
    return { reader, close: () => closeSync(descriptor) };
  } catch (cause) {
    closeSync(descriptor);
    throw cause;
  }
}
