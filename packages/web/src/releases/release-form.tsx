import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Check, Field } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import { Choice } from "./choice.tsx";
import type { Draft } from "./draft.ts";
import { ProductPicker } from "./product-picker.tsx";

type Props = { readonly draft: Draft; change(next: Partial<Draft>): void };

/** What, to whom, what for, and why. The choices are those the agreement names. */
export function ReleaseForm({ draft, change }: Props) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const { organisations, roles, purposes } = vocabularyOf(useAgreement(), partner);
  const bare = (codes: readonly string[]) => codes.map((code) => ({ code, name: code }));
  const text = (name: "unit" | "theatre", label: string) => (
    <Field label={`${label} (${m.release.optional})`}>
      {(ids) => (
        <input
          {...ids}
          maxLength={64}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value.trim() })}
        />
      )}
    </Field>
  );
  const reason = (name: "necessity" | "proportionality" | "alternatives", label: string) => (
    <Field label={label}>
      {(ids) => (
        <textarea
          {...ids}
          maxLength={4000}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Sheet title={m.release.what}>
        <ProductPicker chosen={draft.products} choose={(products) => change({ products })} />
      </Sheet>
      <Sheet title={m.release.toWhom}>
        <div className="fields">
          <Choice
            label={m.release.organisation}
            options={bare(organisations)}
            value={draft.organisation}
            choose={(organisation) => change({ organisation })}
          />
          <Choice
            label={m.release.role}
            options={bare(roles)}
            value={draft.role}
            choose={(role) => change({ role })}
          />
          <Choice
            label={m.release.purpose}
            options={purposes.map(({ code, name }) => ({ code, name: f.name(name) }))}
            value={draft.purpose}
            choose={(purpose) => change({ purpose })}
          />
          {text("unit", m.release.unit)}
          {text("theatre", m.release.theatre)}
          <Field label={`${m.release.until} (${m.release.optional})`}>
            {(ids) => (
              <input
                {...ids}
                type="date"
                value={draft.until}
                onChange={(event) => change({ until: event.target.value })}
              />
            )}
          </Field>
        </div>
      </Sheet>
      <Sheet title={m.release.note}>
        <div className="form">
          {reason("necessity", m.release.necessity)}
          {reason("proportionality", m.release.proportionality)}
          {reason("alternatives", m.release.alternatives)}
        </div>
      </Sheet>
      <Sheet title={m.release.declares}>
        <fieldset className="field">
          <legend className="live">{m.release.declares}</legend>
          <p className="small soft">{m.release.declaresHelp}</p>
          <Check
            label={m.release.noProtectedPersons}
            checked={draft.noProtectedPersons}
            onChange={(noProtectedPersons) => change({ noProtectedPersons })}
          />
          <Check
            label={m.release.freeTextReviewed}
            checked={draft.freeTextReviewed}
            onChange={(freeTextReviewed) => change({ freeTextReviewed })}
          />
        </fieldset>
      </Sheet>
    </>
  );
}
