/**
 * How an export is read: a directory, an archive or memory. Paths are relative, with `/`, and made by this package
 * alone; a reader refuses every other.
 */
export type ExportReader = {
  /** The bytes of a file; undefined when there is none. */
  read(path: string): Uint8Array | undefined;
  /** The names directly inside a folder; empty when there is none. */
  list(folder: string): readonly string[];
};

export type VerifyErrorCode =
  | "not-an-export"
  | "unreadable"
  | "bad-archive"
  | "bad-path"
  | "too-large"
  | "changed";

/** Why an export could not be read at all. Whatever can be read is judged in the report instead. */
export class VerifyError extends Error {
  readonly code: VerifyErrorCode;

  constructor(code: VerifyErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "VerifyError";
    this.code = code;
  }
}

/** The largest file an export can hold: a full bundle of entries as large as a bundle can say. */
export const MAX_FILE_BYTES = 256 * (2 + 65_535);

const SAFE_PATH = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,11}$/;

/** A path as exports hold them: no absolute path, no step upwards, no hidden file, nothing to interpret. */
export const isSafePath = (path: string): boolean => path.length <= 250 && SAFE_PATH.test(path);

/** An export held in memory. */
export function memoryReader(files: ReadonlyMap<string, Uint8Array>): ExportReader {
  return {
    read: (path) => files.get(path),
    list: (folder) => namesIn(files.keys(), folder),
  };
}

/** The names directly inside a folder, from full paths. */
export function namesIn(paths: Iterable<string>, folder: string): readonly string[] {
  const inside = `${folder}/`;
  const names = new Set<string>();
  for (const path of paths) if (path.startsWith(inside)) names.add(path.slice(inside.length).split("/")[0]!);
  return [...names].sort();
}
