import {
  encodeBase64,
  equalBytes,
  Frontier,
  type OpenedCheckpoint,
  parseCheckpoint,
  parseNote,
  TILE_WIDTH,
  TlogError,
  tilePath,
  tilesOf,
  toHex,
  type VerifierKey,
} from "@entente/tlog";
import { bytesOf, hasher, sha256 } from "../verify/hashing.ts";
import { type CheckSignature, NoEd25519, openSigned } from "../verify/signatures.ts";
import type { ExportFiles } from "./export-files.ts";

export const LOG_STEPS = ["head", "signature", "cosignature", "entries", "root", "tiles", "earlier"] as const;
/** The last is said only of logs that were retired, and of their successors. */
export type LogStepName = (typeof LOG_STEPS)[number] | "retirement";

/** Everything a step over a whole log can come to. */
export type LogCode =
  | "head-read"
  | "head-missing"
  | "head-malformed"
  | "no-key"
  | "no-ed25519"
  | "signed"
  | "not-signed"
  | "signature-bad"
  | "cosigned"
  | "not-cosigned"
  | "entries-match"
  | "entry-altered"
  | "entries-missing"
  | "root-matches"
  | "root-differs"
  | "tiles-match"
  | "tile-altered"
  | "tile-missing"
  | "no-earlier"
  | "extends"
  | "does-not-extend"
  | "shorter"
  | "earlier-unsigned"
  | "log-retired"
  | "retirement-bad"
  | "retired-shorter"
  | "generation-missing"
  | "not-reached";

export type LogStep = {
  readonly name: LogStepName;
  readonly state: "good" | "bad" | "open";
  readonly code: LogCode;
  /** The first entry that is wrong. */
  readonly index?: number;
  readonly path?: string;
  readonly size?: number;
  /** Entries of a retired log that were witnessed, by its statement. */
  readonly witnessed?: number;
  readonly names?: readonly string[];
  /** Unix seconds, the newest cosignature. */
  readonly time?: number;
  readonly detail?: string;
};

export type LogReport = {
  readonly origin: string;
  readonly size: number;
  readonly steps: readonly LogStep[];
};

export type LogChecks = {
  readonly files: ExportFiles;
  /** Keys that the reader has from elsewhere. */
  readonly keys: readonly VerifierKey[];
  /** Notes of heads that the reader kept from before. */
  readonly earlier: readonly string[];
  readonly check: CheckSignature;
  /** Called after each bundle; may wait, so that a page stays alive. */
  readonly progress: (done: number, of: number) => void | Promise<void>;
};

type Told = Omit<LogStep, "name" | "state" | "code">;
const good = (name: LogStepName, code: LogCode, more: Told = {}): LogStep => ({
  name,
  state: "good",
  code,
  ...more,
});
const bad = (name: LogStepName, code: LogCode, more: Told = {}): LogStep => ({
  name,
  state: "bad",
  code,
  ...more,
});
const open = (name: LogStepName, code: LogCode, more: Told = {}): LogStep => ({
  name,
  state: "open",
  code,
  ...more,
});

export const logFolder = (origin: string): string => `logs/${toHex(sha256(bytesOf(origin)))}`;

/**
 * Recomputes a whole log from its entries: every leaf, every tile, the root, and where it stood at heads that were
 * kept; and checks who signed the head. Nothing of the export is believed.
 */
export async function verifyLog(origin: string, checks: LogChecks): Promise<LogReport> {
  const note = await noteOf(origin, checks.files);
  if (note.head === undefined)
    return {
      origin,
      size: 0,
      steps: [note.step, ...LOG_STEPS.slice(1).map((name) => open(name, "not-reached"))],
    };
  const { size, root } = note.head;
  const earlier = await earlierHeads(origin, checks);
  const signed = await signatureStep(origin, note.text, checks);
  const cosigned = await cosignatureStep(origin, note.text, checks);
  const reading = await readTree(origin, size, root, earlier.heads, checks);
  return { origin, size, steps: [note.step, signed, cosigned, ...reading, ...earlierStep(earlier, reading)] };
}

type Read = {
  readonly step: LogStep;
  readonly text: string;
  readonly head?: { size: number; root: Uint8Array };
};

async function noteOf(origin: string, files: ExportFiles): Promise<Read> {
  const path = `${logFolder(origin)}/checkpoint`;
  const bytes = await files.read(path);
  if (bytes === undefined) return { step: bad("head", "head-missing", { path }), text: "" };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const head = parseCheckpoint(parseNote(text).text);
    if (head.origin !== origin)
      return { step: bad("head", "head-malformed", { path, detail: head.origin }), text: "" };
    return {
      step: good("head", "head-read", { size: head.size, detail: encodeBase64(head.root) }),
      text,
      head,
    };
  } catch (cause) {
    return { step: bad("head", "head-malformed", { path, detail: (cause as Error).message }), text: "" };
  }
}

