/** A place in a text by its own words and those around them (W3C Web Annotation Data Model §4.2.4, TextQuoteSelector). */
export type Quote = { readonly exact: string; readonly prefix: string; readonly suffix: string };

/** As many characters are kept around a passage. */
const AROUND = 32;

/** Every place where `exact` stands; at most `most`. */
function placesOf(text: string, exact: string, most = 200): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at >= 0 && places.length < most; at = text.indexOf(exact, at + 1))
    places.push(at);
  return places;
}

/**
 * Where the quoted passage stands, with what is around it in this text. `missing`: it stands nowhere; `ambiguous`: in
 * several places, and what was said to stand before and after does not single one out.
 */
export function locate(
  text: string,
  { exact, prefix, suffix }: Quote,
): { at: number; quote: Quote } | "missing" | "ambiguous" {
  const places = exact === "" ? [] : placesOf(text, exact);
  const fitting = places.filter(
    (at) => text.slice(0, at).endsWith(prefix) && text.startsWith(suffix, at + exact.length),
  );
  // Where only one place is left, what stood around it may have been edited.
  const [at, ...more] = fitting.length === 0 ? places : fitting;
  if (at === undefined) return "missing";
  if (more.length > 0) return "ambiguous";
  const end = at + exact.length;
  return {
    at,
    quote: { exact, prefix: text.slice(Math.max(0, at - AROUND), at), suffix: text.slice(end, end + AROUND) },
  };
}

/** A passage that an edit took away, or that can no longer be told from others, is orphaned. */
export const isOrphaned = (text: string, quote: Quote): boolean => typeof locate(text, quote) === "string";
