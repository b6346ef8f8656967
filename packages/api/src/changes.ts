import { z } from "zod";
import { reads } from "./operation.ts";

const cursor = z.string().regex(/^[A-Za-z0-9_-]{20,200}$/);

const followChanges = reads({
  id: "followChanges",
  method: "GET",
  path: "/v1/changes",
  desk: "changes",
  summary:
    "What has changed since a cursor, as far as the session may know of it; waits up to `hold` seconds.",
  roles: "signed-in",
  query: z.strictObject({
    /** The cursor of the answer before. Without it: where things stand now, and no ids. */
    after: cursor.optional(),
    /** Seconds to wait for a change; 0 answers at once. */
    hold: z.coerce.number().int().min(0).max(25).optional(),
  }),
  answer: z.strictObject({
    /** Opaque, and good for this node until it starts again. */
    cursor,
    /** Ids of what has changed: entries, products, releases and the like. */
    ids: z.array(z.string()).max(1000),
  }),
});

/** Every operation of live updates, for the OpenAPI document. */
export const changesOperations = { followChanges };
