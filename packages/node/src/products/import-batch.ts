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
  readonly entry: string;
  readonly position: number;
  readonly compartment: string;
  readonly content: string;
  readonly version: number | null;
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

/** What of a set is new here, what is held, what differs from what is held, and of what another version is held. */
export function sift(batch: Sifted, reader: Reader, context: FoldContext) {
  const fresh: Candidate[] = [];
  const held: number[] = [];
  const differs: { index: number; product: string }[] = [];
  const others: { index: number; product: string; version: number }[] = [];
  const here = new Map<string, { version: number | null; content: string; position: number }[]>();
  const rowsOf = heldOf(batch, reader, context);
  for (const candidate of batch.candidates) {
    const content = contentMark(context, candidate.item.content).toHex();
    const version = versionNumber(candidate.version);
    const rows = rowsOf(candidate);
    const known = here.get(candidate.id) ?? [];
    if (
      known.some((each) => each.content === content) ||
      rows.some((row) => row.compartment === batch.compartmentId && row.content === content)
    ) {
      held.push(candidate.index);
      continue;
    }
    const other =
      version === null
        ? undefined
        : (rows.find((row) => row.version === version && row.content !== content) ??
          known.find((each) => each.version === version));
    if (other !== undefined) {
      const product = productId("entry" in other ? other.entry : batch.entry, other.position);
      differs.push({ index: candidate.index, product });
    }
    const newest = newestOther(rows, version);
    if (newest !== undefined)
      others.push({
        index: candidate.index,
        product: productId(newest.entry, newest.position),
        version: newest.version ?? 0,
      });
    here.set(candidate.id, [...known, { version, content, position: fresh.length }]);
    fresh.push(candidate);
  }
  return { fresh, held, differs, others };
}

/** Of what is held, the newest in another version than this one. */
function newestOther(rows: readonly Held[], version: number | null): Held | undefined {
  if (version === null) return undefined;
  return rows
    .filter((row) => row.version !== null && row.version !== version)
    .reduce<Held | undefined>(
      (best, row) => (best === undefined || (row.version ?? 0) > (best.version ?? 0) ? row : best),
      undefined,
    );
}

/** What is held under the id of a candidate, as far as the importer may see it. One question for the whole set. */
function heldOf(
  batch: Sifted,
  reader: Reader,
  context: FoldContext,
): (candidate: Candidate) => readonly Held[] {
  const markOf = ({ id }: Candidate) => idMark(context, batch.originator, id).toHex();
  const rows = reader.all<Held & { readonly mark: string }>(
    `SELECT lower(hex(id_mark)) AS mark, entry, position, compartment, lower(hex(content_mark)) AS content, version
       FROM view_product WHERE id_mark IN (SELECT unhex(value) FROM json_each(:marks)) ORDER BY id`,
    { marks: JSON.stringify(batch.candidates.map(markOf)) },
  );
  const seen = new Map<string, boolean>();
  const sees = ({ compartment }: Held) => {
    const known = seen.get(compartment) ?? batch.sees(compartment);
    seen.set(compartment, known);
    return known;
  };
  const byMark = Map.groupBy(rows.filter(sees), ({ mark }) => mark);
  return (candidate) => byMark.get(markOf(candidate)) ?? [];
}
