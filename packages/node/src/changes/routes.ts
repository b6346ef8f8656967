import { onRead, changesOperations as ops, type Route } from "@entente/api";
import type { Following } from "./following.ts";

export function changesRoutes(following: Following): Route[] {
  return [
    onRead(ops.followChanges, ({ query, session }) =>
      following.changes(session, query.after, (query.hold ?? 0) * 1000),
    ),
  ];
}
