import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Sentence } from "@entente/api";
import { parseJson } from "@entente/json";
import { decodeBundle, TlogError } from "@entente/tlog";
import { z } from "zod";
import type { PartyId } from "../../keys/index.ts";
import { CarryError } from "../errors.ts";
import { signedRetirementSchema } from "../retiring/statement.ts";
import {
  type CarriedEntry,
  type CarryFile,
  HEAD_BYTES,
  INDEX_BYTES,
  MAGIC,
  MAX_CARDS,
  MAX_CARRY_BYTES,
  MAX_SECTIONS,
  MAX_WANTED,
  SECTION,
} from "./container.ts";
import { CarriedEntries, type EntryRun } from "./entries.ts";
import type { CarrySource } from "./source.ts";

const party = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/) as unknown as z.ZodType<PartyId>;
const about = z.strictObject({ from: party, to: party });
const card = z.strictObject({ card: z.string().max(8000), signature: z.string().max(100) });
const wantedList = z.array(z.int().min(0)).max(MAX_WANTED);

/** An entry of 8,192 bytes with its length, 256 of them. */
const MAX_ENTRIES_BYTES = INDEX_BYTES + 256 * (8192 + 2);
/** What the network would bring at most as one blob. */
const MAX_BLOB_BYTES = INDEX_BYTES + 66 * 1024 * 1024;
const MAX_SMALL_BYTES = 64 * 1024;
/** What is given back comes with its key. */
const MAX_RETURNED_BYTES = MAX_BLOB_BYTES + MAX_SMALL_BYTES;
const MOST: Readonly<Record<number, number>> = {
  [SECTION.entries]: MAX_ENTRIES_BYTES,
  [SECTION.returned]: MAX_ENTRIES_BYTES,
  [SECTION.blob]: MAX_BLOB_BYTES,
  [SECTION.returnedContent]: MAX_RETURNED_BYTES,
};
const most = (type: number): number => MOST[type] ?? MAX_SMALL_BYTES;

/** A file that was read once from end to end and is whole; its entries and blobs are read when they are asked for. */
export type OpenedCarryFile = CarryFile & {
  readonly entries: CarriedEntries;
  readonly returned: CarriedEntries;
  readonly blobs: CarriedContents;
  readonly returnedContent: CarriedContents;
};

/** Contents of a carried file by the index of their entry; one of them is in memory at a time. */
export type CarriedContents = Iterable<CarriedEntry> & { at(index: number): Uint8Array | undefined };

type Section = { readonly type: number; readonly at: number; readonly length: number };

/** Opens a carried file strictly; throws a CarryError for everything that is none. */
export async function openCarryFile(source: CarrySource): Promise<OpenedCarryFile> {
  const sections = await sectionsOf(source);
  try {
    return fileOf(source, sections);
  } catch (cause) {
    if (cause instanceof CarryError) throw cause;
    throw new CarryError(
      "not-a-carry-file",
      `a part of the file is malformed: ${(cause as Error).message}`,
      cause,
    );
  }
}

const cutShort = (why: Sentence = "the file ends before its end; copy it again") =>
  new CarryError("cut-short", why);

/** Splits a file and checks its length and end; what the sections say is not judged yet. */
async function sectionsOf(source: CarrySource): Promise<Section[]> {
  if (source.size > MAX_CARRY_BYTES) throw new CarryError("too-large", "a carried file has at most 1 GiB");
  if (!source.read(0, MAGIC.length).equals(MAGIC))
    throw new CarryError("not-a-carry-file", "this is no file that `entente carry out` has written");
  const hash = createHash("sha256").update(MAGIC);
  const sections: Section[] = [];
  for (let at = MAGIC.length; ; ) {
    if (at + HEAD_BYTES > source.size) throw cutShort();
    const head = source.read(at, HEAD_BYTES);
    const [type, length] = [head.readUInt8(0), head.readUInt32BE(1)];
    const content = at + HEAD_BYTES;
    if (content + length > source.size) throw cutShort();
    if (length > most(type)) throw new CarryError("too-large", "a part of the file is too large");
    if (type === SECTION.end) {
      const isWhole = content + length === source.size && source.read(content, length).equals(hash.digest());
      if (!isWhole) throw cutShort("the file was damaged on its way; copy it again");
      return sections;
    }
    if (sections.length >= MAX_SECTIONS) throw new CarryError("too-large", "the file has too many parts");
    sections.push({ type, at: content, length });
    hash.update(head);
    await hashed(source, content, length, (piece) => hash.update(piece));
    at = content + length;
  }
}

