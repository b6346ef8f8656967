import { circleAt, outlineOf, pointAt } from "./atlas.ts";
import { numericOf } from "./countries.ts";
import type { Place } from "./model.ts";

export type DrawnPlace = {
  readonly place: Place;
  /** Its number in the list. */
  readonly number: number;
  readonly point: readonly [number, number] | undefined;
  readonly around: string | undefined;
  readonly country: { readonly outline: string; readonly middle: readonly [number, number] } | undefined;
};

/** More marks than this say nothing on a small map; the list has them all. */
export const PLACES_MOST = 500;

const isDegrees = (value: number | undefined, most: number): value is number =>
  value !== undefined && Number.isFinite(value) && Math.abs(value) <= most;

/** What of each place can be drawn: its position, the ground around it, or else its country. */
export function drawnPlaces(places: readonly Place[]): readonly DrawnPlace[] {
  return places.slice(0, PLACES_MOST).flatMap((place, at): DrawnPlace[] => {
    const { latitude, longitude, radiusKm, country } = place;
    const placed = isDegrees(latitude, 90) && isDegrees(longitude, 180);
    const numeric = country === undefined ? undefined : numericOf(country);
    const drawn = {
      place,
      number: at + 1,
      point: placed ? pointAt(latitude, longitude) : undefined,
      around: placed && radiusKm !== undefined ? circleAt(latitude, longitude, radiusKm) : undefined,
      country: numeric === undefined ? undefined : outlineOf(numeric),
    };
    return drawn.point === undefined && drawn.country === undefined ? [] : [drawn];
  });
}
