export type NamedPlace = {
  readonly name: string;
  readonly country?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly radiusKm?: number;
};

type Json = Readonly<Record<string, unknown>>;
const textAt = (object: Json, name: string): string | undefined => {
  const value = object[name];
  return typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;
};
const numberAt = (object: Json, name: string, most: number): number | undefined => {
  const value = object[name];
  return typeof value === "number" && Math.abs(value) <= most ? value : undefined;
};

/** The place a STIX location names (STIX 2.1 §4.11); none for anything else, or when it names only a region. */
export function placesOf(object: unknown): readonly NamedPlace[] {
  if (typeof object !== "object" || object === null) return [];
  const json = object as Json;
  if (json.type !== "location") return [];
  const country = textAt(json, "country");
  const [latitude, longitude] = [numberAt(json, "latitude", 90), numberAt(json, "longitude", 180)];
  const isPoint = latitude !== undefined && longitude !== undefined;
  if (!isPoint && country === undefined) return [];
  // The standard gives the precision in metres.
  const precision = numberAt(json, "precision", 20_000_000);
  const name = textAt(json, "name") ?? textAt(json, "city") ?? country ?? "";
  return [
    {
      name,
      ...(country === undefined ? {} : { country }),
      ...(isPoint ? { latitude, longitude } : {}),
      ...(isPoint && precision !== undefined && precision > 0 ? { radiusKm: precision / 1000 } : {}),
    },
  ];
}
