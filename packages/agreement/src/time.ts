/** `YYYY-MM-DDThh:mm:ssZ`. Two of them compare as strings. */
export type Time = string;
/** `PnD`, `PTnH` or `PTnM`, n without leading zero. */
export type Duration = string;

export const TIME_PATTERN = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$";
export const DURATION_PATTERN = "^P([1-9][0-9]{0,5}D|T[1-9][0-9]{0,5}[HM])$";

const duration = new RegExp(DURATION_PATTERN);
const unitMs: Readonly<Record<string, number>> = { D: 86_400_000, H: 3_600_000, M: 60_000 };

const monthDays = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Two decimal digits at a place of a text; NaN for anything else. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/**
 * True for a moment that exists: 30 February has the right shape and is still refused. Read digit by digit
 * because it stands on the path of every decision, where `Date` would cost as much as all clauses together.
 */
export function isTime(value: unknown): value is Time {
  if (typeof value !== "string" || value.length !== 20) return false;
  const isPunctuated =
    value.charCodeAt(4) === 0x2d &&
    value.charCodeAt(7) === 0x2d &&
    value.charCodeAt(10) === 0x54 &&
    value.charCodeAt(13) === 0x3a &&
    value.charCodeAt(16) === 0x3a &&
    value.charCodeAt(19) === 0x5a;
  if (!isPunctuated) return false;
  const year = twoDigits(value, 0) * 100 + twoDigits(value, 2);
  const month = twoDigits(value, 5);
  const day = twoDigits(value, 8);
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = (monthDays[month] ?? 0) + (isLeap ? 1 : 0);
  // Written so that NaN, from a digit that is none, refuses.
  return (
    year >= 0 &&
    day >= 1 &&
    day <= days &&
    twoDigits(value, 11) <= 23 &&
    twoDigits(value, 14) <= 59 &&
    twoDigits(value, 17) <= 59
  );
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
