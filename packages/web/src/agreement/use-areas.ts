import { oversightOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { areaNames } from "../state/area-names.ts";
import { useAgreement } from "./use-agreement.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Names areas by code, in the words of the agreement; those that only what was shared knows, in the words of that. */
export function useAreas(): (code: string) => string {
  const { f } = useLanguage();
  const { partner } = useRelation();
  const { answer } = useRead(oversightOperations.relationState, { params: { partner } });
  const { areas } = vocabularyOf(useAgreement(), partner);
  const named = new Map(areas.map(({ code, name }) => [code, f.name(name)]));
  const shared = areaNames(answer?.shared ?? [], f);
  return (code) => named.get(code) ?? shared(code);
}
