import { type OnwardReason, onwardOperations, onwardReasons } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Choice } from "../releases/choice.tsx";
import { address, goTo } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";

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

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (reason === "") return;
    const answer = await act.run({
      body: {
        products: products.split(/[\s,]+/).filter((one) => one !== ""),
        to: to.trim(),
        purpose,
        expires: `${until}T23:59:59Z`,
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
        <form className="form" onSubmit={(event) => void submit(event)}>
          <Field label={words.products} help={words.productsHelp}>
            {(ids) => (
              <textarea
                {...ids}
                required
                rows={3}
                maxLength={8000}
                spellCheck={false}
                value={products}
                onChange={({ target }) => setProducts(target.value)}
              />
            )}
          </Field>
          <Field label={words.to} help={words.toHelp}>
            {(ids) => (
              <input
                {...ids}
                required
                pattern="\s*sha256:[A-Za-z0-9_\-]{43}\s*"
                spellCheck={false}
                autoComplete="off"
                value={to}
                onChange={({ target }) => setTo(target.value)}
              />
            )}
          </Field>
          <Choice
            label={m.release.purpose}
            options={purposes.map(({ code, name }) => ({ code, name: f.start(name) }))}
            value={purpose}
            choose={setPurpose}
          />
          <Field label={words.until}>
            {(ids) => (
              <input
                {...ids}
                type="date"
                required
                value={until}
                onChange={({ target }) => setUntil(target.value)}
              />
            )}
          </Field>
          <Field label={m.proposal.reason} help={m.proposal.reasonHelp}>
            {(ids) => (
              <select
                {...ids}
                required
                value={reason}
                onChange={({ target }) => setReason(target.value as OnwardReason | "")}
              >
                <option value="">{m.proposal.reasonChoose}</option>
                {onwardReasons.map((each) => (
                  <option key={each} value={each}>
                    {m.lists.onwardReasons[each]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Problem of={act.problem} />
          <div>
            <button type="submit" className="button" disabled={act.busy}>
              {words.send}
            </button>
          </div>
        </form>
      </Sheet>
    </Page>
  );
}
