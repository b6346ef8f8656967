import { canonicalBytes, parseJson } from "@entente/json";
import { z } from "zod";
import type { MaybeItem } from "../keys/index.ts";
import { entryKind } from "../ledger/index.ts";
import { compartmentSchema } from "./compartment.ts";
import { recordProducts } from "./record.ts";

const productIds = z.array(z.string().max(40));

/** The stream that moves when a newer version of a report is recorded. */
export const revisionStream = (product: string): string => `revised:${product}`;

/** Products came to be here: written, imported or derived. The content is the set. */
const recorded = z.strictObject({
  compartment: z.string().max(6000).refine(isCompartment, "is no compartment"),
  source: z.enum(["written", "imported", "derived"]),
  from: productIds.max(20).optional(),
  by: z.string().max(80),
});

function isCompartment(text: string): boolean {
  try {
    return compartmentSchema.safeParse(parseJson(text)).success;
  } catch {
    return false;
  }
}

export const productRecorded = entryKind({
  kind: "product.recorded/1",
  log: "house",
  effect: "recorded",
  body: recorded,
  fold: ({ body, envelope, items, at }, context) => {
    const { set, id } = envelope;
    // An entry without content records nothing; nobody writes one.
    if (set === undefined) return { changes: [], touches: [] };
    const { from, compartment, source, by } = body;
    const changes = recordProducts(
      {
        entry: id,
        compartment,
        source,
        by,
        at,
        payload: set.payload,
        count: set.count,
        items,
        ...(from === undefined ? {} : { from }),
      },
      context,
    );
    const replaced = source === "written" ? (from ?? []) : [];
    return { changes, touches: [`product:${id}`, ...replaced.map(revisionStream)] };
  },
});

/** As many product ids as stand in the entry itself; more are a sealed list. */
export const IDS_IN_ENTRY = 50;

/** Somebody was given content: written before it leaves (DESIGN.md, A release, 6). */
const logged = z.strictObject({
  by: z.string().max(80),
  /** A code, never prose: the log cannot be unwritten. */
  why: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  count: z.int().min(1),
  products: productIds.max(IDS_IN_ENTRY).optional(),
});

export const accessLogged = entryKind({
  kind: "access.logged/1",
  log: "house",
  effect: "recorded",
  body: logged,
  fold: ({ body, envelope, items, at }) => ({
    changes: [
      ["products.access", { entry: envelope.id, account: body.by, why: body.why, count: body.count, at }],
      [
        "products.access-products",
        { entry: envelope.id, products: JSON.stringify(body.products ?? readIdList(items?.[0])) },
      ],
    ],
    touches: [],
  }),
});

export function writeIdList(ids: readonly string[]): { header: Uint8Array; content: Uint8Array } {
  const header = canonicalBytes({ v: 1, media: "application/json", kind: "product-ids" });
  return { header, content: canonicalBytes([...ids]) };
}

function readIdList(item: MaybeItem): string[] {
  return item === undefined ? [] : productIds.parse(parseJson(item.content));
}
