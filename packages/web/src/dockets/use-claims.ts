import { type DocketMatrixRow, docketOperations } from "@entente/api";
import { useQueries } from "@tanstack/react-query";
import { client } from "../data/client.ts";
import { usePages } from "../data/use-pages.ts";
import { useRelation } from "../relation/relation.tsx";
import { useSession } from "../session/session.tsx";

/** A claim as people call it. */
export type NamedClaim = Pick<DocketMatrixRow, "claim" | "reference" | "text"> & { readonly docket: string };

/** Who reads dockets, as the operations say. */
export const CLAIM_READERS = ["inquiry-member", "liaison-officer", "overseer"] as const;

/** The claims of so many dockets are read at a time, newest first. */
const DOCKETS = 20;

const named = (
  docket: string,
  {
    claim,
    reference,
    text,
  }: Pick<NamedClaim, "claim"> & { reference?: string | undefined; text?: string | undefined },
): NamedClaim => ({
  claim,
  docket,
  ...(reference === undefined ? {} : { reference }),
  ...(text === undefined ? {} : { text }),
});

/**
 * The claims of the relation that this person may read, by docket; those of older dockets with `older`, which is absent
 * once there are none. Nothing is asked as long as none are wanted.
 */
export function useClaims(wanted: boolean): {
  readonly claims: readonly NamedClaim[];
  readonly older: (() => void) | undefined;
} {
  const { partner } = useRelation();
  const mayRead = useSession().is(...CLAIM_READERS);
  const pages = usePages(
    docketOperations.listDockets,
    wanted && mayRead ? { params: { partner }, query: { limit: DOCKETS } } : undefined,
  );
  const dockets = pages.items.map(({ docket }) => docket);
  const read = useQueries({
    queries: dockets.map((docket) => {
      const input = { params: { partner, docket } };
      return {
        queryKey: [docketOperations.docketMatrix.id, input],
        queryFn: () => client.call(docketOperations.docketMatrix, input),
      };
    }),
  });
  const claims = read.flatMap(({ data }, at) => (data?.rows ?? []).map((row) => named(dockets[at]!, row)));
  return { claims, older: pages.more };
}

/** Claims that are known by their ids, whatever their dockets: what one may not read is not found. */
export function useClaimsNamed(ids: readonly string[]): ReadonlyMap<string, NamedClaim> {
  const { partner } = useRelation();
  const mayRead = useSession().is(...CLAIM_READERS);
  const read = useQueries({
    queries: (mayRead ? ids : []).map((claim) => {
      const input = { params: { partner, claim } };
      return {
        queryKey: [docketOperations.listAnswers.id, input],
        queryFn: () => client.call(docketOperations.listAnswers, input),
      };
    }),
  });
  return new Map(
    read.flatMap(({ data }) =>
      data === undefined
        ? []
        : [[data.claim.claim, named(data.claim.docket, { claim: data.claim.claim, ...data.claim.words })]],
    ),
  );
}
