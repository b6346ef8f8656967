/**
 * Figures of a text, as written, whatever the language separates groups of three with: `41,200,000` and `41.2` in
 * English, `41 200 000` and `41,2` in French. What the words around them say is not compared.
 */
export type Language = "en" | "fr";

/** Spaces that stand between groups of digits: plain, no-break, thin, narrow no-break. */
const SPACE = "[ \\u00a0\\u2009\\u202f]";

const NUMBER: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(
    `\\d{1,3}(?:,\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)(?:\\.\\d+)?|\\d+(?:\\.\\d+)?`,
    "g",
  ),
  fr: new RegExp(`\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)(?:[,.]\\d+)?|\\d+(?:[,.]\\d+)?`, "g"),
};

/** The figures of a text in one spelling, sorted: digits, and a point before decimals. */
export function figuresOf(text: string, language: Language): string[] {
  return [...text.matchAll(NUMBER[language])]
    .map(([figure]) => {
      const plain = figure.replaceAll(/[ \u00a0\u2009\u202f]/g, "");
      return language === "en" ? plain.replaceAll(",", "") : plain.replace(",", ".");
    })
    .sort();
}

/** Figures that stand in one text and not in the other; empty when they match. */
export function figuresApart(texts: Readonly<Record<Language, string>>): { en: string[]; fr: string[] } {
  const en = figuresOf(texts.en, "en");
  const fr = figuresOf(texts.fr, "fr");
  return { en: without(en, fr), fr: without(fr, en) };
}

function without(these: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return these.filter((each) => {
    const at = left.indexOf(each);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}
