import { oversightOperations, relationOperations } from "@entente/api";
import { documentView } from "../agreement/document.ts";
import { useAgreement } from "../agreement/use-agreement.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";

/**
 * Names of parties: of this relation's two; of a third, where it has exchanged cards with this house or stands in the
 * agreement. Undefined for any other, which only its digest can name.
 */
export function useParties(): (party: string) => string | undefined {
  const { f } = useLanguage();
  const { partner } = useRelation();
  const { answer: state } = useRead(oversightOperations.relationState, { params: { partner } });
  const { answer: relations } = useRead(relationOperations.listRelations, {});
  const agreement = useAgreement();
  const named = [
    state?.us,
    state?.partner,
    ...(relations?.items ?? []).map((one) => ({ party: one.partner, name: one.name })),
    ...documentView(agreement?.document).parties.map(({ id, name }) => ({ party: id, name })),
  ];
  return (party) => {
    const found = named.find((one) => one?.party === party);
    return found === undefined ? undefined : f.start(found.name);
  };
}
