import type { AgreementJson } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Choice, type Option, Ticks } from "../ui/choices.tsx";
import { Field } from "../ui/field.tsx";
import { type DocumentView, isObject, objectsOf, type PartyTerms, textsOf } from "./document.ts";

/** A product that does not exist, as whoever tries it describes it. */
export type Described = {
  readonly areas: readonly string[];
  readonly kind: string;
  readonly attachments: "none" | "text" | "binary";
  readonly level?: string | undefined;
  readonly tlp?: (typeof TLPS)[number] | undefined;
  readonly caveats: readonly string[];
  readonly relTo: readonly string[];
};

const TLPS = ["clear", "green", "amber", "amber+strict", "red"] as const;
const ATTACHMENTS = ["none", "text", "binary"] as const;

/** Kinds of content that the clause on them names, first what people know. */
function kindsIn(document: AgreementJson | undefined): readonly string[] {
  const named = objectsOf(document?.clauses)
    .filter(({ kind }) => kind === "data-kinds")
    .flatMap(({ params }) => (isObject(params) ? textsOf(params.allow) : []));
  return [...new Set(["report", ...named, "attachment", "stix:indicator"])];
}

export function DescribeFields(props: {
  readonly of: Described;
  change(of: Described): void;
  readonly view: DocumentView;
  readonly giver: PartyTerms | undefined;
  readonly terms: AgreementJson | undefined;
}) {
  const { m, f } = useLanguage();
  const words = m.agreements.trial;
  const { of, change, view, giver, terms } = props;
  const boxes = (
    label: string,
    list: "areas" | "caveats" | "relTo",
    options: readonly Option[],
    help?: string,
  ) =>
    options.length === 0 ? null : (
      <Ticks
        label={label}
        help={help}
        options={options}
        value={of[list]}
        change={(codes) => change({ ...of, [list]: codes })}
      />
    );
  return (
    <>
      {boxes(
        words.areas,
        "areas",
        view.vocab.areas.map(({ code, name }) => ({ code, name: f.name(name) })),
      )}
      <div className="fields">
        <Choice
          label={words.kind}
          value={of.kind}
          codes={kindsIn(terms)}
          names={{}}
          change={(value) => change({ ...of, kind: value })}
        />
        <Field label={words.attachments}>
          {(ids) => (
            <select
              {...ids}
              value={of.attachments}
              onChange={({ target }) =>
                change({ ...of, attachments: target.value as Described["attachments"] })
              }
            >
              {ATTACHMENTS.map((one) => (
                <option key={one} value={one}>
                  {words.attachment[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.level}>
          {(ids) => (
            <select
              {...ids}
              value={of.level ?? ""}
              onChange={({ target }) =>
                change({ ...of, level: target.value === "" ? undefined : target.value })
              }
            >
              <option value="">{words.noLevel}</option>
              {(giver?.ladder ?? []).map(({ code }) => (
                <option key={code} value={code}>
                  {code}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={words.tlp}>
          {(ids) => (
            <select
              {...ids}
              value={of.tlp ?? ""}
              onChange={({ target }) =>
                change({
                  ...of,
                  tlp: target.value === "" ? undefined : (target.value as (typeof TLPS)[number]),
                })
              }
            >
              <option value="">{words.noTlp}</option>
              {TLPS.map((one) => (
                <option key={one} value={one}>
                  {one.toUpperCase()}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {boxes(
        words.caveats,
        "caveats",
        view.vocab.caveats.map(({ code, name }) => ({ code, name: f.name(name) })),
      )}
      {boxes(
        words.relTo,
        "relTo",
        view.parties.map(({ country, name }) => ({ code: country, name: `${country}, ${f.name(name)}` })),
        words.relToHelp,
      )}
    </>
  );
}
