import { type OnwardReason, onwardOperations, onwardReasons } from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { ActForm } from "../ui/act-form.tsx";
import { OneOf } from "../ui/choices.tsx";
import { Day, Line, Lines } from "../ui/inputs.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { endOf } from "../ui/written.ts";

/** Asks the originator whether received products may go on to a third party. */
export function OnwardAskPage({ query }: { readonly query: URLSearchParams }) {
  const { m, f } = useLanguage();
  const announce = useAnnounce();
  const { partner } = useRelation();
  const { purposes } = vocabularyOf(useAgreement(), partner);
  const words = m.desk.onward;
  const act = useAct(onwardOperations.requestOnward);
  const [products, setProducts] = useState(() => query.getAll("product").join(",").split(",").join("\n"));
  const [to, setTo] = useState("");
  const [purpose, setPurpose] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState<OnwardReason | "">("");

  async function submit() {
    if (reason === "") return;
    const answer = await act.run({
      body: {
        products: products.split(/[\s,]+/).filter((one) => one !== ""),
        to: to.trim(),
        purpose,
        expires: endOf(until),
        reason,
      },
    });
    if (answer === undefined) return;
    announce(words.sent);
    goTo(address(["onward"]));
  }

  return (
    <Page title={words.ask} lead={words.askLead} crumb={<a href={address(["onward"])}>{m.lists.onward}</a>}>
      <Sheet title={words.ask}>
        <ActForm act={act} send={submit} submit={words.send}>
          <Lines
            label={words.products}
            help={words.productsHelp}
            most={8000}
            spellCheck={false}
            value={products}
            change={setProducts}
            at="products"
          />
          <Line
            label={words.to}
            help={words.toHelp}
            pattern="\s*sha256:[A-Za-z0-9_\-]{43}\s*"
            spellCheck={false}
            value={to}
            change={setTo}
            at="to"
          />
          <OneOf
            label={m.release.purpose}
            options={purposes.map(({ code, name }) => ({ code, name: f.start(name) }))}
            value={purpose}
            change={setPurpose}
            at="purpose"
          />
          <Day label={words.until} value={until} change={setUntil} at="expires" />
          <ReasonField
            codes={onwardReasons}
            names={m.lists.onwardReasons}
            value={reason}
            change={setReason}
          />
        </ActForm>
      </Sheet>
    </Page>
  );
}
