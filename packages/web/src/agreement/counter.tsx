import { agreementOperations, type NegotiationDetail } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { DraftEditor } from "./draft-editor.tsx";
import { negotiationAt } from "./negotiation-at.ts";

/** The next round, written from the offer on the table. */
export function Counter({ of }: { readonly of: NegotiationDetail }) {
  const { m } = useLanguage();
  const words = m.agreementForms;
  const { partner } = useRelation();
  const counter = useAct(agreementOperations.counterOffer);
  if (of.document === undefined) return <p className="soft">{m.clauses.missing}</p>;
  return (
    <DraftEditor
      title={words.counterTitle}
      lead={words.counterLead}
      start={of.document}
      before={{ hash: of.hash, clauses: of.clauses }}
      send={words.sendCounter}
      next={m.agreements.negotiation.counterNext}
      acting={counter}
      run={async (draft) => {
        const params = { partner, negotiation: of.negotiation };
        const acted = await counter.run({ params, body: { document: draft } });
        if (acted !== undefined) goTo(address(negotiationAt(of.negotiation)));
      }}
    />
  );
}
