import { accountOperations, oversightOperations, relationOperations, releaseOperations } from "@entente/api";

import { answers } from "./fake-node.ts";
import {
  card,
  entries,
  parts,
  recalls,
  refusals,
  relation,
  releases,
  standing,
  state,
  who,
} from "./fixtures.ts";

const fits = (query: URLSearchParams, name: string, value: string) =>
  query.get(name) === null || query.get(name) === value;

/** A node with one relation, signed in; listings are filtered as the API says, so that figures and lists agree. */
export const fakeAnswers = [
  answers(accountOperations.whoAmI, () => who),
  answers(accountOperations.signOut, () => ({})),
  answers(relationOperations.listRelations, () => ({ items: [relation] })),
  answers(relationOperations.card, () => card),
  answers(oversightOperations.relationState, () => state),
  answers(oversightOperations.listEntries, ({ query }) => {
    const limit = Number(query.get("limit") ?? 50);
    const from = entries.length - Number(query.get("before") ?? entries.length);
    const items = entries.slice(from, from + limit);
    const next = entries.length - from - limit;
    return { items, ...(next > 0 ? { next } : {}) };
  }),
  answers(releaseOperations.listParts, ({ query }) => ({
    items: parts.filter(
      (part) =>
        fits(query, "direction", part.direction) &&
        fits(query, "state", part.state) &&
        (query.get("area") === null || part.areas.includes(query.get("area") ?? "")),
    ),
  })),
  answers(releaseOperations.listRefusals, ({ query }) => ({
    items: refusals.filter(
      ({ violations }) =>
        query.get("clause") === null || violations.some(({ clause }) => clause === query.get("clause")),
    ),
  })),
  answers(releaseOperations.listRecalls, ({ query }) => ({
    items: recalls.filter(({ direction }) => fits(query, "direction", direction)),
  })),
  answers(releaseOperations.listReleases, ({ query }) => ({
    items: releases.filter((one) => fits(query, "state", one.state)),
  })),
  answers(releaseOperations.listStanding, () => ({ items: [...standing] })),
];
