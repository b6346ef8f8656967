import type { Label } from "@entente/agreement";
import { inFrench, invalid } from "@entente/api";
import type { Item } from "../keys/index.ts";
import { MAX_SET_BYTES } from "../keys/index.ts";
import { type Compartment, writeCompartment } from "./compartment.ts";
import {
  checkFileName,
  DocumentError,
  documentFrench,
  type Finding,
  type ReadDocument,
  readDocument,
} from "./document/index.ts";
import { joined, labelDocument } from "./document-label.ts";
import { type ItemHeader, writeHeader } from "./header.ts";
import type { HouseRules } from "./house-rules.ts";

export type GivenFile = {
  readonly content: Uint8Array;
  readonly mediaType?: string | undefined;
  readonly name?: string | undefined;
};

export type GivenReport = GivenFile & {
  readonly title?: string | undefined;
  /** A marking line, for a document that bears none. */
  readonly marking?: string | undefined;
  /** Absent: this party. */
  readonly originator?: string | undefined;
  readonly areas: readonly string[];
  readonly purposes: readonly string[];
  readonly unit?: string | undefined;
  readonly theatre?: string | undefined;
  readonly attachments?: readonly (GivenFile & { readonly name: string })[];
};

/** A report ready to be sealed: the items of its set, position 0 the report itself. */
export type PreparedReport = {
  readonly items: readonly Item[];
  readonly compartment: string;
  readonly label: Label;
  /** Positions of the attachments. */
  readonly attachments: readonly number[];
  readonly findings: readonly Finding[];
};

/** Controls, and characters that hide or reorder others. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const MAX_ATTACHMENTS = 50;
const MEDIA = /^[a-z0-9][a-z0-9.+-]{0,60}\/[a-z0-9][a-z0-9.+-]{0,60}$/;

/**
 * Reads a report and its attachments, labels the whole, and lays out its set. What a PDF says is kept as an item of its
 * own beside the bytes that came: that is what is searched, shown and cut.
 *
 * @throws ProblemError `invalid` naming the member at fault
 */
export async function prepareReport(
  given: GivenReport,
  rules: HouseRules,
  more: readonly string[] = [],
): Promise<PreparedReport> {
  const originator = given.originator ?? rules.party;
  const document = await readMain(given);
  const own = labelDocument(document, { marking: given.marking, originator }, rules);
  const attachments = await readAttachments(given.attachments ?? []);
  const total = given.content.length + attachments.reduce((sum, { file }) => sum + file.content.length, 0);
  // The texts read from PDFs and the headers come on top.
  if (total > MAX_SET_BYTES / 2)
    throw invalid("/attachments", "The report and its attachments are too large together.");
  const theirs = attachments.flatMap(({ document: text }) =>
    text === undefined ? [] : [labelsOf(text, own.banner, rules)],
  );
  const label = joined([own.label, ...theirs.map((each) => each.label)], rules);
  const compartment = writeCompartment({
    originator,
    label: partsOf(label),
    areas: [...given.areas],
    purposes: [...given.purposes],
    kind: "report",
    unknownMarkings: [...own.unknown, ...theirs.flatMap((each) => each.unknown), ...more],
    ...(given.unit === undefined ? {} : { unit: given.unit }),
    ...(given.theatre === undefined ? {} : { theatre: given.theatre }),
  });
  const set = new SetLayout(label);
  const name = given.title ?? document.title ?? given.name;
  set.document(given.content, document, { kind: "report", ...(name === undefined ? {} : { name }) });
  const positions = attachments.map(({ file, name: fileName, document: text }) =>
    text === undefined
      ? set.binary(file.content, mediaOf(file), fileName)
      : set.document(file.content, text, { kind: "attachment", name: fileName, parent: 0 }),
  );
  return { items: set.items, compartment, label, attachments: positions, findings: document.findings };
}

async function readMain(given: GivenReport): Promise<ReadDocument> {
  if (given.title !== undefined && UNSEEN.test(given.title)) {
    throw invalid("/title", "The title holds characters that cannot be seen.");
  }
  try {
    return await readDocument(given.content, declared(given));
  } catch (cause) {
    throw refusal(cause instanceof DocumentError && cause.code === "bad-name" ? "/name" : "/content", cause);
  }
}