async function signatureStep(origin: string, note: string, { keys, check }: LogChecks): Promise<LogStep> {
  const own = keys.filter((key) => key.type === 1 && key.name === origin);
  if (own.length === 0) return open("signature", "no-key", { names: [origin] });
  return signedBy("signature", note, own, check, "signed", "not-signed");
}

async function cosignatureStep(origin: string, note: string, { keys, check }: LogChecks): Promise<LogStep> {
  const lines = new Set(parseNote(note).signatures.map(({ name }) => name));
  const names = [...lines].filter((name) => name !== origin).slice(0, 8);
  const witnesses = keys.filter((key) => key.type === 4);
  const known = witnesses.filter(({ name }) => lines.has(name));
  // A key for the other log's witness says nothing of this one; none at all leaves the question open.
  if (witnesses.length === 0) return open("cosignature", "no-key", { names });
  if (known.length === 0) return bad("cosignature", "not-cosigned", { names });
  return signedBy("cosignature", note, known, check, "cosigned", "not-cosigned");
}

async function signedBy(
  name: LogStepName,
  note: string,
  keys: VerifierKey[],
  check: CheckSignature,
  yes: LogCode,
  no: LogCode,
): Promise<LogStep> {
  let opened: OpenedCheckpoint;
  try {
    opened = await openSigned(note, keys, check);
  } catch (cause) {
    if (cause instanceof NoEd25519) return open(name, "no-ed25519");
    if (!(cause instanceof TlogError)) throw cause;
    return bad(name, cause.code === "no-signature" ? no : "signature-bad", { detail: cause.message });
  }
  const time = Math.max(0, ...opened.verified.map((line) => line.time ?? 0));
  const names = opened.verified.map(({ key }) => key.name);
  return good(name, yes, time > 0 ? { names, time } : { names });
}

type Kept = { readonly size: number; readonly root: Uint8Array };
type Earlier = { readonly heads: readonly Kept[]; readonly unsigned: number; readonly open: boolean };

/** Only heads that the log itself has signed count: an unsigned one proves nothing against it. */
async function earlierHeads(origin: string, { earlier, keys, check }: LogChecks): Promise<Earlier> {
  const own = keys.filter((key) => key.type === 1 && key.name === origin);
  const heads: Kept[] = [];
  let unsigned = 0;
  let isOpen = false;
  for (const note of earlier) {
    try {
      if (parseCheckpoint(parseNote(note).text).origin !== origin) continue;
      const { checkpoint } = await openSigned(note, own, check);
      heads.push(checkpoint);
    } catch (cause) {
      if (cause instanceof NoEd25519) isOpen = true;
      else if (cause instanceof TlogError) unsigned++;
      else throw cause;
    }
  }
  return { heads, unsigned, open: isOpen };
}

function earlierStep({ heads, unsigned, open: isOpen }: Earlier, reading: readonly LogStep[]): LogStep[] {
  if (reading.some(({ name }) => name === "earlier")) return [];
  if (unsigned > 0) return [bad("earlier", "earlier-unsigned")];
  if (isOpen) return [open("earlier", "no-ed25519")];
  return [heads.length === 0 ? open("earlier", "no-earlier") : open("earlier", "not-reached")];
}

/** A tree that grows leaf by leaf, its upper tiles' hashes, and its root at the sizes asked for. */
class Growing {
  readonly frontier = Frontier.of(hasher);
  readonly upper = new Map<string, Uint8Array>();
  readonly roots = new Map<number, Uint8Array>();
  readonly #sizes: ReadonlySet<number>;

