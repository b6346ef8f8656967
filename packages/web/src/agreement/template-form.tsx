import { agreementOperations, type ProblemError } from "@entente/api";
import type { ReactNode } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Count, Day, Line, Lines } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import type { SideDraft, TemplateDraft, TemplateName } from "./template.ts";
import { Areas, CODE } from "./template-areas.tsx";

const TLPS = ["clear", "green", "amber", "amber+strict", "red"] as const;
const TLP_NAMES = Object.fromEntries(TLPS.map((tlp) => [tlp, `TLP:${tlp.toUpperCase()}`])) as Record<
  (typeof TLPS)[number],
  string
>;
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
  const lines = (label: string, member: "places" | "techniques", help: string) => (
    <Lines
      label={label}
      help={help}
      required={false}
      spellCheck={false}
      value={draft[member]}
      change={(value) => set({ [member]: value })}
    />
  );
  const authority = (language: string, member: "authorityEn" | "authorityFr") => (
    <Line
      label={`${words.authority}, ${language}`}
      required={false}
      value={draft[member]}
      change={(value) => set({ [member]: value })}
    />
  );
  return (
    <ActForm act={{ busy, problem }} send={submit} submit={words.fill} layout="stack">
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
          <Day label={words.from} value={draft.from} change={(from) => set({ from })} />
          <Day label={words.until} min={draft.from} value={draft.until} change={(until) => set({ until })} />
          <Count
            label={words.retention}
            most={36_500}
            value={String(draft.retentionDays)}
            change={(value) => set({ retentionDays: Math.trunc(Number(value)) })}
          />
          {template === "certs" ? (
            <Choice
              label={words.maxTlp}
              value={draft.maxTlp}
              codes={TLPS}
              names={TLP_NAMES}
              change={(maxTlp) => set({ maxTlp })}
            />
          ) : (
            <>
              {authority(words.english, "authorityEn")}
              {authority(words.french, "authorityFr")}
            </>
          )}
          {services ? (
            <>
              <Choice
                label={words.freeText}
                value={draft.freeText}
                codes={FREE_TEXT}
                names={words.values}
                change={(freeText) => set({ freeText })}
              />
              {lines(words.places, "places", words.placesHelp)}
              {lines(words.techniques, "techniques", words.listHelp)}
            </>
          ) : null}
        </div>
      </Sheet>
    </ActForm>
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
      <Lines
        label={words.organisations}
        help={words.organisationsHelp}
        spellCheck={false}
        value={of.organisations}
        change={(value) => change({ ...of, organisations: value })}
      />
      <Line
        label={words.overseer}
        help={words.overseerHelp}
        pattern={CODE}
        most={64}
        spellCheck={false}
        value={of.overseer}
        change={(value) => change({ ...of, overseer: value.trim() })}
      />
      <Count
        label={words.threshold}
        most={16}
        value={String(of.threshold)}
        change={(value) => change({ ...of, threshold: Math.trunc(Number(value)) })}
      />
      {levels ? (
        <>
          <Line
            label={words.policy}
            pattern={CODE}
            most={64}
            spellCheck={false}
            value={of.policy}
            change={(value) => change({ ...of, policy: value.trim() })}
          />
          <Lines
            label={words.ladder}
            help={words.ladderHelp}
            rows={4}
            spellCheck={false}
            value={of.ladder}
            change={(value) => change({ ...of, ladder: value })}
          />
        </>
      ) : null}
    </div>
  );
}