const PIECE_BYTES = 1024 * 1024;

/** A large part is read in pieces, with others let through between them. */
async function hashed(
  source: CarrySource,
  start: number,
  length: number,
  take: (piece: Buffer) => void,
): Promise<void> {
  for (let at = 0; at < length; at += PIECE_BYTES) {
    take(source.read(start + at, Math.min(PIECE_BYTES, length - at)));
    if (length > PIECE_BYTES / 4) await setImmediate();
  }
}

function fileOf(source: CarrySource, sections: readonly Section[]): OpenedCarryFile {
  const all = (type: number) => sections.filter((each) => each.type === type);
  const content = ({ at, length }: Section) => source.read(at, length);
  const one = (type: number) => {
    const [found, more] = all(type);
    if (more !== undefined) throw new CarryError("not-a-carry-file", "a part of the file comes twice");
    return found === undefined ? undefined : content(found);
  };
  const text = (bytes: Buffer | undefined) =>
    bytes === undefined
      ? undefined
      : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  const opening = one(SECTION.about);
  if (opening === undefined)
    throw new CarryError("not-a-carry-file", "the file does not say from whom it is");
  const { from, to } = about.parse(parseJson(opening));
  const cards = all(SECTION.card);
  if (cards.length > MAX_CARDS) throw new CarryError("too-large", "the file has too many cards");
  const wanted = one(SECTION.wanted);
  const retirement = one(SECTION.retirement);
  const noted = one(SECTION.noted);
  const indexed = (type: number): CarriedContents => {
    const found = all(type).map((each) => ({ ...each, index: indexOf(content(firstOf(each))) }));
    const byIndex = new Map(found.map((each) => [each.index, each]));
    const bytesOf = ({ at, length }: Section) => source.read(at + INDEX_BYTES, length - INDEX_BYTES);
    return {
      *[Symbol.iterator](): Generator<CarriedEntry> {
        for (const each of found) yield { index: each.index, bytes: bytesOf(each) };
      },
      at(index) {
        const section = byIndex.get(index);
        return section === undefined ? undefined : bytesOf(section);
      },
    };
  };
  return {
    from,
    to,
    cards: cards.map((each) => card.parse(parseJson(content(each)))),
    ...(noted === undefined ? {} : { noted: signedRetirementSchema.parse(parseJson(noted)) }),
    ...(retirement === undefined ? {} : { retirement: signedRetirementSchema.parse(parseJson(retirement)) }),
    checkpoint: text(one(SECTION.checkpoint)),
    cosigned: text(one(SECTION.cosigned)),
    entries: new CarriedEntries(all(SECTION.entries).map((each) => runOf(source, each))),
    blobs: indexed(SECTION.blob),
    returned: new CarriedEntries(all(SECTION.returned).map((each) => runOf(source, each))),
    returnedContent: indexed(SECTION.returnedContent),
    wanted: wanted === undefined ? [] : wantedList.parse(parseJson(wanted)),
  };
}

const firstOf = (section: Section): Section => ({
  ...section,
  length: Math.min(section.length, INDEX_BYTES),
});

function runOf(source: CarrySource, section: Section): EntryRun {
  const read = () => bundleOf(source.read(section.at + INDEX_BYTES, section.length - INDEX_BYTES));
  const first = indexOf(source.read(section.at, Math.min(section.length, INDEX_BYTES)));
  return { first, count: read().length, read };
}

function bundleOf(bytes: Uint8Array): Uint8Array[] {
  try {
    return decodeBundle(bytes, { entryBytes: 8192 });
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
  const index = content.length < INDEX_BYTES ? Number.NaN : Number(content.readBigUInt64BE(0));
  if (!Number.isSafeInteger(index))
    throw new CarryError("not-a-carry-file", "a part of the file names no entry");
  return index;
}