  constructor(sizes: Iterable<number>) {
    this.#sizes = new Set(sizes);
    if (this.#sizes.has(0)) this.roots.set(0, this.frontier.root());
  }

  append(leaf: Uint8Array): void {
    this.frontier.append(leaf, (level, index, hash) => {
      if (level > 0 && level % 8 === 0) this.upper.set(`${level / 8}/${index}`, hash);
    });
    if (this.#sizes.has(this.frontier.size)) this.roots.set(this.frontier.size, this.frontier.root());
  }
}

async function readTree(
  origin: string,
  size: number,
  root: Uint8Array,
  earlier: readonly Kept[],
  { files, progress }: LogChecks,
): Promise<LogStep[]> {
  const folder = logFolder(origin);
  const sizes = earlier.map((head) => head.size);
  const [own, stored] = [new Growing(sizes), new Growing(sizes)];
  let dispute: number | undefined;
  let unreadable: number | undefined;
  for (let n = 0; n * TILE_WIDTH < size; n++) {
    const width = Math.min(TILE_WIDTH, size - n * TILE_WIDTH);
    const paths = [tilePath("entries", n, width), tilePath(0, n, width)].map((path) => `${folder}/${path}`);
    const [bundle, tile] = await Promise.all(paths.map((path) => files.read(path)));
    const missing = bundle === undefined ? paths[0] : tile?.length === width * 32 ? undefined : paths[1];
    if (bundle === undefined || tile === undefined || missing !== undefined)
      return [bad("entries", "entries-missing", { index: n * TILE_WIDTH, path: missing ?? "" }), ...rest()];
    const { entries, whole } = cut(bundle, width);
    for (let at = 0; at < width; at++) {
      const entry = entries[at];
      const leaf = tile.slice(at * 32, (at + 1) * 32);
      const found = entry === undefined || (at === width - 1 && !whole) ? undefined : hasher.leaf(entry);
      if (found === undefined) unreadable ??= n * TILE_WIDTH + at;
      else if (!equalBytes(found, leaf)) dispute ??= n * TILE_WIDTH + at;
      own.append(found ?? leaf);
      stored.append(leaf);
    }
    await progress(Math.min(size, (n + 1) * TILE_WIDTH), size);
  }
  return judge(folder, size, root, earlier, { own, stored, dispute, unreadable }, files);
}

const rest = (): LogStep[] => [open("root", "not-reached"), open("tiles", "not-reached")];

type Trees = {
  /** By the entries; by the hash tile where an entry cannot be read. */
  readonly own: Growing;
  /** By the lowest tiles. */
  readonly stored: Growing;
  /** The first entry whose hash is not the one in its tile. */
  readonly dispute: number | undefined;
  /** The first entry that its bundle does not give. */
  readonly unreadable: number | undefined;
};

/** The entries and the lowest tiles are two witnesses of the same leaves; the signed root says which is right. */
async function judge(
  folder: string,
  size: number,
  root: Uint8Array,
  earlier: readonly Kept[],
  { own, stored, dispute, unreadable }: Trees,
  files: ExportFiles,
): Promise<LogStep[]> {
  const entriesAreRight = equalBytes(own.frontier.root(), root);
  const tilesAreRight = equalBytes(stored.frontier.root(), root);
  const wrong = entriesAreRight
    ? unreadable
    : [dispute, unreadable].filter((one) => one !== undefined).toSorted((a, b) => a - b)[0];
  const entries =
    wrong === undefined
      ? good("entries", "entries-match", { size })
      : bad("entries", "entry-altered", { index: wrong });
  if (!entriesAreRight && !tilesAreRight)
    return [
      entries,
      bad("root", "root-differs", { detail: encodeBase64(own.frontier.root()) }),
      open("tiles", "not-reached"),
    ];
  const right = entriesAreRight ? own : stored;
  const lowest =
    dispute !== undefined && entriesAreRight ? bad("tiles", "tile-altered", { index: dispute }) : undefined;
  const tiles = lowest ?? (await upperTiles(folder, size, right.upper, files));
  const rootStep = entriesAreRight
    ? good("root", "root-matches", { size })
    : bad("root", "root-differs", { detail: encodeBase64(own.frontier.root()) });
  return [entries, rootStep, tiles, ...extension(size, earlier, right)];
}

function extension(size: number, earlier: readonly Kept[], { roots }: Growing): LogStep[] {
  if (earlier.length === 0) return [];
  const longer = earlier.find((head) => head.size > size);
  if (longer !== undefined) return [bad("earlier", "shorter", { size: longer.size })];
  const wrong = earlier.find((head) => !equalBytes(roots.get(head.size)!, head.root));
  return [
    wrong === undefined
      ? good("earlier", "extends", { size: Math.max(...earlier.map((head) => head.size)) })
      : bad("earlier", "does-not-extend", { size: wrong.size }),
  ];
}

async function upperTiles(
  folder: string,
  size: number,
  upper: ReadonlyMap<string, Uint8Array>,
  files: ExportFiles,
): Promise<LogStep> {
  for (const { level, n, width } of tilesOf(size)) {
    if (level === 0) continue;
    const path = `${folder}/${tilePath(level, n, width)}`;
    const tile = await files.read(path);
    if (tile?.length !== width * 32) return bad("tiles", "tile-missing", { path });
    for (let at = 0; at < width; at++) {
      const expected = upper.get(`${level}/${n * TILE_WIDTH + at}`)!;
      if (!equalBytes(tile.subarray(at * 32, (at + 1) * 32), expected))
        return bad("tiles", "tile-altered", { path });
    }
  }
  return good("tiles", "tiles-match");
}

/** Cuts a bundle as far as it goes, so that the first entry that is wrong can be named. */
export function cut(bytes: Uint8Array, width: number): { entries: Uint8Array[]; whole: boolean } {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width && at + 2 <= bytes.length) {
    const end = at + 2 + bytes[at]! * 256 + bytes[at + 1]!;
    if (end > bytes.length) break;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return { entries, whole: at === bytes.length };
}
