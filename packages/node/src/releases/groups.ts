import { notFound } from "@entente/api";
import { MAX_SET_ITEMS } from "../keys/index.ts";
import { type Compartment, factsOf, membersOf, type ProductFacts } from "../products/index.ts";
import type { Reader } from "../store/index.ts";

/** One member of a selection: a product, what belongs to it, and the container it goes inside, if any. */
export type Member = { readonly facts: ProductFacts; readonly inside: string | undefined };

/** Products of one compartment that travel as one set: one decision, one seal. */
export type Group = {
  readonly compartment: Compartment;
  readonly compartmentId: string;
  readonly members: readonly Member[];
};

/** A set is sealed and fetched whole; about this much content keeps both quick. */
const MAX_GROUP_BYTES = 8 * 1024 * 1024;

export type Selection = { readonly products: readonly string[]; readonly withMembers: boolean };

/**
 * Sorts a selection into groups. Products that may not be seen, or are gone, do not exist. Members of containers
 * come along only when they are asked for, and are marked as being inside.
 */
export function groupsOf(
  reader: Reader,
  selection: Selection,
  maySee: (product: string) => boolean,
): Group[] {
  const chosen = new Map<string, Member>();
  for (const product of new Set(selection.products)) {
    const facts = maySee(product) ? factsOf(reader, [product])[0] : undefined;
    if (facts === undefined || facts.sealed) throw notFound("product");
    chosen.set(product, { facts, inside: undefined });
  }
  if (selection.withMembers) {
    for (const container of [...chosen.values()].filter(({ facts }) => facts.container)) {
      for (const member of membersOf(reader, container.facts.product)) {
        if (chosen.has(member) || !maySee(member)) continue;
        const facts = factsOf(reader, [member])[0];
        if (facts !== undefined && !facts.sealed)
          chosen.set(member, { facts, inside: container.facts.product });
      }
    }
  }
  return [...Map.groupBy(chosen.values(), ({ facts }) => facts.compartmentId).values()].flatMap(split);
}

function split(members: readonly Member[]): Group[] {
  const { compartment, compartmentId } = members[0]!.facts;
  const groups: Member[][] = [];
  let items = 0;
  let bytes = 0;
  for (const member of members) {
    const more = 1 + member.facts.belongings.length;
    const last = groups.at(-1);
    if (last === undefined || items + more > MAX_SET_ITEMS || bytes + member.facts.bytes > MAX_GROUP_BYTES) {
      groups.push([member]);
      items = more;
      bytes = member.facts.bytes;
    } else {
      last.push(member);
      items += more;
      bytes += member.facts.bytes;
    }
  }
  return groups.map((each) => ({ compartment, compartmentId, members: each }));
}
