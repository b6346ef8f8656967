import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { OneOf } from "../ui/choices.tsx";
import { Check } from "../ui/field.tsx";
import { Day } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { Beneath } from "../ui/reading.tsx";
import { CodeField } from "./code-field.tsx";
import type { Draft } from "./draft.ts";
import { ProductPicker } from "./product-picker.tsx";
import { usePlaces } from "./use-places.ts";
import type { Selectable } from "./use-selectable.ts";

type Props = { readonly selectable: Selectable; readonly draft: Draft; change(next: Partial<Draft>): void };

/** What, to whom, what for, and what was looked at. The choices are those the agreement names. */
export function ReleaseForm({ selectable, draft, change }: Props) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const { organisations, roles, purposes, protectedClasses } = vocabularyOf(useAgreement(), partner);
  const places = usePlaces();
  const plain = (codes: readonly string[]) => codes.map((code) => ({ code, name: code }));
  const roleNames = roles.map((code) => ({ code, name: m.release.roles[code] ?? code }));
  return (
    <>
      <Sheet title={m.release.what}>
        <ProductPicker
          selectable={selectable}
          chosen={draft.products}
          choose={(products) => change({ products })}
        />
      </Sheet>
      <Beneath unread={selectable.pages.unread}>
        <Sheet title={m.release.toWhom}>
          <div className="fields">
            <OneOf
              label={m.release.organisation}
              options={plain(organisations)}
              value={draft.organisation}
              change={(organisation) => change({ organisation })}
            />
            <OneOf
              label={m.release.role}
              options={roleNames}
              value={draft.role}
              change={(role) => change({ role })}
            />
            <OneOf
              label={m.release.purpose}
              options={purposes.map(({ code, name }) => ({ code, name: f.start(name) }))}
              value={draft.purpose}
              change={(purpose) => change({ purpose })}
            />
            <CodeField
              label={m.release.unit}
              known={places.unit}
              value={draft.unit}
              change={(unit) => change({ unit })}
            />
            <CodeField
              label={m.release.theatre}
              known={places.theatre}
              value={draft.theatre}
              change={(theatre) => change({ theatre })}
            />
            <Day
              label={m.release.until}
              optional
              value={draft.until}
              change={(value) => change({ until: value })}
            />
          </div>
        </Sheet>
        <Sheet title={m.release.declares}>
          <fieldset className="field checks">
            <legend className="live">{m.release.declares}</legend>
            <p className="small soft">{m.release.declaresHelp}</p>
            <Check
              label={m.release.noProtectedPersons}
              help={
                protectedClasses.length === 0
                  ? undefined
                  : m.release.protectedBy(f.list(protectedClasses.map(({ name }) => f.name(name))))
              }
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
      </Beneath>
    </>
  );
}
