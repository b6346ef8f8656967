import { type AgreementJson, agreementOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { Page } from "../ui/page.tsx";
import { DraftEditor } from "./draft-editor.tsx";
import { negotiationAt } from "./negotiation-at.ts";
import { emptyDraft, requestOf, type TemplateName } from "./template.ts";
import { TemplateForm } from "./template-form.tsx";

/** A first agreement: a template is filled in, read and changed, and offered. */
export function TemplatePage() {
  const { m } = useLanguage();
  const words = m.agreementForms;
  const { partner } = useRelation();
  const fill = useAct(agreementOperations.fillTemplate);
  const offer = useAct(agreementOperations.offerAgreement);
  const [template, setTemplate] = useState<TemplateName>("certs");
  const [draft, setDraft] = useState(() => emptyDraft(new Date()));
  const [filled, setFilled] = useState<AgreementJson>();
  const run = async () => {
    const body = requestOf(template, draft, partner);
    const answer = await fill.run({ params: { template }, body });
    if (answer !== undefined) {
      setFilled(answer.document);
      window.scrollTo(0, 0);
    }
  };
  return (
    <Page
      title={words.offer}
      crumb={<a href={address(["agreements"])}>{m.agreements.title}</a>}
      lead={filled === undefined ? words.lead : words.filled}
    >
      {filled === undefined ? (
        <TemplateForm
          template={template}
          choose={setTemplate}
          draft={draft}
          change={setDraft}
          busy={fill.busy}
          problem={fill.problem}
          submit={() => void run()}
        />
      ) : (
        <div className="stack">
          <p>
            <button type="button" className="button quiet" onClick={() => setFilled(undefined)}>
              {words.back}
            </button>
          </p>
          <DraftEditor
            title={words.edit}
            lead={words.filled}
            start={filled}
            before={undefined}
            send={words.send}
            next={words.sendNext}
            acting={offer}
            run={async (document) => {
              const acted = await offer.run({ params: { partner }, body: { document } });
              if (acted !== undefined) goTo(address(negotiationAt(acted.result.negotiation)));
            }}
          />
        </div>
      )}
    </Page>
  );
}
