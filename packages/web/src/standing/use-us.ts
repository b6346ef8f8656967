import { oversightOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useRelation } from "../relation/relation.tsx";

/** The id of this party, from the state of the relation, which is read already. */
export function useUs(): string | undefined {
  const { partner } = useRelation();
  return useRead(oversightOperations.relationState, { params: { partner } }).answer?.us.party;
}
