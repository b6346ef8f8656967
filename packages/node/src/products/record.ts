import { versionOf } from "@entente/stix";
import type { Item, MaybeItem } from "../keys/index.ts";
import { sha256 } from "../keys/index.ts";
import { type Change, ERASE, type FoldContext } from "../ledger/index.ts";
import { compartmentId, readCompartment } from "./compartment.ts";
import { endsOf, membersOf, objectOf, searchableText, versionNumber } from "./content-text.ts";
import { words } from "./document/index.ts";
import { type ItemHeader, readHeader } from "./header.ts";
import { productId } from "./product-id.ts";
import { termsOf } from "./terms.ts";

export type Source = "written" | "imported" | "derived" | "received";

/** One set of products as an entry records it: everything in it is of one compartment. */
export type RecordedSet = {
  /** ULID of the entry. */
  readonly entry: string;
  /** Canonical text of the compartment. */
  readonly compartment: string;
  readonly payload: string;
  readonly count: number;
  readonly source: Source;
  /** The account that did it; for what was received, the party it came from. */
  readonly by: string;
  readonly at: number;
  /** Products these were derived from. */
  readonly from?: readonly string[];
  /** Absent or undefined items were erased: they fold as sealed. */
  readonly items: readonly MaybeItem[] | undefined;
};

/** What recording a set does to the views. Pure: the same entry gives the same rows whenever it is folded. */
export function recordProducts(set: RecordedSet, context: FoldContext): Change[] {
  const id = compartmentId(set.compartment);
  const { originator } = readCompartment(set.compartment);
  const changes: Change[] = [["products.compartment", { compartment: id, key: set.compartment }]];
  // Words come last: a statement of several rows opens a savepoint, at which the full-text index writes out, as a segment
  // of its own, whatever it has gathered. With the words between them a set makes hundreds of segments, to be merged.
  const indexed: Change[] = [];
  for (let position = 0; position < set.count; position++) {
    const place = { position, entry: set.entry, compartment: id };
    const { payload, source, by, at } = set;
    const item = set.items?.[position];
    const read = item === undefined ? undefined : readItem(item);
    if (item === undefined || read === undefined) {
      changes.push([
        "products.record-sealed",
        { ...place, payload, source, by, at, sealed: item === undefined ? 1 : 0 },
      ]);
    } else {
      changes.push([
        "products.record",
        { ...place, payload, source, by, at, ...columnsOf(set, position, read, item, originator, context) },
      ]);
      changes.push(...tiesOf(position, read, originator, context));
      indexed.push(...wordsOf(position, id, read, item, context));
    }
    for (const from of set.from ?? []) changes.push(["products.derive", { position, from }]);
  }
  return [...changes, ...indexed];
}

type Read = { header: ItemHeader; object: ReturnType<typeof objectOf> };

/** A header that is no header makes a row without facts, never a view that cannot be rebuilt. */
function readItem(item: Item): Read | undefined {
  try {
    const header = readHeader(item.header);
    return { header, object: objectOf(header, item.content) };
  } catch {
    return undefined;
  }
}

function columnsOf(
  set: RecordedSet,
  position: number,
  { header, object }: Read,
  item: Item,
  originator: string,
  context: FoldContext,
) {
  const { media, kind, size, parent, container, binary } = header;
  return {
    media,
    kind,
    size,
    parent: parentOf(set, position, parent),
    container: container ? 1 : 0,
    binary: binary ? 1 : 0,
    version: object === undefined ? null : versionNumber(versionOf(object)),
    idMark: object === undefined ? null : idMark(context, originator, object.id),
    contentMark: contentMark(context, item.content),
  };
}

function tiesOf(position: number, { object }: Read, originator: string, context: FoldContext): Change[] {
  const marksOf = (ids: readonly string[]) =>
    JSON.stringify(ids.map((member) => idMark(context, originator, member).toHex()));
  const members = membersOf(object);
  const ends = endsOf(object);
  return [
    ...(members.length === 0 ? [] : [["products.members", { position, marks: marksOf(members) }] as const]),
    ...(ends.length === 0 ? [] : [["products.references", { position, marks: marksOf(ends) }] as const]),
  ];
}

function wordsOf(
  position: number,
  compartment: string,
  { header, object }: Read,
  item: Item,
  context: FoldContext,
): Change[] {
  const text = words(searchableText(header, item.content, object));
  const tokens = context.indexTokens(compartment, text, termsOf);
  return tokens.size === 0 ? [] : [["products.words", { position, tokens: [...tokens].join(" ") }]];
}

/**
 * What an item hangs on. A parent stands before its children, so there is no circle; what a partner sent hangs on
 * nothing outside its own set, or it could tie its items to products of ours.
 */
function parentOf(set: RecordedSet, position: number, parent: ItemHeader["parent"]): string | null {
  if (typeof parent === "string") return set.source === "received" ? null : parent;
  return parent === undefined || parent >= position ? null : productId(set.entry, parent);
}

/** The keyed mark by which one originator's object is found again: two originators never meet in it. */
export function idMark(context: FoldContext, originator: string, stixId: string): Uint8Array {
  return context.mark("stix-id", `${originator}\n${stixId}`);
}

/** Tells whether two contents are the same bytes, without storing their digest. */
export function contentMark(context: FoldContext, content: Uint8Array): Uint8Array {
  return context.mark("content", sha256(content).toHex());
}

/** What destroying one product does: its row stays, sealed; all that came from its content goes, and its key. */
export function sealProduct(product: { entry: string; position: number; payload: string }): Change[] {
  const { entry, position, payload } = product;
  return [
    ["products.forget-words", { entry, position }],
    ["products.forget-members", { entry, position }],
    ["products.forget-references", { entry, position }],
    ["products.seal", { entry, position }],
    [ERASE, { payload, position }],
  ];
}
