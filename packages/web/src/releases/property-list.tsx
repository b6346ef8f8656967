import { useLanguage } from "../language/language.tsx";
import type { Fate, Property } from "./properties.ts";

type Props = { readonly label: string; readonly of: readonly (Property & { readonly fate: Fate })[] };

/** The properties of an object, those that stay here struck out. States are words; the stroke only repeats them. */
export function PropertyList({ label, of }: Props) {
  const { m } = useLanguage();
  const { removed, changed, added } = m.desk.compare;
  const fates: Readonly<Record<Fate, string | undefined>> = {
    same: undefined,
    taken: removed,
    changed,
    added,
  };
  return (
    <ul className="properties" aria-label={label}>
      {of.map(({ selector, name, depth, value, fate }) => {
        const said = (
          <>
            <span className="property-name">{name}</span>{" "}
            <bdi className={depth === 0 && fate === "same" ? undefined : "property-value"}>{value}</bdi>
          </>
        );
        return (
          <li key={selector} data-depth={Math.min(depth, 5)} data-fate={fate}>
            {fate === "taken" ? <del>{said}</del> : said}
            {fates[fate] === undefined ? null : <span className="compare-fate"> {fates[fate]}</span>}
          </li>
        );
      })}
    </ul>
  );
}
