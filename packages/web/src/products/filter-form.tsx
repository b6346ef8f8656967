import { type AnswerOf, type ProductFilter, productOperations } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { useParties } from "../state/use-parties.ts";
import { Check, Field } from "../ui/field.tsx";
import { Day, Line } from "../ui/inputs.tsx";
import { instantOf, queryOf } from "./filter.ts";
import { kindName } from "./kind-name.ts";

const SOURCES = ["own", "written", "imported", "derived", "received"] as const;
type Facets = AnswerOf<typeof productOperations.readProductFacets>;
const NO_FACETS: Facets = { kinds: [], areas: [], originators: [], labels: [] };

/** What narrows the list. The choices are what occurs in what this person may see, and nothing else. */
export function FilterForm({ filter }: { readonly filter: ProductFilter }) {
  const { m, f } = useLanguage();
  const words = m.productDesk.shelf;
  const areaName = useAreas();
  const partyName = useParties();
  const { partner, name: partnerName } = useRelation();
  const { answer: facets = NO_FACETS } = useRead(productOperations.readProductFacets, {});
  const [draft, setDraft] = useState<ProductFilter>(filter);
  const change = (next: { readonly [Name in keyof ProductFilter]?: ProductFilter[Name] | undefined }) =>
    setDraft((now) => {
      const merged = Object.entries({ ...now, ...next }).filter(
        ([, value]) => value !== undefined && value !== "",
      );
      return Object.fromEntries(merged) as ProductFilter;
    });
  const show = (event: FormEvent) => {
    event.preventDefault();
    const q = draft.q?.trim();
    const { q: _, ...others } = draft;
    goTo(address(["products"], queryOf(q ? { ...others, q } : others)));
  };
  const { q: _, source: __, kind: ___, ...further } = draft;
  const party = f.start(partnerName);
  const released = draft.released === partner ? "released" : draft.unreleased === partner ? "unreleased" : "";
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to the type definitions of every browser
    <form className="product-filter sheet no-print" role="search" onSubmit={show}>
      <div className="product-filter-first">
        <Line
          label={m.products.search}
          help={m.products.searchHelp}
          type="search"
          required={false}
          most={400}
          value={draft.q ?? ""}
          change={(value) => change({ q: value })}
        />
        <Choose
          label={words.kind}
          all={words.anyKind}
          value={draft.kind}
          options={facets.kinds.map((kind) => [kind, kindName(kind, m)])}
          choose={(kind) => change({ kind })}
        />
        <Choose
          label={words.where}
          all={words.anywhere}
          value={draft.source}
          options={SOURCES.map((one) => [one, one === "own" ? words.own : (m.products.sources[one] ?? one)])}
          choose={(source) => change({ source: SOURCES.find((one) => one === source) })}
        />
        <button type="submit" className="button">
          {words.find}
        </button>
      </div>
      <details open={Object.keys(further).length > 0}>
        <summary>{words.more}</summary>
        <div className="fields">
          <Choose
            label={words.area}
            all={words.anyArea}
            value={draft.area}
            options={facets.areas.map((area) => [area, areaName(area)])}
            choose={(area) => change({ area })}
          />
          <Choose
            label={words.label}
            all={words.anyLabel}
            value={draft.label}
            options={facets.labels.map((label) => [label, label])}
            choose={(label) => change({ label })}
          />
          <Choose
            label={words.originator}
            all={words.anyOriginator}
            value={draft.originator}
            options={facets.originators.map((one) => [one, partyName(one) ?? short(one)])}
            choose={(originator) => change({ originator })}
          />
          <Choose
            label={words.released}
            all={words.anyReleased}
            value={released}
            options={[
              ["released", words.releasedTo(party)],
              ["unreleased", words.notReleasedTo(party)],
            ]}
            choose={(choice) =>
              change({
                released: choice === "released" ? partner : undefined,
                unreleased: choice === "unreleased" ? partner : undefined,
              })
            }
          />
          <Since label={words.from} value={draft.from} change={(from) => change({ from })} />
          <Since label={words.until} value={draft.until} change={(until) => change({ until })} />
        </div>
        <Check
          label={words.everyVersion}
          checked={draft.versions === "every"}
          onChange={(on) => change({ versions: on ? "every" : undefined })}
        />
      </details>
    </form>
  );
}

/** A party without a name here is its digest; an originator outside the relations has a name of its own. */
const short = (id: string): string => (id.startsWith("sha256:") ? `${id.slice(7, 15)}…` : id);

function Choose(props: {
  readonly label: string;
  readonly all: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, name: string])[];
  choose(value: string | undefined): void;
}) {
  const { value = "" } = props;
  // What an address asks for and does not occur is still what is asked for.
  const known = value === "" || props.options.some(([one]) => one === value);
  return (
    <Field label={props.label}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => props.choose(event.target.value || undefined)}>
          <option value="">{props.all}</option>
          {known ? null : <option value={value}>{value.slice(0, 80)}</option>}
          {props.options.map(([one, name]) => (
            <option key={one} value={one}>
              {name.slice(0, 80)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Since(props: {
  readonly label: string;
  readonly value: string | undefined;
  change(instant: string | undefined): void;
}) {
  return (
    <Day
      label={props.label}
      required={false}
      value={props.value?.slice(0, 10) ?? ""}
      change={(value) => props.change(instantOf(value || undefined))}
    />
  );
}
