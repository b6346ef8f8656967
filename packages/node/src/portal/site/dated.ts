import type { Language } from "../figures.ts";
import { slugOf } from "../plain-text.ts";
import type { PublicationRow } from "../queries/publications.ts";
import { type SiteContext, shownVersion } from "./context.ts";

const DAY_MS = 86_400_000;
/** More texts than that do not appear in one day. */
const MOST_IN_A_DAY = 200;

/**
 * Dated addresses, `/yyyy/mm/dd/slug`: the day a text first appeared, and its first title. A title that another text of
 * that day bore before gets a number, so that an address never changes what it means.
 */
export function datedPath(context: SiteContext, row: PublicationRow, language: Language): string | undefined {
  if (row.published === null) return undefined;
  const found = slugsOfDay(context, row.published).find(
    (each) => each.id === row.id && each.language === language,
  );
  return found === undefined ? undefined : `${dayPath(row.published)}/${found.slug}`;
}

/** What a dated address leads to. */
export function findDated(
  context: SiteContext,
  year: number,
  month: number,
  day: number,
  slug: string,
): { readonly id: string; readonly language: Language } | undefined {
  const at = Date.UTC(year, month - 1, day);
  if (new Date(at).getUTCDate() !== day) return undefined;
  return slugsOfDay(context, at).find((each) => each.slug === slug);
}

const dayPath = (at: number): string => `/${new Date(at).toISOString().slice(0, 10).replaceAll("-", "/")}`;

function slugsOfDay(context: SiteContext, at: number): { id: string; language: Language; slug: string }[] {
  const from = at - (at % DAY_MS);
  const rows = context.acting.reader.all<PublicationRow>(
    `SELECT * FROM view_publication WHERE published >= :from AND published < :until ORDER BY published_seq LIMIT :most`,
    { from, until: from + DAY_MS, most: MOST_IN_A_DAY },
  );
  const taken = new Map<string, number>();
  return rows.flatMap((row) => {
    const title = shownVersion(context, row, 1)?.words.title;
    if (title === undefined) return [];
    return (["en", "fr"] as const).map((language) => {
      const plain = slugOf(title[language]);
      const n = (taken.get(plain) ?? 0) + 1;
      taken.set(plain, n);
      return { id: row.id, language, slug: n === 1 ? plain : `${plain}-${n}` };
    });
  });
}
