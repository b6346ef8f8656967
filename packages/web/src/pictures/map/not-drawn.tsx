import { useLanguage } from "../../language/language.tsx";
import { Cut } from "../../ui/cut.tsx";
import type { Place } from "./model.ts";

const NAMED = 20;

/** Places that the map does not show, so that nobody takes it for all of them. */
export function NotDrawn({ of }: { readonly of: readonly Place[] }) {
  const { m } = useLanguage();
  const words = m.pictures.map;
  if (of.length === 0) return null;
  const keys = new Map(of.map((place, at) => [place, at]));
  return (
    <div className="small">
      <p>
        <strong>{words.undrawn}</strong> <span className="soft">{words.undrawnWhy}</span>
      </p>
      <ul className="linked">
        {of.slice(0, NAMED).map((place) => (
          <li key={keys.get(place)}>
            <Cut text={place.name} most={60} />
            {place.country === undefined ? null : (
              <span className="soft">
                {" "}
                <Cut text={place.country} most={10} />
              </span>
            )}
          </li>
        ))}
        {of.length > NAMED ? <li className="soft">{m.pictures.graph.and(of.length - NAMED)}</li> : null}
      </ul>
    </div>
  );
}
