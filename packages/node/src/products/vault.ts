import type { Item } from "../keys/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { type ItemHeader, readHeader } from "./header.ts";
import { productId } from "./product-id.ts";
import type { ProductRow } from "./product-row.ts";

/** An opened product: its row, its header and its bytes as they came. */
export type Opened = {
  readonly product: string;
  readonly row: ProductRow;
  readonly header: ItemHeader;
  readonly content: Item["content"];
};

/** Opens the content of rows, set by set; what was erased is left out. */
export function openRows(contents: Ledger["contents"], rows: readonly ProductRow[]): Opened[] {
  const opened = new Map<number, Opened>();
  for (const [payload, group] of Map.groupBy(rows, (row) => row.payload)) {
    const items = contents.openSome(
      payload,
      group.map(({ position }) => position),
    );
    for (const row of group) {
      const item = items.get(row.position);
      if (item === undefined) continue;
      const product = productId(row.entry, row.position);
      opened.set(row.id, { product, row, header: readHeader(item.header), content: item.content });
    }
  }
  return rows.flatMap((row) => opened.get(row.id) ?? []);
}
