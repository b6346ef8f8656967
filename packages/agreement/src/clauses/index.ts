import type { ClauseKind } from "../clause-kind.ts";
import { careKinds } from "./care.ts";
import { dutyKinds } from "./duties.ts";
import { keepingKinds } from "./keeping.ts";
import { levelKinds } from "./levels.ts";
import { lifeKinds } from "./life.ts";
import { markingKinds } from "./markings.ts";
import { operationKinds } from "./operations.ts";
import { protectionKinds } from "./protection.ts";
import { recipientKinds } from "./recipients.ts";
import { requestKinds } from "./requests.ts";
import { sourceKinds } from "./sources.ts";
import { subjectKinds } from "./subject.ts";

const table = {
  ...operationKinds,
  ...subjectKinds,
  ...recipientKinds,
  ...levelKinds,
  ...markingKinds,
  ...sourceKinds,
  ...protectionKinds,
  ...careKinds,
  ...requestKinds,
  ...keepingKinds,
  ...dutyKinds,
  ...lifeKinds,
} satisfies Record<string, ClauseKind>;

export type Kind = keyof typeof table;

/** Every kind of clause there is (agreement.md §6). A kind that is not here makes a document invalid. */
export const clauseKinds: Readonly<Record<Kind, ClauseKind>> = table;

export function isKind(kind: string): kind is Kind {
  return Object.hasOwn(table, kind);
}
