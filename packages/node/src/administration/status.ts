import type { NodeStatus, RelationView } from "@entente/api";

/** Where a node listens: `serve` says so once it does. */
export type Listeners = NodeStatus["listeners"];

/** A relation in figures: how far the two logs are from each other, and what stands in the way. */
export function relationOf(view: RelationView): NodeStatus["relations"][number] {
  const theirs = view.logs.filter(({ mine }) => !mine);
  const ours = view.logs.filter(({ mine }) => mine);
  return {
    partner: view.partner,
    name: view.name,
    country: view.country,
    ...(view.lastContact === undefined ? {} : { lastContact: view.lastContact }),
    ...(view.stopped === undefined ? {} : { stopped: view.stopped }),
    lagIn: theirs.reduce((sum, { lag }) => sum + lag, 0),
    lagOut: ours.reduce((sum, { size, published }) => sum + Math.max(0, size - published), 0),
    aside: view.aside.length,
  };
}
