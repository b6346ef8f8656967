import { agreementOperations } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { AgreementFrame } from "./agreement-frame.tsx";
import { DraftEditor } from "./draft-editor.tsx";
import { nextVersion } from "./drafting.ts";
import { negotiationAt } from "./negotiation-at.ts";

/** The next version, written from the one in force. */
export function AmendPage({ hash }: { readonly hash: string }) {
  const { m } = useLanguage();
  const words = m.agreements;
  const forms = m.agreementForms;
  const { partner } = useRelation();
  const amend = useAct(agreementOperations.amendAgreement);
  return (
    <AgreementFrame hash={hash} tab="amend">
      {({ document, clauses, current, version }) =>
        document === undefined || current !== hash ? (
          <p className="soft">{words.life.over}</p>
        ) : (
          <DraftEditor
            title={forms.amendTitle(version + 1)}
            lead={forms.amendLead}
            start={nextVersion(document, hash)}
            before={{ hash, clauses }}
            send={forms.sendAmend}
            next={forms.sendNext}
            acting={amend}
            run={async (draft) => {
              const acted = await amend.run({ params: { partner, hash }, body: { document: draft } });
              if (acted !== undefined) goTo(address(negotiationAt(acted.result.negotiation)));
            }}
          />
        )
      }
    </AgreementFrame>
  );
}
