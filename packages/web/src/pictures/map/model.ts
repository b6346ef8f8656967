export type Place = {
  readonly name: string;
  /** ISO 3166-1, two or three letters. */
  readonly country?: string | undefined;
  /** Degrees, WGS 84. */
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  /** It lies somewhere within. */
  readonly radiusKm?: number | undefined;
  readonly note?: string | undefined;
};
