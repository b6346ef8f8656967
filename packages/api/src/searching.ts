import { z } from "zod";
import { reads } from "./operation.ts";

/** What can be found, each with a page of its own. */
export const foundKinds = [
  "product",
  "release",
  "agreement",
  "operation",
  "request",
  "contact",
  "undertaking",
  "docket",
  "inquiry",
  "measure",
  "publication",
] as const;

const found = z.strictObject({
  kind: z.enum(foundKinds),
  id: z.string(),
  /** In the words of whoever wrote it; in both languages where it has both. */
  title: z.union([z.string(), z.strictObject({ en: z.string(), fr: z.string() })]),
});
export type Found = z.infer<typeof found>;

const searchEverything = reads({
  id: "searchEverything",
  method: "GET",
  path: "/v1/search",
  desk: "across",
  summary:
    "Finds what the session may see by its words or its id, newest first: products by what they say, all else by what its list says.",
  roles: "signed-in",
  query: z.strictObject({
    text: z.string().min(2).max(200),
    partner: z.string().max(60).optional(),
    /** Of each kind at most, in one answer. */
    limit: z.coerce.number().int().min(1).max(20).optional(),
    /** Where an answer ended: it goes on from there, further back. */
    after: z.string().max(2000).optional(),
  }),
  answer: z.strictObject({
    found: z.array(found),
    /** What is older, or beyond the limit of its kind, was not looked through yet. */
    next: z.string().optional(),
  }),
});

/** Every operation of search, for the OpenAPI document. */
export const searchingOperations = { searchEverything };
