import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { useAgreement } from "./use-agreement.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** Names purposes by code, in the words of the agreement in force. */
export function usePurposes(): (code: string) => string {
  const { f } = useLanguage();
  const { partner } = useRelation();
  const { purposes } = vocabularyOf(useAgreement(), partner);
  const names = new Map(purposes.map(({ code, name }) => [code, f.name(name)]));
  return (code) => names.get(code) ?? code;
}
