import {
  accountOperations,
  agreementOperations,
  contactOperations,
  docketOperations,
  measureOperations,
  notFound,
  onwardOperations,
  oversightOperations,
  problemOf,
  productContextOperations,
  productDraftOperations,
  productOperations,
  productViewOperations,
  relationOperations,
  releaseOperations,
  requestOperations,
  standingOperations,
  waitingOperations,
} from "@entente/api";

import * as affair from "./affair-fixtures.ts";
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
import { agreement, preview, products, reading } from "./work-fixtures.ts";

const fits = (query: URLSearchParams, name: string, value: string) =>
  query.get(name) === null || query.get(name) === value;

/** A node with one relation, signed in; listings are filtered as the API says, so that figures and lists agree. */
export const fakeAnswers = [
  answers(accountOperations.whoAmI, () => who),
  answers(accountOperations.signOut, () => ({})),
  answers(relationOperations.listRelations, () => ({ items: [relation] })),
  answers(relationOperations.card, () => card),
  answers(oversightOperations.relationState, () => state),
  answers(waitingOperations.whatWaits, () => ({
    items: [
      {
        kind: "release" as const,
        id: "01KAK0M0000000000000000031",
        since: "2026-11-20T09:00:00.000Z",
        overdue: false,
        count: 2,
      },
    ],
    cut: false,
  })),
  answers(docketOperations.docketSummary, () => affair.allegations),
  answers(requestOperations.requestSummary, () => affair.demands),
  answers(contactOperations.contactSummary, () => affair.undertakings),
  answers(measureOperations.listMeasures, () => affair.measures),
  answers(oversightOperations.listEntries, ({ query }) => {
    const limit = Number(query.get("limit") ?? 50);
    const from = entries.length - Number(query.get("before") ?? entries.length);
    const items = entries.slice(from, from + limit);
    const next = entries.length - from - limit;
    return { items, ...(next > 0 ? { next } : {}) };
  }),
  answers(oversightOperations.getEntry, ({ params }) => {
    const found = entries.find(
      ({ mine, index }) => mine === (params.log === "ours") && index === Number(params.index),
    );
    if (found === undefined) throw notFound("entry");
    return found;
  }),
  answers(oversightOperations.listPeople, () => ({ people: [{ account: who.account, name: who.name }] })),
  answers(releaseOperations.countReleases, () => ({ rows: [] })),
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
  answers(standingOperations.listStanding, () => ({ items: [...standing] })),
  answers(releaseOperations.getRelease, ({ params }) => {
    const found = releases.find((one) => one.id === params.release);
    if (found === undefined) throw notFound("release");
    return found;
  }),
  answers(releaseOperations.previewRelease, () => preview),
  answers(releaseOperations.proposeRelease, () => {
    throw problemOf(
      409,
      "refused",
      "The agreement forbids it",
      "Refused by clause 3.4. Nothing was sent; the refusal is recorded.",
      {
        violations: refusals[0]?.violations,
      },
    );
  }),
  answers(onwardOperations.listOnward, () => ({ items: [] })),
  answers(productOperations.searchProducts, ({ query }) => ({
    products: products.filter((one) =>
      query.get("source") === "own" ? one.source !== "received" : fits(query, "source", one.source),
    ),
  })),
  answers(productOperations.readProductFacets, () => ({ kinds: [], areas: [], originators: [], labels: [] })),
  answers(productViewOperations.listProductViews, () => ({ views: [] })),
  answers(productDraftOperations.listProductDrafts, () => ({ drafts: [] })),
  answers(productOperations.readProductVersions, () => ({ products: [] })),
  answers(productContextOperations.readProductTimeline, ({ params }) => {
    const { originator, source, by, at } = reading(params.product ?? "");
    const origin = { originator, source, by, at, entry: "01KAK0M0000000000000000053", items: 1, from: [] };
    return { origin, passages: [], events: [], cut: false };
  }),
  answers(productContextOperations.readProductGraph, ({ params }) => ({
    root: params.product ?? "",
    nodes: [],
    edges: [],
    cut: false,
  })),
  answers(productOperations.readProduct, ({ params }) => reading(params.product ?? "")),
  answers(agreementOperations.getAgreement, () => agreement),
];
