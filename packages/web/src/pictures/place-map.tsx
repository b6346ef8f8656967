import { lazy, Suspense } from "react";
import { useLanguage } from "../language/language.tsx";
import type { Place } from "./map/model.ts";
import { PlaceList } from "./map/place-list.tsx";
import "./pictures.css";

export type { Place } from "./map/model.ts";
export type PlaceMapProps = { readonly places: readonly Place[]; readonly label: string };

const MapWithAtlas = lazy(async () => ({ default: (await import("./map/map-with-atlas.tsx")).MapWithAtlas }));

/** Where something is, on a map of the world, and the same as a list. Nothing is fetched from elsewhere. */
export function PlaceMap({ places, label }: PlaceMapProps) {
  const { m } = useLanguage();
  if (places.length === 0) return <p className="soft">{m.pictures.map.empty}</p>;
  return (
    <div className="picture">
      <Suspense fallback={<p className="soft map-waiting">{m.pictures.drawing}…</p>}>
        <MapWithAtlas places={places} label={label} />
      </Suspense>
      <PlaceList places={places} caption={label} />
    </div>
  );
}
