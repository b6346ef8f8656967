import {
  onAct,
  onRead,
  type ProductSummary,
  productContextOperations,
  productOperations,
  type Route,
} from "@entente/api";
import { digestOf } from "../keys/index.ts";
import { commandDigest } from "../ledger/index.ts";
import type { Products } from "./products.ts";
import type { Summary } from "./reading.ts";

const {
  countProducts,
  importBundle,
  makeTearline,
  readProduct,
  readProductContent,
  readProductFacets,
  readProductVersions,
  redactObject,
  reviseReport,
  searchProducts,
  uploadDocument,
  writeReport,
} = productOperations;
const { readProductGraph, readProductTimeline } = productContextOperations;

/** The HTTP operations of the desk of products. */
export function productsRoutes(products: Products): Route[] {
  return [
    onAct(writeReport, ({ body, session, command }) =>
      products.writeReport({
        session,
        command,
        content: new TextEncoder().encode(body.text),
        mediaType: body.media ?? "text/markdown",
        title: body.title,
        marking: body.marking,
        originator: body.originator,
        areas: body.areas,
        purposes: body.purposes ?? [],
        unit: body.unit,
        theatre: body.theatre,
        attachments: (body.attachments ?? []).map(({ name, media, content }) => ({
          name,
          mediaType: media,
          content: Buffer.from(content, "base64"),
        })),
      }),
    ),
    onAct(uploadDocument, async ({ query, stream, contentType, session, command }) => {
      const { title, name, ...given } = query;
      const content = Buffer.concat(await Array.fromAsync(stream));
      // The listener does not know the bytes, nor the query: a command is all that was asked.
      const digest = commandDigest([command.digest, JSON.stringify(query), digestOf(content)]);
      return products.writeReport({
        session,
        command: { id: command.id, digest },
        content,
        mediaType: contentType,
        title,
        name,
        ...given,
        ...listsOf(query),
      });
    }),
    onAct(importBundle, async ({ query, stream, session, command }) => {
      const { marking, originator, unit, theatre } = query;
      const { report, entries, repeated } = await products.importBundle(stream, {
        session,
        command,
        marking,
        originator,
        unit,
        theatre,
        ...listsOf(query),
      });
      return { result: report, entries, repeated };
    }),
    onRead(searchProducts, async ({ query, session }) => {
      const { q, stix, versions, from, until, total, products: ids, ...others } = query;
      const page = await products.search(session, {
        ...others,
        text: q,
        products: ids?.split(","),
        total: total !== undefined,
        stixId: stix,
        everyVersion: versions === "every",
        from: from === undefined ? undefined : Date.parse(from),
        until: until === undefined ? undefined : Date.parse(until),
      });
      return { ...page, products: page.products.map(shown) };
    }),
    onRead(readProductFacets, ({ session }) => products.facets(session)),
    onRead(countProducts, ({ query, session }) => ({
      kinds: Object.fromEntries(products.counts(session, query)),
    })),
    onRead(readProduct, async ({ params, query, session }) => {
      const { blocks, portions, attachments, ...reading } = await products.read(
        session,
        params.product,
        query.why ?? "read",
      );
      return {
        ...reading,
        ...shown(reading),
        ...(blocks === undefined ? {} : { blocks: [...blocks] }),
        ...(portions === undefined ? {} : { portions: [...portions] }),
        attachments: attachments.map(shown),
      };
    }),
    onRead(readProductContent, async ({ params, query, session }) => {
      const { product, header, content } = await products.content(
        session,
        params.product,
        query.why ?? "content",
      );
      const { media, name, size } = header;
      const base64 = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("base64");
      return { product, media, size, content: base64, ...(name === undefined ? {} : { name }) };
    }),
    onRead(readProductVersions, async ({ params, session }) => ({
      products: (await products.versions(session, params.product)).map(shown),
    })),
    onRead(readProductTimeline, async ({ params, session }) => {
      const { origin, passages, events, cut } = await products.timeline(session, params.product);
      return {
        origin: { ...origin, from: origin.from.map(shown) },
        passages: [...passages],
        events: [...events],
        cut,
      };
    }),
    onRead(readProductGraph, async ({ params, query, session }) => {
      const { nodes, edges, ...graph } = await products.graph(session, params.product, query.depth ?? 1);
      return { ...graph, nodes: [...nodes], edges: [...edges] };
    }),
    onAct(reviseReport, ({ params, body, session, command }) =>
      products.revise({
        ...body,
        session,
        command,
        product: params.product,
        purposes: body.purposes ?? [],
      }),
    ),
    onAct(makeTearline, ({ params, body, session, command }) =>
      products.derive({ session, command, product: params.product, keep: body.keep, title: body.title }),
    ),
    onAct(redactObject, ({ params, body, session, command }) =>
      products.redact({ session, command, product: params.product, drop: body.drop }),
    ),
  ];
}

const split = (list: string | undefined): string[] => list?.split(",") ?? [];

function listsOf(query: { areas: string; purposes?: string | undefined }) {
  return { areas: split(query.areas), purposes: split(query.purposes) };
}

const shown = (summary: Summary): ProductSummary => ({
  ...pick(summary),
  areas: [...summary.areas],
  purposes: [...summary.purposes],
  unknownMarkings: [...summary.unknownMarkings],
});

function pick({
  product,
  kind,
  media,
  size,
  name,
  stix,
  source,
  at,
  by,
  originator,
  marking,
  parent,
}: Summary) {
  return {
    product,
    kind,
    media,
    size,
    source: source as ProductSummary["source"],
    at,
    by,
    originator,
    marking,
    ...(name === undefined ? {} : { name }),
    ...(stix === undefined ? {} : { stix }),
    ...(parent === undefined ? {} : { parent }),
  };
}
