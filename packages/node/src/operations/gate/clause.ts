import { type AgreementDocument, directionsOf } from "@entente/agreement";
import { z } from "zod";
import type { PartyId } from "../../keys/index.ts";

const params = z.object({
  partnerSay: z.enum(["none", "notice", "consult", "consent"]),
  answerWithin: z.string(),
});

export type OperationsClause = { readonly id: string; readonly params: z.infer<typeof params> };

/** The clause on operations of `from` towards `to`: every agreement has exactly one for each direction. */
export function operationsClause(
  document: AgreementDocument,
  from: PartyId,
  to: PartyId,
): OperationsClause | undefined {
  const clause = document.clauses.find(
    (one) =>
      one.kind === "operations" &&
      directionsOf(one, document).some((way) => way.from === from && way.to === to),
  );
  const read = params.safeParse(clause?.params);
  return clause === undefined || !read.success ? undefined : { id: clause.id, params: read.data };
}
