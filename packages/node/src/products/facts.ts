import type { Label } from "@entente/agreement";
import type { Reader } from "../store/index.ts";
import { type Compartment, labelOf, readCompartment } from "./compartment.ts";
import { STIX_MEDIA } from "./header.ts";
import { productId } from "./product-id.ts";
import type { ProductRow } from "./product-row.ts";
import { anyProductRow, belongings } from "./queries.ts";
import type { Source } from "./record.ts";

/** What a decision about one product needs from here; the rest is the release's. */
export type ProductFacts = {
  readonly product: string;
  readonly payload: string;
  readonly position: number;
  readonly source: Source;
  readonly sealed: boolean;
  readonly compartment: Compartment;
  readonly compartmentId: string;
  readonly originator: string;
  /** `text` is empty: the marking line stands in the sealed header. */
  readonly label: Label;
  readonly areas: readonly string[];
  readonly purposeLimits: readonly string[] | "none";
  readonly unknownMarkings: readonly string[];
  /** `report`, `attachment`, `stix:indicator`: of the product and all that belongs to it. */
  readonly kinds: readonly string[];
  readonly objects: number;
  readonly bytes: number;
  readonly attachments: "none" | "text" | "binary";
  /** Attachments and texts that go where it goes, and are purged with it. */
  readonly belongings: readonly string[];
  /** Products it was derived from. */
  readonly from: readonly string[];
  readonly container: boolean;
};

/** The facts of products, in the order asked; unknown ids are left out. Asks no reader's rights. */
export function factsOf(reader: Reader, products: readonly string[]): ProductFacts[] {
  const compartments = new Map<string, Compartment>();
  return products.flatMap((product) => {
    const row = anyProductRow(reader, product);
    if (row === undefined) return [];
    let compartment = compartments.get(row.compartment);
    if (compartment === undefined) {
      compartment = compartmentOf(reader, row.compartment);
      compartments.set(row.compartment, compartment);
    }
    return [factsOfRow(reader, product, row, compartment)];
  });
}

export function compartmentOf(reader: Reader, id: string): Compartment {
  const { key } = reader.get<{ key: string }>("SELECT key FROM view_compartment WHERE id = :id", { id })!;
  return readCompartment(key);
}

function factsOfRow(
  reader: Reader,
  product: string,
  row: ProductRow,
  compartment: Compartment,
): ProductFacts {
  const theirs = belongings(reader, product);
  const all = [row, ...theirs];
  const others = all.filter(({ kind, parent }) => kind !== "text" || parent === null);
  return {
    product,
    payload: row.payload,
    position: row.position,
    source: row.source,
    sealed: row.sealed === 1,
    compartment,
    compartmentId: row.compartment,
    originator: compartment.originator,
    label: labelOf(compartment, ""),
    areas: compartment.areas,
    purposeLimits: compartment.purposes.length === 0 ? "none" : compartment.purposes,
    unknownMarkings: compartment.unknownMarkings,
    kinds: [...new Set(others.map(kindOf))].sort(),
    objects: others.length,
    bytes: all.reduce((sum, { size }) => sum + (size ?? 0), 0),
    attachments: attachmentsOf(row, theirs),
    belongings: theirs.map(({ entry, position }) => productId(entry, position)),
    from: reader
      .all<{ source: string }>("SELECT source FROM view_derived WHERE product = :id ORDER BY source", {
        id: row.id,
      })
      .map(({ source }) => source),
    container: row.container === 1,
  };
}

const kindOf = ({ media, kind }: ProductRow): string =>
  media === STIX_MEDIA ? `stix:${kind}` : (kind ?? "unknown");

function attachmentsOf(row: ProductRow, theirs: readonly ProductRow[]): ProductFacts["attachments"] {
  if ([row, ...theirs].some(({ binary }) => binary === 1)) return "binary";
  return theirs.some(({ kind }) => kind === "attachment") ? "text" : "none";
}

/** The products held here that a container names, of the container's originator. */
export function membersOf(reader: Reader, product: string): string[] {
  const row = anyProductRow(reader, product);
  if (row === undefined) return [];
  return placesOf(
    reader.all(
      `SELECT p.entry, p.position FROM view_member m JOIN view_product p ON p.id_mark = m.mark
       WHERE m.container = :id ORDER BY p.id`,
      { id: row.id },
    ),
  );
}

/** The containers held here that name a product. */
export function containersOf(reader: Reader, product: string): string[] {
  const row = anyProductRow(reader, product);
  if (row?.id_mark == null) return [];
  return placesOf(
    reader.all(
      `SELECT p.entry, p.position FROM view_member m JOIN view_product p ON p.id = m.container
       WHERE m.mark = :mark ORDER BY p.id`,
      { mark: row.id_mark },
    ),
  );
}

const placesOf = (rows: readonly { entry: string; position: number }[]): string[] =>
  rows.map(({ entry, position }) => productId(entry, position));
