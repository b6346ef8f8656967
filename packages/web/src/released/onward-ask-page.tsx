import { MOST_PRODUCTS_BY_ID, type OnwardReason, onwardOperations, onwardReasons } from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { ProductLink } from "../releases/product-link.tsx";
import { ProductPicker } from "../releases/product-picker.tsx";
import { useFound } from "../releases/use-found.ts";
import { useSelectable } from "../releases/use-selectable.ts";
import { address, goTo } from "../router.ts";
import { ActForm } from "../ui/act-form.tsx";
import { OneOf } from "../ui/choices.tsx";
import { Day, Line } from "../ui/inputs.tsx";
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
  const selectable = useSelectable("received");
  const [products, setProducts] = useState<readonly string[]>(() =>
    query
      .getAll("product")
      .flatMap((each) => each.split(","))
      .filter((each) => each !== ""),
  );
  // What was chosen elsewhere may stand further down the list than what was read of it.
  const [given] = useState(products);
  const find = useFound(given);
  const [to, setTo] = useState("");
  const [purpose, setPurpose] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState<OnwardReason | "">("");

  async function submit() {
    if (reason === "") return;
    const answer = await act.run({
      body: {
        products: [...products],
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
        <ActForm act={act} send={submit} submit={words.send} ready={products.length > 0}>
          {given.length === 0 ? null : (
            <ul className="bullets">
              {given.slice(0, MOST_PRODUCTS_BY_ID).map((product) => (
                <li key={product}>
                  <ProductLink product={product} find={find} />
                </li>
              ))}
              {given.length > MOST_PRODUCTS_BY_ID ? (
                <li className="soft">{m.release.andMore(given.length - MOST_PRODUCTS_BY_ID)}</li>
              ) : null}
            </ul>
          )}
          {given.length === 0 ? (
            <ProductPicker
              selectable={selectable}
              chosen={products}
              choose={setProducts}
              none={words.noneReceived}
            />
          ) : null}
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
