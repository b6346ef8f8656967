import { conflict } from "@entente/api";
import type { Item } from "../keys/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { anyProductRow, readHeader, readProductId, writeHeader } from "../products/index.ts";
import type { Reader } from "../store/index.ts";
import type { Group } from "./groups.ts";

export type ReleaseItems = {
  readonly items: Item[];
  /** For each position the product, with the container it is inside. */
  readonly products: (string | [string, string])[];
};

/** The content of a group, ready to seal: every product as it came, with what belongs to it behind it. */
export function contentOf(ledger: Ledger, reader: Reader, group: Group): ReleaseItems {
  const wanted = group.members.flatMap(({ facts, inside }) => [
    { product: facts.product, inside },
    ...facts.belongings.map((product) => ({ product, inside: inside ?? facts.product })),
  ]);
  const positions = new Map(wanted.map(({ product }, position) => [product, position]));
  const opened = openAll(
    ledger,
    reader,
    wanted.map(({ product }) => product),
  );
  const items = wanted.map(({ product }) => {
    const item = opened.get(product);
    if (item === undefined) throw conflict("A product of this selection was erased meanwhile; choose again.");
    const header = readHeader(item.header);
    if (header.parent === undefined) return item;
    // Positions are those of this set; a parent that does not travel is not named.
    const own = readProductId(product)!;
    const parent = typeof header.parent === "number" ? `${own.entry}.${header.parent}` : header.parent;
    const { parent: _, ...rest } = header;
    const place = positions.get(parent);
    return {
      header: writeHeader(place === undefined ? rest : { ...rest, parent: place }),
      content: item.content,
    };
  });
  return {
    items,
    products: wanted.map(({ product, inside }) => (inside === undefined ? product : [product, inside])),
  };
}

/** Opens products set by set, so that a set is read once however many of its items are wanted. */
function openAll(ledger: Ledger, reader: Reader, products: readonly string[]): Map<string, Item> {
  const rows = products.flatMap((product) => {
    const row = anyProductRow(reader, product);
    return row === undefined ? [] : [{ product, payload: row.payload, position: row.position }];
  });
  const found = new Map<string, Item>();
  for (const [payload, wanted] of Map.groupBy(rows, (row) => row.payload)) {
    const items = ledger.contents.openSome(
      payload,
      wanted.map(({ position }) => position),
    );
    for (const { product, position } of wanted) {
      const item = items.get(position);
      if (item !== undefined) found.set(product, item);
    }
  }
  return found;
}

/** The earliest date by which what a group was made from must be gone: received products, and what was derived from them. */
export function sourcesUntil(reader: Reader, group: Group): string | undefined {
  const sources = group.members.flatMap(({ facts }) => [facts.product, ...facts.from]);
  return sources
    .flatMap((product) => {
      const row = reader.get<{ until: string | null }>(
        `SELECT p.retain_until AS until FROM view_part_item i JOIN view_part p ON p.id = i.part
         WHERE i.product = :product AND p.direction = 'in'`,
        { product },
      );
      return row?.until ?? [];
    })
    .sort()[0];
}
