import { canonicalBytes, parseJson } from "@entente/json";
import { decodeBundle, encodeBundle, TlogError } from "@entente/tlog";
import { z } from "zod";
import { type PartyId, type SignedCard, sha256 } from "../../keys/index.ts";
import { CarryError } from "../errors.ts";

/**
 * The file that is carried by hand, `entente-carry/1`: what one party would have sent over the network. It holds no
 * names and no paths, and nothing in it is believed for being in it: cards are signed and chained, heads signed,
 * entries lie under a head's root, blobs under an entry's digest.
 *
 * Bytes: the line `entente-carry/1` LF, then sections of type (1), length (4, big-endian) and content; the last is
 * `end`, the SHA-256 of all before it, so that a file cut short by a full disk is told from a forged one.
 */
export type CarryFile = {
  readonly from: PartyId;
  readonly to: PartyId;
  readonly cards: readonly SignedCard[];
  /** The head of the sender's liaison log: signed, and cosigned by the recipient if it already was. */
  readonly checkpoint: string | undefined;
  /** What the sender's witness last cosigned of the recipient's liaison log. */
  readonly cosigned: string | undefined;
  readonly entries: readonly CarriedEntry[];
  readonly blobs: readonly CarriedEntry[];
  /** Entries of the recipient's log whose content the sender still lacks. */
  readonly wanted: readonly number[];
};

/** An entry, or the blob of an entry, by the entry's index in the sender's liaison log. */
export type CarriedEntry = { readonly index: number; readonly bytes: Uint8Array };

const MAGIC = new TextEncoder().encode("entente-carry/1\n");
const SECTION = {
  about: 1,
  card: 2,
  checkpoint: 3,
  cosigned: 4,
  entries: 5,
  blob: 6,
  wanted: 7,
  end: 0,
} as const;
const MAX_SECTIONS = 200_000;
/** A whole file; larger content travels in several (see `--from`). */
export const MAX_CARRY_BYTES = 1024 * 1024 * 1024;
export const MAX_WANTED = 1000;

const party = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/) as unknown as z.ZodType<PartyId>;
const about = z.strictObject({ from: party, to: party });
const card = z.strictObject({ card: z.string().max(8000), signature: z.string().max(100) });
const wantedList = z.array(z.int().min(0)).max(MAX_WANTED);

export function writeCarryFile(file: CarryFile): Uint8Array {
  const parts: Uint8Array[] = [MAGIC];
  const add = (type: number, content: Uint8Array) => {
    const head = Buffer.alloc(5);
    head.writeUInt8(type, 0);
    head.writeUInt32BE(content.length, 1);
    parts.push(head, content);
  };
  const text = (value: string) => new TextEncoder().encode(value);
  add(SECTION.about, canonicalBytes({ from: file.from, to: file.to }));
  for (const each of file.cards) add(SECTION.card, canonicalBytes({ ...each }));
  if (file.checkpoint !== undefined) add(SECTION.checkpoint, text(file.checkpoint));
  if (file.cosigned !== undefined) add(SECTION.cosigned, text(file.cosigned));
  if (file.wanted.length > 0) add(SECTION.wanted, canonicalBytes([...file.wanted]));
  for (let at = 0; at < file.entries.length; at += 256) {
    const group = file.entries.slice(at, at + 256);
    add(
      SECTION.entries,
      Buffer.concat([indexBytes(group[0]!.index), encodeBundle(group.map(({ bytes }) => bytes))]),
    );
  }
  for (const { index, bytes } of file.blobs) add(SECTION.blob, Buffer.concat([indexBytes(index), bytes]));
  add(SECTION.end, sha256(...parts));
  return new Uint8Array(Buffer.concat(parts));
}

function indexBytes(index: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(index));
  return bytes;
}

type Section = { readonly type: number; readonly content: Buffer };

/** Splits a file and checks its length and end; what the sections say is not judged yet. */
function sectionsOf(input: Uint8Array): Section[] {
  if (input.length > MAX_CARRY_BYTES) throw new CarryError("too-large", "a carried file has at most 1 GiB");
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC))
    throw new CarryError("not-a-carry-file", "this is no file that `entente carry out` has written");
  const sections: Section[] = [];
  for (let at = MAGIC.length; ; ) {
    if (at + 5 > bytes.length)
      throw new CarryError("cut-short", "the file ends before its end; copy it again");
    const type = bytes.readUInt8(at);
    const length = bytes.readUInt32BE(at + 1);
    const content = bytes.subarray(at + 5, at + 5 + length);
    if (content.length < length)
      throw new CarryError("cut-short", "the file ends before its end; copy it again");
    if (type === SECTION.end) {
      const isWhole = at + 5 + length === bytes.length && content.equals(sha256(bytes.subarray(0, at)));
      if (!isWhole) throw new CarryError("cut-short", "the file was damaged on its way; copy it again");
      return sections;
    }
    if (sections.length >= MAX_SECTIONS) throw new CarryError("too-large", "the file has too many parts");
    sections.push({ type, content });
    at += 5 + length;
  }
}

/** Reads a carried file strictly; throws a CarryError for everything that is none. */
export function readCarryFile(input: Uint8Array): CarryFile {
  const sections = sectionsOf(input);
  try {
    return fileOf(sections);
  } catch (cause) {
    if (cause instanceof CarryError) throw cause;
    throw new CarryError(
      "not-a-carry-file",
      `a part of the file is malformed: ${(cause as Error).message}`,
      cause,
    );
  }
}

function fileOf(sections: readonly Section[]): CarryFile {
  const all = (type: number) => sections.filter((each) => each.type === type).map((each) => each.content);
  const one = (type: number) => {
    const found = all(type);
    if (found.length > 1) throw new CarryError("not-a-carry-file", "a part of the file comes twice");
    return found[0];
  };
  const text = (content: Buffer | undefined) =>
    content === undefined
      ? undefined
      : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  const opening = one(SECTION.about);
  if (opening === undefined)
    throw new CarryError("not-a-carry-file", "the file does not say from whom it is");
  const { from, to } = about.parse(parseJson(opening));
  const wanted = one(SECTION.wanted);
  return {
    from,
    to,
    cards: all(SECTION.card).map((content) => card.parse(parseJson(content))),
    checkpoint: text(one(SECTION.checkpoint)),
    cosigned: text(one(SECTION.cosigned)),
    entries: all(SECTION.entries).flatMap(bundleOf),
    blobs: all(SECTION.blob).map((content) => ({ index: indexOf(content), bytes: content.subarray(8) })),
    wanted: wanted === undefined ? [] : wantedList.parse(parseJson(wanted)),
  };
}

function bundleOf(content: Buffer): CarriedEntry[] {
  const first = indexOf(content);
  try {
    return decodeBundle(content.subarray(8), { entryBytes: 8192 }).map((bytes, n) => ({
      index: first + n,
      bytes,
    }));
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    throw new CarryError(
      "not-a-carry-file",
      `the entries in the file are malformed: ${cause.message}`,
      cause,
    );
  }
}

function indexOf(content: Buffer): number {
  const index = content.length < 8 ? Number.NaN : Number(content.readBigUInt64BE(0));
  if (!Number.isSafeInteger(index))
    throw new CarryError("not-a-carry-file", "a part of the file names no entry");
  return index;
}
