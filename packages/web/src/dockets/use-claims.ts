import { type DocketMatrixRow, docketOperations } from "@entente/api";
import { useQueries } from "@tanstack/react-query";
import { client } from "../data/client.ts";
import { useRead } from "../data/use-read.ts";
import { useRelation } from "../relation/relation.tsx";
import { useSession } from "../session/session.tsx";

/** A claim as people call it. */
export type NamedClaim = Pick<DocketMatrixRow, "claim" | "reference" | "text"> & { readonly docket: string };

/** Who reads dockets, as the operations say. */
export const CLAIM_READERS = ["inquiry-member", "liaison-officer", "overseer"] as const;

/** So many dockets are looked through, newest first. */
const MOST_DOCKETS = 20;

/** The claims of the relation that this person may read, by docket; nothing is asked as long as none are wanted. */
export function useClaims(wanted: boolean): readonly NamedClaim[] {
  const { partner } = useRelation();
  const mayRead = useSession().is(...CLAIM_READERS);
  const { answer } = useRead(
    docketOperations.listDockets,
    wanted && mayRead ? { params: { partner }, query: { limit: MOST_DOCKETS } } : undefined,
  );
  const dockets = answer?.items.map(({ docket }) => docket) ?? [];
  const read = useQueries({
    queries: dockets.map((docket) => {
      const input = { params: { partner, docket } };
      return {
        queryKey: [docketOperations.docketMatrix.id, input],
        queryFn: () => client.call(docketOperations.docketMatrix, input),
      };
    }),
  });
  return read.flatMap(({ data }, at) =>
    (data?.rows ?? []).map(({ claim, reference, text }) => ({
      claim,
      docket: dockets[at]!,
      ...(reference === undefined ? {} : { reference }),
      ...(text === undefined ? {} : { text }),
    })),
  );
}