type ReadAttachment = { file: GivenFile; name: string; document?: ReadDocument };

async function readAttachments(files: readonly (GivenFile & { name: string })[]): Promise<ReadAttachment[]> {
  if (files.length > MAX_ATTACHMENTS)
    throw invalid("/attachments", `At most ${MAX_ATTACHMENTS} attachments.`);
  const read: ReadAttachment[] = [];
  for (const [position, file] of files.entries()) {
    const pointer = `/attachments/${position}`;
    let name: string;
    try {
      name = checkFileName(file.name);
    } catch (cause) {
      throw refusal(`${pointer}/name`, cause);
    }
    try {
      read.push({ file, name, document: await readDocument(file.content, declared(file)) });
    } catch (cause) {
      // Kept, but whoever decides on a release is told that nobody could read it.
      if (!(cause instanceof DocumentError) || cause.code === "busy") throw cause;
      read.push({ file, name });
    }
  }
  return read;
}

/** An attachment without a marking of its own has the report's; one with a marking raises the whole. */
function labelsOf(
  document: ReadDocument,
  banner: Label,
  rules: HouseRules,
): { label: Label; unknown: readonly string[] } {
  const { markingLine: _, ...bare } = document;
  const read = labelDocument(bare, { marking: banner.text, originator: banner.originator }, rules);
  if (document.markingLine === undefined) return read;
  try {
    const own = labelDocument(document, { originator: banner.originator }, rules);
    if (own.label.policy === banner.policy) return own;
  } catch {
    // A marking nobody here can read: it stands among the unknown ones.
  }
  return { label: read.label, unknown: [...read.unknown, document.markingLine] };
}

/** Where each item of the set comes to stand. */
class SetLayout {
  readonly items: Item[] = [];
  readonly #label: Label;

  constructor(label: Label) {
    this.#label = label;
  }

  #add(content: Uint8Array, header: Omit<ItemHeader, "v" | "size" | "label">): number {
    const { originator, policy, level, caveats, relTo, tlp, handling, text } = this.#label;
    const label = {
      originator,
      policy,
      level,
      caveats: [...caveats],
      ...(relTo === undefined ? {} : { relTo: [...relTo] }),
      ...(tlp === undefined ? {} : { tlp }),
      ...(handling === undefined ? {} : { handling: [...handling] }),
      text,
    };
    this.items.push({ header: writeHeader({ v: 1, size: content.length, label, ...header }), content });
    return this.items.length - 1;
  }

  document(
    content: Uint8Array,
    document: ReadDocument,
    header: { kind: string; name?: string; parent?: number },
  ): number {
    const position = this.#add(content, { media: document.mediaType, ...header });
    if (document.mediaType === "application/pdf") {
      const text = new TextEncoder().encode(document.text);
      this.#add(text, { media: "text/plain", kind: "text", parent: position });
    }
    return position;
  }

  binary(content: Uint8Array, media: string, name: string): number {
    return this.#add(content, { media, kind: "attachment", name, parent: 0, binary: true });
  }
}

function partsOf({ policy, level, caveats, relTo, tlp, handling }: Label): Compartment["label"] {
  return {
    policy,
    level,
    caveats: [...caveats],
    ...(relTo === undefined ? {} : { relTo: [...relTo] }),
    ...(tlp === undefined ? {} : { tlp }),
    ...(handling === undefined ? {} : { handling: [...handling] }),
  };
}

function declared(file: GivenFile): { mediaType?: string; fileName?: string } {
  return {
    ...(file.mediaType === undefined ? {} : { mediaType: file.mediaType }),
    ...(file.name === undefined ? {} : { fileName: file.name }),
  };
}

const mediaOf = ({ mediaType = "" }: GivenFile): string =>
  MEDIA.test(mediaType) ? mediaType : "application/octet-stream";

function refusal(pointer: string, cause: unknown): unknown {
  return cause instanceof DocumentError
    ? invalid(pointer, {
        en: `${cause.message} (${cause.code})`,
        fr: `${inFrench(cause.message) ?? documentFrench[cause.code]} (${cause.code})`,
      })
    : cause;
}
