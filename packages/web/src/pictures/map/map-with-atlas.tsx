import { useMemo } from "react";
import { drawnPlaces } from "./drawn-places.ts";
import { MapPicture } from "./map-picture.tsx";
import type { Place } from "./model.ts";
import { NotDrawn } from "./not-drawn.tsx";

/** The map and what is not on it; apart, so that the atlas is read only where a map is shown. */
export function MapWithAtlas({
  places,
  label,
}: {
  readonly places: readonly Place[];
  readonly label: string;
}) {
  const drawn = useMemo(() => drawnPlaces(places), [places]);
  const missing = useMemo(() => {
    const there = new Set(drawn.map(({ place }) => place));
    return places.filter((place) => !there.has(place));
  }, [places, drawn]);
  return (
    <>
      {drawn.length === 0 ? null : <MapPicture places={drawn} label={label} />}
      <NotDrawn of={missing} />
    </>
  );
}
