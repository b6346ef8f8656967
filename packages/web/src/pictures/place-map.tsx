import { useLanguage } from "../language/language.tsx";
import type { Place } from "./map/model.ts";
import { PlaceList } from "./map/place-list.tsx";
import "./pictures.css";

export type { Place } from "./map/model.ts";
export type PlaceMapProps = { readonly places: readonly Place[]; readonly label: string };

/** Where something is, on a map of the world, and the same as a list. */
export function PlaceMap({ places, label }: PlaceMapProps) {
  const { m } = useLanguage();
  if (places.length === 0) return <p className="soft">{m.pictures.map.empty}</p>;
  return <PlaceList places={places} caption={label} />;
}
