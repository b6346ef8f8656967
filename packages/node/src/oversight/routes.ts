import { onRead, oversightOperations as ops, type Role, type Route, type Session } from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import { getEntry, listEntries } from "./entries.ts";
import { exportAnswer } from "./export-answer.ts";
import { listPeople } from "./people.ts";
import { type StateDependencies, stateOf } from "./state.ts";
import { tileRoutes } from "./tiles.ts";

/** Who may read the confidential channel. */
const CONFIDANTS: readonly Role[] = ["liaison-officer", "overseer"];

/** Whether somebody may read the confidential channel. */
export const isInConfidence = ({ roles }: Session): boolean =>
  roles.some((role) => CONFIDANTS.includes(role));

/** What an overseer, and everybody who works with a partner, reads about a relation. */
export function oversightRoutes(dependencies: StateDependencies): Route[] {
  const sources = (session: Session) => ({
    ...dependencies,
    mayRead: dependencies.mayRead(session),
    inConfidence: isInConfidence(session),
  });
  return [
    onRead(ops.relationState, ({ params, session }) =>
      stateOf(dependencies, params.partner as PartyId, session),
    ),
    onRead(ops.listEntries, ({ params, query, session }) =>
      listEntries(sources(session), params.partner as PartyId, query),
    ),
    onRead(ops.getEntry, ({ params: { partner, log, index }, session }) =>
      getEntry(sources(session), partner as PartyId, { log, index }),
    ),
    onRead(ops.listPeople, () => listPeople(dependencies.ledger)),
    onRead(ops.exportLogs, ({ params }) => exportAnswer(dependencies, params.partner as PartyId)),
    ...tileRoutes({ ledger: dependencies.ledger, relations: dependencies.relations, sources }),
  ];
}
