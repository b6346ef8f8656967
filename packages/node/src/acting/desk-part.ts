import type { Route } from "@entente/api";
import type { Desk } from "../ledger/index.ts";

/** One part of the node as the composition root joins it. */
export type DeskPart = {
  readonly desk: Desk;
  /** Kinds of the partner's entries whose content is fetched as soon as they are applied. */
  readonly fetched: readonly string[];
  /** What it serves to people; asked for once everything is open. */
  routes(): readonly Route[];
};

/** Something with a listener of its own. */
export type Fetching = { fetch(request: Request): Response | Promise<Response> };
