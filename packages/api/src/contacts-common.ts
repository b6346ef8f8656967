import { z } from "zod";
import { partyId, words } from "./common.ts";
import { reads } from "./operation.ts";

/** What the operations of contacts, undertakings, protests and the channel have in common. */
export const desk = "contacts";
export const side = z.enum(["ours", "theirs"]);
/** An office speaks and is spoken to, never a person. */
export const office = words(160);

export const liaison = ["liaison-officer"] as const;
export const readers = ["liaison-officer", "overseer", "inquiry-member"] as const;
/** Nobody else reads the channel or the minutes. */
export const confidants = ["liaison-officer", "overseer"] as const;
export const paged = {
  partner: partyId.optional(),
  before: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
};
export const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.int().optional() });

type Parts = { readonly id: string; readonly path: string; readonly summary: string };
export const lists = <T extends z.ZodType>(
  parts: Parts,
  roles: typeof readers | typeof confidants,
  item: T,
) => reads({ ...parts, method: "GET", desk, roles, query: z.strictObject(paged), answer: page(item) });
