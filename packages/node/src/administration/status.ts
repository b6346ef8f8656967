import type { NodeStatus, RelationView } from "@entente/api";
import { dataPaths, Sqlite } from "../store/index.ts";

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

/** From the third time on, what is tried again is failing. */
const FAILING_ATTEMPTS = 3;

/** What waits in the table of jobs, by kind; of what is to be done, nothing. */
export function backgroundOf(directory: string, now: number): NodeStatus["background"] {
  using store = new Sqlite(dataPaths(directory).state, { readOnly: true });
  const rows = store.all<{ kind: string; waiting: number; due: number; failing: number; next: number }>(
    `SELECT kind, count(*) AS waiting, sum(due_at <= :now) AS due, sum(attempts >= :failing) AS failing,
     min(due_at) AS next FROM job GROUP BY kind ORDER BY kind`,
    { now, failing: FAILING_ATTEMPTS },
  );
  return rows.map(({ next, ...row }) => ({ ...row, next: new Date(next).toISOString() }));
}
