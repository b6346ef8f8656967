import type { Kind } from "../clauses/index.ts";
import type { Bilingual, Clause, Direction, Params } from "../document.ts";

/** A clause before it has a number. */
export type Article = {
  readonly kind: Kind;
  readonly title: Bilingual;
  readonly text: Bilingual;
  readonly params: Params;
  readonly direction?: readonly Direction[];
};

export function article(
  kind: Kind,
  title: readonly [fr: string, en: string],
  text: readonly [fr: string, en: string],
  params: Params,
  direction?: readonly Direction[],
): Article {
  return {
    kind,
    title: { fr: title[0], en: title[1] },
    text: { fr: text[0], en: text[1] },
    params,
    ...(direction === undefined ? {} : { direction }),
  };
}

/** Numbers articles by chapter: 1.1, 1.2, 2.1 ... */
export function numbered(chapters: readonly (readonly Article[])[]): readonly Clause[] {
  return chapters.flatMap((articles, chapter) =>
    articles.map((one, index) => ({ id: `${chapter + 1}.${index + 1}`, ...one })),
  );
}

/** Sorted and without repeats, as the document wants its sets. */
export const sorted = <T extends string>(values: readonly T[]): readonly T[] => [...new Set(values)].sort();

export function sortedBy<T>(name: keyof T & string, values: readonly T[]): readonly T[] {
  return values.toSorted((a, b) => (String(a[name]) < String(b[name]) ? -1 : 1));
}
