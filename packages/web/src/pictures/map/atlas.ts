import { geoCircle, geoNaturalEarth1, geoPath } from "d3-geo";
import type { Feature, FeatureCollection } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/countries-110m.json" with { type: "json" };

/** The map is drawn at this size and scaled by its frame. */
export const WIDTH = 960;
export const HEIGHT = 500;
const EARTH_RADIUS_KM = 6371;

const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
const countries = (feature(topology, topology.objects.countries) as FeatureCollection).features;
const byCode = new Map(
  countries.flatMap((one): [string, Feature][] => (one.id === undefined ? [] : [[String(one.id), one]])),
);

const projection = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [WIDTH - 4, HEIGHT - 4],
  ],
  { type: "Sphere" },
);
const path = geoPath(projection).digits(1);

/** The outlines of all land, as one path: nobody looks at most of them one by one. */
export const land: string = countries.map((one) => path(one) ?? "").join("");
export const globe: string = path({ type: "Sphere" }) ?? "";

/** A country's outline by its three digits, and its middle; undefined of one too small for this map. */
export function outlineOf(
  numeric: string,
): { readonly outline: string; readonly middle: readonly [number, number] } | undefined {
  const found = byCode.get(numeric);
  const outline = found === undefined ? null : path(found);
  return found === undefined || outline === null ? undefined : { outline, middle: path.centroid(found) };
}

/** Where a position lies on the map. Degrees. */
export function pointAt(latitude: number, longitude: number): readonly [number, number] | undefined {
  const point = projection([longitude, latitude]);
  return point === null || !point.every(Number.isFinite) ? undefined : point;
}

/** The ground within so many kilometres of a position, a quarter of the way around the earth at most. */
export function circleAt(latitude: number, longitude: number, radiusKm: number): string | undefined {
  const degrees = Math.min(90, (radiusKm / EARTH_RADIUS_KM) * (180 / Math.PI));
  return degrees > 0
    ? (path(geoCircle().center([longitude, latitude]).radius(degrees)()) ?? undefined)
    : undefined;
}
