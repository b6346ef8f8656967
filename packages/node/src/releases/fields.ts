import type { AgreementDocument } from "@entente/agreement";
import type { Item } from "../keys/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { objectOf, readHeader } from "../products/index.ts";
import { openItems } from "./content.ts";
import type { Group } from "./groups.ts";

/**
 * The `object-kind.field` paths that a minimisation clause names and that items still hold. Read off the items by the
 * sender, and again by the recipient: neither takes the other's word for it.
 */

type Path = { readonly text: string; readonly type: string; readonly names: readonly string[] };

function pathsOf(document: AgreementDocument): Path[] {
  const texts = document.clauses
    .filter(({ kind }) => kind === "minimisation")
    .flatMap(({ params }) => {
      const { drop, mask, generalise } = params as Record<"drop" | "mask" | "generalise", readonly string[]>;
      return [...drop, ...mask, ...generalise];
    });
  return [...new Set(texts)].map((text) => {
    const [type = "", ...names] = text.split(".");
    return { text, type, names };
  });
}

function holds(value: unknown, names: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((each) => holds(each, names));
  const [name, ...rest] = names;
  if (name === undefined) return true;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return false;
  return holds((value as Record<string, unknown>)[name], rest);
}

/** The paths that these items hold; sorted. */
export function fieldsIn(document: AgreementDocument, items: Iterable<Item>): string[] {
  const paths = pathsOf(document);
  const found = new Set<string>();
  if (paths.length === 0) return [];
  for (const item of items) {
    const header = readHeader(item.header);
    const named = paths.filter(({ type }) => type === header.kind);
    const object = named.length === 0 ? undefined : objectOf(header, item.content);
    if (object === undefined) continue;
    for (const { text, names } of named) if (holds(object, names)) found.add(text);
  }
  return [...found].sort();
}

/** The same for a group that has not left: only what is of a kind that some path names is opened. */
export function fieldsOf(ledger: Ledger, document: AgreementDocument, group: Group): string[] {
  const kinds = new Set(pathsOf(document).map(({ type }) => `stix:${type}`));
  const wanted = group.members.filter(({ facts }) => facts.kinds.some((kind) => kinds.has(kind)));
  if (wanted.length === 0) return [];
  return fieldsIn(
    document,
    openItems(
      ledger,
      wanted.flatMap(({ items }) => items),
    ).values(),
  );
}
