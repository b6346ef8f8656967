import { agreementOperations, type ProblemError } from "@entente/api";
import type { ReactNode } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Field } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import type { SideDraft, TemplateDraft, TemplateName } from "./template.ts";
import { Areas, CODE } from "./template-areas.tsx";

const TLPS = ["clear", "green", "amber", "amber+strict", "red"] as const;
const FREE_TEXT = ["review", "pseudonymise", "raw"] as const;

type Props = {
  readonly template: TemplateName;
  choose(template: TemplateName): void;
  readonly draft: TemplateDraft;
  change(draft: TemplateDraft): void;
  readonly busy: boolean;
  readonly problem: ProblemError | undefined;
  submit(): void;
};

/** What a template asks for: who may receive, who oversees, the areas, how long. */
export function TemplateForm({ template, choose, draft, change, busy, problem, submit }: Props) {
  const { m, f } = useLanguage();
  const words = m.agreementForms;
  const { name } = useRelation();
  const services = template === "services";
  const set = (part: Partial<TemplateDraft>) => change({ ...draft, ...part });
  const text = (
    label: string,
    member: "authorityEn" | "authorityFr" | "places" | "techniques",
    help?: string,
    area = false,
  ) => (
    <Field label={label} {...(help === undefined ? {} : { help })}>
      {(ids) => {
        const common = {
          ...ids,
          value: draft[member],
          onChange: ({ target }: { readonly target: { readonly value: string } }) =>
            set({ [member]: target.value }),
        };
        return area ? <textarea {...common} rows={3} spellCheck={false} /> : <input {...common} />;
      }}
    </Field>
  );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Sheet title={words.template}>
        <Templates chosen={template} choose={choose} />
      </Sheet>
      <div className="pair">
        <Sheet title={words.party.us}>
          <Side of={draft.us} levels={services} change={(us) => set({ us })} />
        </Sheet>
        <Sheet title={f.start(name)}>
          <Side of={draft.them} levels={services} change={(them) => set({ them })} />
        </Sheet>
      </div>
      <Sheet title={words.areas}>
        <Areas of={draft.areas} change={(areas) => set({ areas })} />
      </Sheet>
      <Sheet title={words.kinds.term ?? ""}>
        <div className="fields">
          <Field label={words.from}>
            {(ids) => (
              <input
                {...ids}
                type="date"
                required
                value={draft.from}
                onChange={({ target }) => set({ from: target.value })}
              />
            )}
          </Field>
          <Field label={words.until}>
            {(ids) => (
              <input
                {...ids}
                type="date"
                required
                min={draft.from}
                value={draft.until}
                onChange={({ target }) => set({ until: target.value })}
              />
            )}
          </Field>
          <Field label={words.retention}>
            {(ids) => (
              <input
                {...ids}
                type="number"
                required
                min={1}
                max={36_500}
                value={draft.retentionDays}
                onChange={({ target }) => set({ retentionDays: Math.trunc(Number(target.value)) })}
              />
            )}
          </Field>
          {template === "certs" ? (
            <Field label={words.maxTlp}>
              {(ids) => (
                <select
                  {...ids}
                  value={draft.maxTlp}
                  onChange={({ target }) => set({ maxTlp: target.value as TemplateDraft["maxTlp"] })}
                >
                  {TLPS.map((one) => (
                    <option key={one} value={one}>
                      TLP:{one.toUpperCase()}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ) : (
            <>
              {text(`${words.authority}, ${words.english}`, "authorityEn")}
              {text(`${words.authority}, ${words.french}`, "authorityFr")}
            </>
          )}
          {services ? (
            <>
              <Field label={words.freeText}>
                {(ids) => (
                  <select
                    {...ids}
                    value={draft.freeText}
                    onChange={({ target }) => set({ freeText: target.value as TemplateDraft["freeText"] })}
                  >
                    {FREE_TEXT.map((one) => (
                      <option key={one} value={one}>
                        {words.values[one]}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              {text(words.places, "places", words.placesHelp, true)}
              {text(words.techniques, "techniques", words.listHelp, true)}
            </>
          ) : null}
        </div>
      </Sheet>
      <Problem of={problem} />
      <div className="row">
        <button type="submit" className="button" disabled={busy}>
          {words.fill}
        </button>
      </div>
    </form>
  );
}

function Templates({ chosen, choose }: { readonly chosen: TemplateName; choose(name: TemplateName): void }) {
  const { m, f } = useLanguage();
  const words = m.agreementForms;
  const { answer } = useRead(agreementOperations.listTemplates, {});
  return (
    <fieldset className="field">
      <legend className="live">{words.template}</legend>
      <div className="stack tight">
        {(answer?.templates ?? []).map(({ name, title }) => (
          <label className="check" key={name}>
            <input type="radio" name="template" checked={chosen === name} onChange={() => choose(name)} />
            <span>
              <bdi>{f.name(title)}</bdi>
              <span className="small soft block">{words.templates[name]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Side(props: {
  readonly of: SideDraft;
  readonly levels: boolean;
  change(of: SideDraft): void;
}): ReactNode {
  const { m } = useLanguage();
  const words = m.agreementForms.party;
  const { of, levels, change } = props;
  return (
    <div className="stack">
      <Field label={words.organisations} help={words.organisationsHelp}>
        {(ids) => (
          <textarea
            {...ids}
            rows={3}
            required
            spellCheck={false}
            value={of.organisations}
            onChange={({ target }) => change({ ...of, organisations: target.value })}
          />
        )}
      </Field>
      <Field label={words.overseer} help={words.overseerHelp}>
        {(ids) => (
          <input
            {...ids}
            required
            pattern={CODE}
            maxLength={64}
            spellCheck={false}
            value={of.overseer}
            onChange={({ target }) => change({ ...of, overseer: target.value.trim() })}
          />
        )}
      </Field>
      <Field label={words.threshold}>
        {(ids) => (
          <input
            {...ids}
            type="number"
            required
            min={1}
            max={16}
            value={of.threshold}
            onChange={({ target }) => change({ ...of, threshold: Math.trunc(Number(target.value)) })}
          />
        )}
      </Field>
      {levels ? (
        <>
          <Field label={words.policy}>
            {(ids) => (
              <input
                {...ids}
                required
                pattern={CODE}
                maxLength={64}
                spellCheck={false}
                value={of.policy}
                onChange={({ target }) => change({ ...of, policy: target.value.trim() })}
              />
            )}
          </Field>
          <Field label={words.ladder} help={words.ladderHelp}>
            {(ids) => (
              <textarea
                {...ids}
                rows={4}
                required
                spellCheck={false}
                value={of.ladder}
                onChange={({ target }) => change({ ...of, ladder: target.value })}
              />
            )}
          </Field>
        </>
      ) : null}
    </div>
  );
}
