import { useState } from "react";
import { useLanguage } from "../../language/language.tsx";
import { Cut } from "../../ui/cut.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { alpha2Of } from "./countries.ts";
import type { Place } from "./model.ts";

const STEP = 30;

/** Places with what is known of where they lie. */
export function PlaceList({
  places,
  caption,
}: {
  readonly places: readonly Place[];
  readonly caption: string;
}) {
  const { m, language } = useLanguage();
  const words = m.pictures.map;
  const locale = language === "en" ? "en-GB" : "fr-FR";
  const [most, setMost] = useState(STEP);
  const kilometres = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "kilometer",
    maximumFractionDigits: 1,
  });
  const degrees = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const position = ({ latitude, longitude }: Place) =>
    latitude === undefined || longitude === undefined
      ? undefined
      : `${degrees.format(Math.abs(latitude))}° ${latitude < 0 ? words.south : words.north}, ${degrees.format(Math.abs(longitude))}° ${longitude < 0 ? words.west : words.east}`;
  const numbers = new Map(places.map((place, at) => [place, String(at + 1)]));
  const columns: Column<Place>[] = [
    {
      name: words.place,
      cell: (place) => (
        <>
          <span className="soft">{numbers.get(place)}</span> <Cut text={place.name} />
        </>
      ),
    },
    {
      name: words.where,
      cell: (place) => (
        <>
          <Country code={place.country} />
          <span className="soft block small">{position(place)}</span>
          {place.radiusKm === undefined ? null : (
            <span className="soft block small">{words.within(kilometres.format(place.radiusKm))}</span>
          )}
        </>
      ),
    },
    { name: words.note, cell: ({ note }) => (note === undefined ? null : <Cut text={note} most={240} />) },
  ];
  return (
    <div className="stack tight">
      <Table
        caption={caption}
        columns={columns}
        rows={places.slice(0, most)}
        keyOf={(place) => numbers.get(place)!}
      />
      {places.length <= most ? null : (
        <p className="row small soft">
          <span role="status">{m.pictures.shownOf(most, places.length)}</span>
          <button type="button" className="button quiet no-print" onClick={() => setMost(most + STEP)}>
            {m.pictures.more(Math.min(STEP, places.length - most))}
          </button>
        </p>
      )}
    </div>
  );
}

/** A country by its name in the page's language; a code that no list knows, as it stands. */
function Country({ code }: { readonly code: string | undefined }) {
  const { language } = useLanguage();
  if (code === undefined) return null;
  const known = alpha2Of(code);
  const name =
    known === undefined ? undefined : new Intl.DisplayNames(language, { type: "region" }).of(known);
  return name === undefined ? <Cut text={code} most={20} /> : <span title={code}>{name}</span>;
}
