import { onRead, overseeingOperations, type Route } from "@entente/api";
import type { DeskPart } from "../acting/index.ts";
import { errorEntryKinds, errorsSchema, errorsStatements } from "./errors/entries.ts";
import { errorRoutes } from "./errors/routes.ts";
import { houseKinds } from "./house/entries.ts";
import type { OverseeingParts } from "./house/parts.ts";
import { houseRoutes } from "./house/routes.ts";
import { listKept } from "./kept/kept.ts";
import { sampleKinds, samplesSchema, samplesStatements } from "./samples/entries.ts";
import { sampleRoutes } from "./samples/routes.ts";

/** What the overseer's rooms write. What they serve needs the relations, and is joined by {@link overseeingRoutes}. */
export function createOverseeing(): DeskPart {
  return {
    desk: {
      name: "overseeing",
      kinds: [...houseKinds, ...sampleKinds, ...errorEntryKinds],
      schema: `${samplesSchema}${errorsSchema}`,
      statements: { ...samplesStatements, ...errorsStatements },
    },
    fetched: [],
    routes: () => [],
  };
}

/** The house log, what was kept from partners, samples, and what went wrong. */
export function overseeingRoutes(parts: OverseeingParts): Route[] {
  return [
    ...houseRoutes(parts),
    onRead(overseeingOperations.listKept, ({ query, session }) => listKept(parts, session, query.partner)),
    ...sampleRoutes(parts),
    ...errorRoutes(parts),
  ];
}
