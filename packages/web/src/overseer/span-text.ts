import type { Language } from "../language/formats.ts";

const UNITS = { D: "day", H: "hour", M: "minute", W: "week" } as const;

/** A duration of a clause, `P14D` or `PT8H`, in words; any other as it stands. */
export function spanText(duration: string, language: Language): string {
  const [, count, unit] = /^PT?(\d{1,6})([DHMW])$/.exec(duration) ?? [];
  if (count === undefined || (unit === "M" && !duration.startsWith("PT"))) return duration;
  const style = { style: "unit", unit: UNITS[unit as keyof typeof UNITS], unitDisplay: "long" } as const;
  return new Intl.NumberFormat(language, style).format(Number(count));
}
