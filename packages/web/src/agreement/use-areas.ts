import { oversightOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { areaNames } from "../state/area-names.ts";

/** Names areas by code, from the state of the relation, which is read already. */
export function useAreas(): (code: string) => string {
  const { f } = useLanguage();
  const { partner } = useRelation();
  const { answer } = useRead(oversightOperations.relationState, { params: { partner } });
  return areaNames(answer?.shared ?? [], f);
}
