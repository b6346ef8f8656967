import type { Language } from "../figures.ts";

/** The language a browser asks for first (RFC 9110 §12.5.4), English when it asks for neither. */
export function preferredLanguage(accept: string | null): Language {
  if (accept === null || accept.length > 1000) return "en";
  const asked = accept.split(",").flatMap((each, at) => {
    const [range = "", ...parameters] = each.trim().toLowerCase().split(";");
    const language = /^(en|fr)(-|$)/.exec(range.trim())?.[1] as Language | undefined;
    const quality = Number(/^\s*q=([\d.]+)\s*$/.exec(parameters[0] ?? "")?.[1] ?? 1);
    return language === undefined || !(quality > 0) ? [] : [{ language, quality, at }];
  });
  asked.sort((one, other) => other.quality - one.quality || one.at - other.at);
  return asked[0]?.language ?? "en";
}
