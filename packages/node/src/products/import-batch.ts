import { createHash } from "node:crypto";
import type { Item } from "../keys/index.ts";
import { digestText } from "../keys/index.ts";
import type { Command, FoldContext } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { versionNumber } from "./content-text.ts";
import { productId } from "./product-id.ts";
import { contentMark, idMark } from "./record.ts";

/** One object on its way into a set. `index` is its place in the bundle: results name it, never its id. */
export type Candidate = {
  readonly index: number;
  readonly item: Item;
  readonly id: string;
  readonly version: string;
};

/** What came of one set. It is stored with the command, in clear: so it holds places and product ids only. */
export type BatchResult = {
  entry: string;
  recorded: number;
  /** Places of objects that were held already, byte for byte. */
  held: number[];
  /** Same originator, id and version, other content: evidence of equivocation. The product is the one held before. */
  differs: { index: number; product: string }[];
};

export type Batch = {
  readonly commandId: string;
  readonly entry: string;
  readonly compartment: string;
  readonly compartmentId: string;
  readonly originator: string;
  readonly by: string;
  /** Whether the importer may see a compartment: what is hidden must not show by its absence. */
  readonly sees: (compartment: string) => boolean;
  readonly candidates: readonly Candidate[];
};

/** As much of a set as it takes to say what is new in it. */
export type Sifted = Pick<Batch, "entry" | "compartmentId" | "originator" | "sees" | "candidates">;

type Held = {
  entry: string;
  position: number;
  compartment: string;
  content_mark: Uint8Array;
  version: number | null;
};

/** The command that records one set of an import, without what is held already. */
export function recordBatch(batch: Batch, context: FoldContext): Command<BatchResult> {
  const hash = createHash("sha256").update(batch.compartment);
  for (const { item } of batch.candidates) hash.update(item.content);
  return {
    id: batch.commandId,
    digest: digestText(hash.digest()),
    decide: (reader) => {
      const { fresh, held, differs } = sift(batch, reader, context);
      const items = fresh.map(({ item }) => item);
      const body = { compartment: batch.compartment, source: "imported", by: batch.by };
      return {
        entries:
          items.length === 0
            ? []
            : [{ log: "house", kind: "product.recorded/1", id: batch.entry, body, items }],
        expects: {},
        result: { entry: batch.entry, recorded: items.length, held, differs },
      };
    },
  };
}

/** What of a set is new here, what is held, and what differs from what is held. */
export function sift(batch: Sifted, reader: Reader, context: FoldContext) {
  const fresh: Candidate[] = [];
  const held: number[] = [];
  const differs: { index: number; product: string }[] = [];
  const here = new Map<string, { version: number | null; content: string; position: number }[]>();
  for (const candidate of batch.candidates) {
    const content = contentMark(context, candidate.item.content).toHex();
    const version = versionNumber(candidate.version);
    const rows = heldOf(batch, reader, idMark(context, batch.originator, candidate.id));
    const known = here.get(candidate.id) ?? [];
    const same = ({ content_mark }: Held) => hexOf(content_mark) === content;
    if (
      known.some((each) => each.content === content) ||
      rows.some((row) => row.compartment === batch.compartmentId && same(row))
    ) {
      held.push(candidate.index);
      continue;
    }
    const other =
      version === null
        ? undefined
        : (rows.find((row) => row.version === version && !same(row)) ??
          known.find((each) => each.version === version));
    if (other !== undefined) {
      const product = productId("entry" in other ? other.entry : batch.entry, other.position);
      differs.push({ index: candidate.index, product });
    }
    here.set(candidate.id, [...known, { version, content, position: fresh.length }]);
    fresh.push(candidate);
  }
  return { fresh, held, differs };
}

function heldOf(batch: Sifted, reader: Reader, mark: Uint8Array): Held[] {
  return reader
    .all<Held>(
      "SELECT entry, position, compartment, content_mark, version FROM view_product WHERE id_mark = :mark ORDER BY id",
      { mark },
    )
    .filter(({ compartment }) => batch.sees(compartment));
}

const hexOf = (mark: Uint8Array): string =>
  Buffer.from(mark.buffer, mark.byteOffset, mark.byteLength).toString("hex");
