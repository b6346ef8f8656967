import { oversightOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";

/** Names of this relation's two parties; undefined for any other, which only its digest can name. */
export function useParties(): (party: string) => string | undefined {
  const { f } = useLanguage();
  const { partner } = useRelation();
  const { answer } = useRead(oversightOperations.relationState, { params: { partner } });
  return (party) => {
    const found = [answer?.us, answer?.partner].find((one) => one?.party === party);
    return found === undefined ? undefined : f.start(found.name);
  };
}
