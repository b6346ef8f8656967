import { z } from "zod";
import { digest, partyId } from "./common.ts";
import { reads } from "./operation.ts";
import { productId, productParams, productReaders, productSummary } from "./products.ts";

const parts = { method: "GET", desk: "products", roles: productReaders, params: productParams } as const;

/** A release that brought a product here, or took it to a partner. */
const passage = z.strictObject({
  /** The id of its `release.made` entry: a part, as `listParts` has it. */
  part: z.string(),
  direction: z.enum(["out", "in"]),
  partner: partyId,
  agreement: digest.optional(),
  clauses: z.array(z.string()),
  purpose: z.string(),
  state: z.string(),
});
export type ProductPassage = z.infer<typeof passage>;

const event = z.strictObject({
  /** `said`: what the content claims of the world. `known`: what happened to the product here and at partners. */
  axis: z.enum(["said", "known"]),
  what: z.enum([
    "valid",
    "created",
    "modified",
    "observed",
    "seen",
    "published",
    "recorded",
    "version",
    "derived",
    "released",
    "received",
    "receipt",
    "declined",
    "recalled",
    "purged",
  ]),
  at: z.string(),
  /** For a span: its end. Absent where the content leaves it open, or there is none. */
  until: z.string().optional(),
  /** The party it went to or came from. */
  party: partyId.optional(),
  part: z.string().optional(),
  /** Another product: the newer version, the tearline. */
  product: productId.optional(),
});
export type ProductEvent = z.infer<typeof event>;

const node = z.strictObject({
  /** A STIX id, or a product's where it has none. */
  id: z.string(),
  /** Absent: not held here, or not for you. The two are not told apart. */
  product: productId.optional(),
  type: z.string(),
  name: z.string().optional(),
  /** Steps from the product that was asked about. */
  depth: z.int(),
});
export type ProductNode = z.infer<typeof node>;

const edge = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** A relationship's type, or the name of the property that refers: `uses`, `object_refs`, `derived-from`. */
  type: z.string(),
  /** The relationship that says so. */
  product: productId.optional(),
});
export type ProductEdge = z.infer<typeof edge>;

/** As many nodes as one graph holds. */
export const MOST_GRAPH_NODES = 5000;

export const productContextOperations = {
  readProductTimeline: reads({
    ...parts,
    id: "readProductTimeline",
    path: "/v1/products/{product}/timeline",
    summary: "Where a product comes from and what became of it, of what you may see. The reading is logged.",
    answer: z.strictObject({
      origin: z.strictObject({
        originator: z.string(),
        source: productSummary.shape.source,
        by: z.string(),
        at: z.string(),
        /** The entry of the house log, and how many items its set holds. */
        entry: z.string(),
        items: z.int(),
        /** Products it was made from, of those you may see. */
        from: z.array(productSummary),
      }),
      /** Releases that brought it or took it somewhere. */
      passages: z.array(passage),
      /** Oldest first. */
      events: z.array(event),
      /** More happened than fits. */
      cut: z.boolean(),
    }),
  }),
  readProductGraph: reads({
    ...parts,
    id: "readProductGraph",
    path: "/v1/products/{product}/graph",
    summary: "What a product refers to and what refers to it, of what you may see. The reading is logged.",
    query: z.strictObject({ depth: z.coerce.number().int().min(1).max(2).optional() }),
    answer: z.strictObject({
      root: z.string(),
      nodes: z.array(node),
      edges: z.array(edge),
      /** Something was left out: there is more than {@link MOST_GRAPH_NODES}, or than one request looks at. */
      cut: z.boolean(),
    }),
  }),
};
