import { docketSenses } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line } from "../ui/inputs.tsx";
import type { ClaimDraft } from "./claim-draft.ts";

type Props = { readonly draft: ClaimDraft; change(next: Partial<ClaimDraft>): void };

/** Places with the sense of each; one is written, added, and the next can follow. */
export function PlacesField({ draft, change }: Props) {
  const { m } = useLanguage();
  const { country, sense, places } = draft;
  return (
    <fieldset className="field">
      <legend>{m.dockets.fields.places}</legend>
      <p className="small soft">{m.dockets.placesHelp}</p>
      {places.length === 0 ? null : (
        <ul>
          {places.map((each, at) => (
            <li key={`${each.country} ${each.sense}`}>
              {each.country}, {m.dockets.senses[each.sense]}{" "}
              <button
                type="button"
                className="plain-button"
                onClick={() => change({ places: places.filter((_, n) => n !== at) })}
              >
                {m.dockets.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="fields">
        <Line
          label={m.dockets.fields.country}
          value={country}
          most={3}
          change={(next) => change({ country: next.toUpperCase() })}
          required={false}
        />
        <Choice
          label={m.dockets.fields.sense}
          value={sense}
          codes={docketSenses}
          names={m.dockets.senses}
          change={(next) => change({ sense: next })}
        />
      </div>
      <button
        type="button"
        className="button quiet"
        disabled={country === ""}
        onClick={() => change({ places: [...places, { country, sense }], country: "", sense: "unspecified" })}
      >
        {m.dockets.addPlace}
      </button>
    </fieldset>
  );
}
