import { oversightOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useRelation } from "../relation/relation.tsx";

/** This party's id; undefined until it is read. */
export function useUs(): string | undefined {
  const { partner } = useRelation();
  const { answer } = useRead(oversightOperations.relationState, { params: { partner } });
  return answer?.us.party;
}
