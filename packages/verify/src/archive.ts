import { isSafePath, VerifyError } from "./reader.ts";

/**
 * An export as one file: POSIX ustar, plain files only. Written without owner or time, so that the same export gives
 * the same bytes, and read without trust: every path, size and checksum is checked before anything is taken.
 */
const BLOCK = 512;
const NAME = { at: 0, length: 100 };
const MODE = { at: 100, length: 8 };
const SIZE = { at: 124, length: 12 };
const SUM = { at: 148, length: 8 };
const TYPE_AT = 156;
const MAGIC = { at: 257, length: 8 };
const PREFIX = { at: 345, length: 155 };

/** Far beyond any export; it bounds what a forged archive can cost. */
const MAX_FILES = 200_000;

export type ExportFile = { readonly path: string; readonly bytes: Uint8Array };

/** Writes files as a tar archive, one after the other, with its end. */
export async function* packArchive(
  files: AsyncIterable<ExportFile> | Iterable<ExportFile>,
): AsyncGenerator<Uint8Array> {
  for await (const { path, bytes } of files) {
    yield headerOf(path, bytes.length);
    yield bytes;
    const rest = bytes.length % BLOCK;
    if (rest > 0) yield new Uint8Array(BLOCK - rest);
  }
  yield new Uint8Array(2 * BLOCK);
}

function headerOf(path: string, size: number): Uint8Array {
  if (!isSafePath(path)) throw new VerifyError("bad-path", `${path} is no path of an export`);
  const [prefix, name] = splitPath(path);
  const header = Buffer.alloc(BLOCK);
  header.write(name, NAME.at, "latin1");
  header.write("0000644\0", MODE.at, "latin1");
  header.write("0000000\0".repeat(2), MODE.at + MODE.length, "latin1");
  header.write(`${size.toString(8).padStart(11, "0")}\0`, SIZE.at, "latin1");
  header.write(`${"0".repeat(11)}\0`, SIZE.at + SIZE.length, "latin1");
  header.write("0", TYPE_AT, "latin1");
  header.write("ustar\x0000", MAGIC.at, "latin1");
  header.write(prefix, PREFIX.at, "latin1");
  header.write(`${checksum(header).toString(8).padStart(6, "0")}\0 `, SUM.at, "latin1");
  return header;
}

/** A long path is cut at a slash: at most 155 characters before it, 100 after it. */
function splitPath(path: string): readonly [string, string] {
  if (path.length <= NAME.length) return ["", path];
  const cut = path.indexOf("/", path.length - NAME.length - 1);
  if (cut < 0 || cut > PREFIX.length) throw new VerifyError("bad-path", `${path} is too long for an archive`);
  return [path.slice(0, cut), path.slice(cut + 1)];
}

/** The sum of the header's bytes, its own field counted as spaces. */
function checksum(header: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= SUM.at && at < SUM.at + SUM.length ? 0x20 : header[at]!;
  return sum;
}

/** Random access to the bytes of an archive. */
export type ArchiveBytes = { readonly size: number; readAt(offset: number, length: number): Uint8Array };
/** Where a file lies in an archive. */
export type ArchivePlace = { readonly offset: number; readonly length: number };

/**
 * Finds the files of an archive without reading them. Anything but plain files and folders with harmless paths, a
 * path named twice, or a header whose checksum fails refuses the whole.
 * @throws {VerifyError} `bad-archive`, `bad-path` or `too-large`
 */
export function indexArchive(archive: ArchiveBytes, maxFileBytes: number): ReadonlyMap<string, ArchivePlace> {
  const places = new Map<string, ArchivePlace>();
  let at = 0;
  while (at + BLOCK <= archive.size) {
    const header = Buffer.from(archive.readAt(at, BLOCK));
    if (header.every((byte) => byte === 0)) return places;
    const { path, length, isFile } = readHeader(header);
    const offset = at + BLOCK;
    if (offset + length > archive.size) throw new VerifyError("bad-archive", `${path} is cut short`);
    if (isFile) {
      if (length > maxFileBytes)
        throw new VerifyError("too-large", `${path} is larger than any file of an export`);
      if (places.has(path)) throw new VerifyError("bad-archive", `${path} is in the archive twice`);
      if (places.size >= MAX_FILES) throw new VerifyError("too-large", "the archive holds too many files");
      places.set(path, { offset, length });
    }
    at = offset + Math.ceil(length / BLOCK) * BLOCK;
  }
  throw new VerifyError("bad-archive", "the archive has no end: it was cut short, or is none");
}

function readHeader(header: Buffer): { path: string; length: number; isFile: boolean } {
  const textAt = ({ at, length }: typeof NAME) => {
    const field = header.subarray(at, at + length);
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? length : end).toString("latin1");
  };
  const octal = (field: typeof NAME, what: string) => {
    const digits = textAt(field).trim();
    if (!/^[0-7]{1,11}$/.test(digits))
      throw new VerifyError("bad-archive", `a header with a malformed ${what}`);
    return Number.parseInt(digits, 8);
  };
  if (!textAt(MAGIC).startsWith("ustar")) throw new VerifyError("bad-archive", "this is no tar archive");
  if (octal(SUM, "checksum") !== checksum(header))
    throw new VerifyError("bad-archive", "a header whose checksum does not match");
  const prefix = textAt(PREFIX);
  const whole = prefix === "" ? textAt(NAME) : `${prefix}/${textAt(NAME)}`;
  // `tar -C DIR -cf FILE .` names everything from `./` on.
  const path = whole.replace(/^\.\//, "");
  const type = header[TYPE_AT];
  const isFile = type === 0x30 || type === 0;
  if (!isFile && type !== 0x35)
    throw new VerifyError("bad-archive", "links and special files do not belong in an export");
  if (isFile && !isSafePath(path))
    throw new VerifyError("bad-path", "a path that leads out of the export, or nowhere");
  return { path, length: isFile ? octal(SIZE, "size") : 0, isFile };
}
