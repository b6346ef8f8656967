import { conflict } from "@entente/api";
import type { Item } from "../keys/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { readHeader, readProductId, writeHeader } from "../products/index.ts";
import type { Group, Travelling } from "./groups.ts";

/** The content of a group, ready to seal: every item as it came, in the order of the group's members. */
export function contentOf(ledger: Ledger, group: Group): Item[] {
  const wanted = group.members.flatMap(({ items }) => items);
  const places = new Map(wanted.map(({ product }, place) => [product, place]));
  const opened = openItems(ledger, wanted);
  return wanted.map(({ product }) => {
    const item = opened.get(product);
    if (item === undefined) throw conflict("A product of this selection was erased meanwhile; choose again.");
    return rehung(item, product, places);
  });
}

/** Positions are those of the new set; a parent that does not travel is not named. */
function rehung(item: Item, product: string, places: ReadonlyMap<string, number>): Item {
  const { parent, ...header } = readHeader(item.header);
  if (parent === undefined) return item;
  const id = typeof parent === "number" ? `${readProductId(product)!.entry}.${parent}` : parent;
  const place = places.get(id);
  return {
    header: writeHeader(place === undefined ? header : { ...header, parent: place }),
    content: item.content,
  };
}

/** Opens items set by set, so that a set is read once however many of its items are wanted. */
export function openItems(ledger: Ledger, wanted: readonly Travelling[]): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const [payload, group] of Map.groupBy(wanted, (each) => each.payload)) {
    const items = ledger.contents.openSome(
      payload,
      group.map(({ position }) => position),
    );
    for (const { product, position } of group) {
      const item = items.get(position);
      if (item !== undefined) found.set(product, item);
    }
  }
  return found;
}
