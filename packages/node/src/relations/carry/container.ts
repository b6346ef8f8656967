import { createHash } from "node:crypto";
import { canonicalBytes } from "@entente/json";
import { encodeBundle } from "@entente/tlog";
import type { PartyId, SignedCard } from "../../keys/index.ts";
import type { SignedRetirement } from "../retiring/statement.ts";

/**
 * The file that is carried by hand, `entente-carry/1`: what one party would have sent over the network. It holds no
 * names and no paths, and nothing in it is believed for being in it: cards are signed and chained, heads signed,
 * entries lie under a head's root, blobs under an entry's digest.
 *
 * Bytes: the line `entente-carry/1` LF, then sections of type (1), length (4, big-endian) and content; the last is
 * `end`, the SHA-256 of all before it, so that a file cut short by a full disk is told from a forged one. It is written
 * and read part by part: no more of it than one part is in memory.
 */
export type CarryFile = {
  readonly from: PartyId;
  readonly to: PartyId;
  readonly cards: readonly SignedCard[];
  /** The head of the sender's liaison log: signed, and cosigned by the recipient if it already was. */
  readonly checkpoint: string | undefined;
  /** What the sender's witness last cosigned of the recipient's liaison log. */
  readonly cosigned: string | undefined;
  /** The sender's statement that it has retired a log, as long as the recipient is not known to have noted it. */
  readonly retirement?: SignedRetirement | undefined;
  /** In the order of their indexes. */
  readonly entries: Iterable<CarriedEntry>;
  readonly blobs: Iterable<CarriedEntry>;
  /** Entries of the recipient's log whose content the sender still lacks. */
  readonly wanted: readonly number[];
  /** For a recipient that has lost them: the entries of its own log by their places, and their content (recovery/give-back.ts). */
  readonly returned?: Iterable<CarriedEntry>;
  readonly returnedContent?: Iterable<CarriedEntry>;
  /** For the same: the recipient's statement that the log before its current one was retired, as it was noted. */
  readonly noted?: SignedRetirement | undefined;
};

/** An entry by its index in the sender's liaison log, or the blob of one by its place. */
export type CarriedEntry = { readonly index: number; readonly bytes: Uint8Array };

export const MAGIC = new TextEncoder().encode("entente-carry/1\n");
export const SECTION = {
  about: 1,
  card: 2,
  checkpoint: 3,
  cosigned: 4,
  entries: 5,
  blob: 6,
  wanted: 7,
  returned: 8,
  returnedContent: 9,
  retirement: 10,
  noted: 11,
  end: 0,
} as const;
export const MAX_SECTIONS = 200_000;
/** A whole file; larger content travels in several (see `--from`). */
export const MAX_CARRY_BYTES = 1024 * 1024 * 1024;
export const MAX_WANTED = 1000;
/** Each is checked with a signature, one after the other: more of them would hold everything else up. The last are sent. */
export const MAX_CARDS = 256;
/** Of every section its length and type. */
export const HEAD_BYTES = 5;
/** Of sections of entries and blobs: the index they begin with. */
export const INDEX_BYTES = 8;
const ENTRIES_OF_SECTION = 256;
/** A blob is handed on in pieces of so many bytes. */
const PIECE_BYTES = 1024 * 1024;

/** The bytes of a file, piece by piece. Entries and blobs are asked for when it is their turn. */
export function* carryFileBytes(file: CarryFile): Generator<Uint8Array> {
  const hash = createHash("sha256");
  const told = (bytes: Uint8Array) => {
    hash.update(bytes);
    return bytes;
  };
  const section = function* (type: number, ...content: readonly Uint8Array[]) {
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt8(type, 0);
    head.writeUInt32BE(
      content.reduce((sum, { length }) => sum + length, 0),
      1,
    );
    yield told(head);
    for (const each of content)
      for (let at = 0; at < each.length; at += PIECE_BYTES) yield told(each.subarray(at, at + PIECE_BYTES));
  };
  const text = (value: string) => new TextEncoder().encode(value);
  yield told(MAGIC);
  yield* section(SECTION.about, canonicalBytes({ from: file.from, to: file.to }));
  for (const each of file.cards) yield* section(SECTION.card, canonicalBytes({ ...each }));
  if (file.retirement !== undefined)
    yield* section(SECTION.retirement, canonicalBytes({ ...file.retirement }));
  if (file.noted !== undefined) yield* section(SECTION.noted, canonicalBytes({ ...file.noted }));
  if (file.checkpoint !== undefined) yield* section(SECTION.checkpoint, text(file.checkpoint));
  if (file.cosigned !== undefined) yield* section(SECTION.cosigned, text(file.cosigned));
  if (file.wanted.length > 0) yield* section(SECTION.wanted, canonicalBytes([...file.wanted]));
  for (const group of runsOf(file.entries))
    yield* section(
      SECTION.entries,
      indexBytes(group[0]!.index),
      encodeBundle(group.map(({ bytes }) => bytes)),
    );
  for (const { index, bytes } of file.blobs) yield* section(SECTION.blob, indexBytes(index), bytes);
  for (const group of runsOf(file.returned ?? []))
    yield* section(
      SECTION.returned,
      indexBytes(group[0]!.index),
      encodeBundle(group.map(({ bytes }) => bytes)),
    );
  for (const { index, bytes } of file.returnedContent ?? [])
    yield* section(SECTION.returnedContent, indexBytes(index), bytes);
  const end = hash.digest();
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt32BE(end.length, 1);
  yield head;
  yield end;
}

/** Entries that follow one another, in groups that one section holds. */
function* runsOf(entries: Iterable<CarriedEntry>): Generator<CarriedEntry[]> {
  let run: CarriedEntry[] = [];
  for (const each of entries) {
    const last = run.at(-1);
    if (last !== undefined && (run.length === ENTRIES_OF_SECTION || each.index !== last.index + 1)) {
      yield run;
      run = [];
    }
    run.push(each);
  }
  if (run.length > 0) yield run;
}

function indexBytes(index: number): Uint8Array {
  const bytes = Buffer.alloc(INDEX_BYTES);
  bytes.writeBigUInt64BE(BigInt(index));
  return bytes;
}

/** A whole file in memory: for files that are exchanged over the network, which are small. */
export function writeCarryFile(file: CarryFile): Uint8Array {
  return new Uint8Array(Buffer.concat([...carryFileBytes(file)]));
}
