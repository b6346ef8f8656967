/** The files of an export, wherever they lie. Paths are as `entente log export` writes them. */
export type ExportFiles = {
  /** The bytes of a file; undefined when there is none. */
  read(path: string): Promise<Uint8Array | undefined>;
};

/** Why what was chosen could not be read as an export. The message is for people. */
export class ExportError extends Error {
  readonly code: "not-an-export" | "bad-archive" | "too-large";

  constructor(code: ExportError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ExportError";
    this.code = code;
  }
}

/** As large as a full bundle of the largest entries can be. */
const MAX_FILE_BYTES = 256 * (2 + 65_535);
/** Far beyond any export. */
const MAX_FILES = 400_000;

export type Placed = { readonly path: string; readonly blob: Blob };

/** Files with their paths below the folder that was chosen; `export.json` says where the export begins. */
export function filesFrom(chosen: readonly Placed[]): ExportFiles {
  if (chosen.length > MAX_FILES) throw new ExportError("too-large", "the folder holds too many files");
  const manifest = chosen
    .map(({ path }) => path)
    .filter((path) => path === "export.json" || path.endsWith("/export.json"))
    .toSorted((one, other) => one.length - other.length)[0];
  if (manifest === undefined)
    throw new ExportError("not-an-export", "there is no export.json in what was chosen");
  const base = manifest.slice(0, -"export.json".length);
  const byPath = new Map(
    chosen
      .filter(({ path }) => path.startsWith(base))
      .map(({ path, blob }) => [path.slice(base.length), blob]),
  );
  return {
    async read(path) {
      const blob = byPath.get(path);
      if (blob === undefined) return undefined;
      if (blob.size > MAX_FILE_BYTES)
        throw new ExportError("too-large", `${path} is larger than any file of an export`);
      return new Uint8Array(await blob.arrayBuffer());
    },
  };
}

const BLOCK = 512;
/** A run of headers and small files is read in one piece. */
const WINDOW = 1024 * 1024;

/**
 * The files of a tar archive (POSIX ustar), found by their headers alone. Every size and checksum is checked before
 * it is believed; whatever is no plain file or folder refuses the whole.
 * @throws {ExportError}
 */
export async function filesInArchive(archive: Blob): Promise<readonly Placed[]> {
  const placed: Placed[] = [];
  let window = new Uint8Array(0);
  let from = 0;
  const blockAt = async (at: number) => {
    if (at < from || at + BLOCK > from + window.length) {
      window = new Uint8Array(await archive.slice(at, at + WINDOW).arrayBuffer());
      from = at;
    }
    return window.subarray(at - from, at - from + BLOCK);
  };
  for (let at = 0; at + BLOCK <= archive.size; ) {
    const header = await blockAt(at);
    if (header.every((byte) => byte === 0)) return placed;
    const { path, size, isFile } = readHeader(header);
    const start = at + BLOCK;
    if (start + size > archive.size) throw new ExportError("bad-archive", `${path} is cut short`);
    if (isFile) placed.push({ path, blob: archive.slice(start, start + size) });
    if (placed.length > MAX_FILES) throw new ExportError("too-large", "the archive holds too many files");
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new ExportError("bad-archive", "the archive has no end");
}

const ascii = (header: Uint8Array, at: number, length: number): string => {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return String.fromCharCode(...(end < 0 ? field : field.subarray(0, end)));
};

function readHeader(header: Uint8Array): { path: string; size: number; isFile: boolean } {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0x20 : header[at]!;
  const octal = (at: number, length: number) => {
    const text = ascii(header, at, length).trim();
    return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number.NaN;
  };
  const size = octal(124, 12);
  const type = String.fromCharCode(header[156]!);
  const isFile = type === "0" || type === "\0";
  if (octal(148, 8) !== sum || !Number.isSafeInteger(size) || !(isFile || type === "5"))
    throw new ExportError("bad-archive", "this is no tar file as `entente log export` writes it");
  const [prefix, name] = [ascii(header, 345, 155), ascii(header, 0, 100)];
  return { path: prefix === "" ? name : `${prefix}/${name}`, size, isFile };
}
