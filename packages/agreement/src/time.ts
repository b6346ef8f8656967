/** `YYYY-MM-DDThh:mm:ssZ`. Two of them compare as strings. */
export type Time = string;
/** `PnD`, `PTnH` or `PTnM`, n without leading zero. */
export type Duration = string;

export const TIME_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";
export const DURATION_PATTERN = "^P([1-9][0-9]{0,5}D|T[1-9][0-9]{0,5}[HM])$";

const time = new RegExp(TIME_PATTERN);
const duration = new RegExp(DURATION_PATTERN);
const unitMs: Readonly<Record<string, number>> = { D: 86_400_000, H: 3_600_000, M: 60_000 };

/** True for a date that exists: 30 February has the right shape and is still refused. */
export function isTime(value: unknown): value is Time {
  if (typeof value !== "string" || !time.test(value)) return false;
  const ms = Date.parse(value);
  return !Number.isNaN(ms) && timeOf(ms) === value;
}

export function isDuration(value: unknown): value is Duration {
  return typeof value === "string" && duration.test(value);
}

/** Milliseconds since 1970 of a Time; throws on anything else, which the engine turns into a refusal. */
export function instantOf(value: Time): number {
  if (!isTime(value)) throw new TypeError("not a time");
  return Date.parse(value);
}

/** The Time of an instant in milliseconds, cut to the second. */
export function timeOf(ms: number): Time {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** Length of a Duration in milliseconds. */
export function durationMs(value: Duration): number {
  if (!isDuration(value)) throw new TypeError("not a duration");
  const digits = value.startsWith("PT") ? value.slice(2, -1) : value.slice(1, -1);
  return Number(digits) * (unitMs[value.at(-1) ?? ""] ?? Number.NaN);
}

export function addDuration(from: Time, length: Duration): Time {
  return timeOf(instantOf(from) + durationMs(length));
}
