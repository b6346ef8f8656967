import { notFound } from "@entente/api";
import { MAX_SET_ITEMS } from "../keys/index.ts";
import {
  anyProductRow,
  belongings,
  type Compartment,
  factsOf,
  membersOf,
  type ProductFacts,
  productId,
} from "../products/index.ts";
import type { Reader } from "../store/index.ts";

/** One item of a set that travels, and where it is found here. */
export type Travelling = {
  readonly product: string;
  readonly payload: string;
  readonly position: number;
  /** The container, or the report it is attached to, inside which it is given; withdrawn with it. */
  readonly inside: string | undefined;
};

/** One member of a selection: a product, and what goes with it. */
export type Member = {
  readonly facts: ProductFacts;
  /** The product itself first. */
  readonly items: readonly Travelling[];
  readonly bytes: number;
};

/** Products of one compartment that travel as one set: one decision, one seal. */
export type Group = {
  readonly compartment: Compartment;
  readonly compartmentId: string;
  readonly members: readonly Member[];
};

/** A set is sealed and fetched whole; about this much content keeps both quick. */
const MAX_GROUP_BYTES = 8 * 1024 * 1024;

/** A product given by itself, or with the container inside which alone it is given. */
export type Chosen = string | readonly [product: string, inside: string];

type MaySee = (product: string) => boolean;

/**
 * What a selection names. Members of containers come along only when they are asked for; from then on they are named
 * one by one, so that what people approve cannot grow before it leaves. A product that may not be seen does not exist.
 */
export function chosenOf(
  reader: Reader,
  selection: { readonly products: readonly string[]; readonly withMembers?: boolean | undefined },
  maySee: MaySee,
): Chosen[] {
  const products = [...new Set(selection.products)];
  if (!products.every(maySee)) throw notFound("product");
  if (selection.withMembers !== true) return products;
  const known = new Set(products);
  const members: Chosen[] = [];
  for (const container of products) {
    for (const member of membersOf(reader, container)) {
      if (known.has(member) || !maySee(member) || anyProductRow(reader, member)?.sealed !== 0) continue;
      known.add(member);
      members.push([member, container]);
    }
  }
  return [...products, ...members];
}

/** Sorts chosen products into groups. One that is gone, or was never there, is not found. */
export function groupsOf(reader: Reader, chosen: readonly Chosen[]): Group[] {
  const inside = new Map(chosen.map((each) => (typeof each === "string" ? [each, undefined] : each)));
  const found = factsOf(reader, [...inside.keys()]);
  if (found.length < inside.size || found.some(({ sealed }) => sealed)) throw notFound("product");
  const members = found.map((facts) => memberOf(reader, facts, inside.get(facts.product)));
  return [...Map.groupBy(members, ({ facts }) => facts.compartmentId).values()].flatMap(split);
}

/**
 * A product with its attachments. Texts that this node read out of documents stay here: they are not the originator's
 * words, a recipient has no reason to trust them, and it indexes and shows only what it can read itself.
 */
function memberOf(reader: Reader, facts: ProductFacts, container: string | undefined): Member {
  const { product, payload, position } = facts;
  const own: Travelling = { product, payload, position, inside: container };
  if (facts.belongings.length === 0) return { facts, items: [own], bytes: facts.bytes };
  const rows = belongings(reader, product);
  const texts = rows.filter(({ kind }) => kind === "text");
  const attached = rows
    .filter(({ kind }) => kind !== "text")
    .map((row) => ({
      product: productId(row.entry, row.position),
      payload: row.payload,
      position: row.position,
      inside: container ?? product,
    }));
  const bytes = texts.reduce((rest, { size }) => rest - (size ?? 0), facts.bytes);
  return { facts, items: [own, ...attached], bytes };
}

function split(members: readonly Member[]): Group[] {
  const { compartment, compartmentId } = members[0]!.facts;
  const groups: Member[][] = [];
  let items = 0;
  let bytes = 0;
  for (const member of members) {
    const last = groups.at(-1);
    const fits = items + member.items.length <= MAX_SET_ITEMS && bytes + member.bytes <= MAX_GROUP_BYTES;
    if (last === undefined || !fits) {
      groups.push([member]);
      items = member.items.length;
      bytes = member.bytes;
    } else {
      last.push(member);
      items += member.items.length;
      bytes += member.bytes;
    }
  }
  return groups.map((each) => ({ compartment, compartmentId, members: each }));
}
