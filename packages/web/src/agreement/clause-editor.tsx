import type { AgreementJson, ClauseKindView } from "@entente/api";
import type { Bilingual } from "../language/formats.ts";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Direction } from "./clause-text.tsx";
import type { Json } from "./document.ts";
import type { DraftClause } from "./drafting.ts";
import { choicesFor } from "./param-choices.ts";
import type { Fault } from "./param-faults.tsx";
import { ParamField } from "./param-field.tsx";

type Props = {
  readonly clause: DraftClause;
  readonly gone: boolean;
  readonly changed: boolean;
  readonly schema: ClauseKindView["params"] | undefined;
  /** What the parameters mean, as the node reads them. */
  readonly sentence: Bilingual | undefined;
  readonly document: AgreementJson;
  readonly fault: Fault | undefined;
  change(clause: DraftClause): void;
  remove(): void;
  readonly restore: (() => void) | undefined;
};

/** One clause: a line until it is opened, then its texts in both languages and its parameters as fields. */
export function ClauseEditor(props: Props) {
  const { clause, gone, changed, schema, sentence, document, fault, change, remove, restore } = props;
  const { m, f } = useLanguage();
  const words = m.agreementForms;
  const head = (
    <span className="accord-edit-head">
      <span className="clause-id">{clause.id}</span>
      <bdi>{f.name(clause.title)}</bdi>
      <span className="small soft">{words.kinds[clause.kind] ?? clause.kind}</span>
      {changed ? <span className="mark warn">{m.pictures.redline.kinds.changed}</span> : null}
    </span>
  );
  if (gone) {
    return (
      <li>
        <div className="row">
          <del>{head}</del> <span className="small bad">{words.taken}</span>
          {restore === undefined ? null : (
            <button type="button" className="plain-button" onClick={restore}>
              {words.restore(clause.id)}
            </button>
          )}
        </div>
      </li>
    );
  }
  const text = (member: "title" | "text", language: "en" | "fr") => (
    <Field
      key={language}
      label={`${member === "title" ? words.clauseTitle : words.clauseText}, ${language === "en" ? words.english : words.french}`}
    >
      {(ids) => {
        const at = `/${member}/${language}`;
        const wrong = fault?.pointer === at;
        const common = {
          ...ids,
          lang: language,
          value: clause[member][language],
          maxLength: 20_000,
          ...(wrong ? { "aria-invalid": true, "data-fault": true } : {}),
          onChange: ({ target }: { readonly target: { readonly value: string } }) =>
            change({ ...clause, [member]: { ...clause[member], [language]: target.value } }),
        };
        return (
          <>
            {member === "title" ? <input {...common} /> : <textarea {...common} rows={6} />}
            {wrong ? <p className="accord-fault">{fault.detail}</p> : null}
          </>
        );
      }}
    </Field>
  );
  return (
    <li>
      <details>
        <summary>
          <span className="live">{words.editClause(clause.id)}</span>
          {head}
        </summary>
        <div className="stack">
          {fault !== undefined && fault.pointer === "" ? (
            <p className="accord-fault" data-fault="true">
              {fault.detail}
            </p>
          ) : null}
          <p className="small soft">{words.textHelp}</p>
          <div className="accord-words">
            {text("title", "en")}
            {text("title", "fr")}
            {text("text", "en")}
            {text("text", "fr")}
          </div>
          {Array.isArray(clause.direction)
            ? clause.direction.map((way: { from: string; to: string }) => (
                <p className="small soft" key={`${way.from} ${way.to}`}>
                  <Direction from={way.from} to={way.to} />
                </p>
              ))
            : null}
          <fieldset className="accord-group">
            <legend>{words.params}</legend>
            <p className="small soft">{words.paramsHelp}</p>
            {schema === undefined ? null : (
              <ParamField
                schema={schema as Json}
                value={clause.params}
                path="/params"
                fault={fault}
                choices={choicesFor(clause.kind, document)}
                change={(params) => change({ ...clause, params: params as Json })}
              />
            )}
            {sentence === undefined ? null : (
              <p>
                <span className="soft">
                  {words.reads}
                  {m.colon}
                </span>{" "}
                <bdi>{f.name(sentence)}</bdi>
              </p>
            )}
          </fieldset>
          <div className="row">
            {changed && restore !== undefined ? (
              <button type="button" className="button quiet" onClick={restore}>
                {words.restore(clause.id)}
              </button>
            ) : null}
            <button type="button" className="button grave" onClick={remove}>
              {words.removeClause(clause.id)}
            </button>
          </div>
        </div>
      </details>
    </li>
  );
}
