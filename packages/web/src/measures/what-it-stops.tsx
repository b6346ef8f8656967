import { useAreas } from "../agreement/use-areas.ts";
import { useLanguage } from "../language/language.tsx";
import "../ui/work.css";

/** What a suspension would do, before the click that does it: what stops, beside what goes on. */
export function WhatItStops({ areas }: { readonly areas: readonly string[] }) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  if (areas.length === 0) return null;
  const named = f.list(areas.map(nameOf));
  return (
    <div className="notice is-warn">
      <div className="sides">
        <div>
          <h3>{m.measures.wouldStop}</h3>
          <ul className="bullets">
            {m.measures.stops(named).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{m.measures.wouldGoOn}</h3>
          <ul className="bullets">
            {m.measures.goesOn.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
