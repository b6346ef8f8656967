import { invalid } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { figuresApart } from "../figures.ts";
import { hasUnsafe, sameWords } from "../plain-text.ts";
import { publicationRow, unsignedJoint, wordsOf } from "../queries/publications.ts";

type Bilingual = { readonly en: string; readonly fr: string };

/** Refuses a text whose figures differ between the languages, or that holds marks readers would not see. Names the field. */
export function requireSound(
  texts: { readonly [name in "title" | "text" | "notice" | "sentence"]?: Bilingual | undefined },
): void {
  for (const name of ["title", "text", "notice", "sentence"] as const) {
    const value = texts[name];
    if (value === undefined) continue;
    for (const language of ["en", "fr"] as const) {
      if (value[language].trim() === "") throw invalid(`/${name}/${language}`, "It holds no words.");
      if (hasUnsafe(value[language]))
        throw invalid(
          `/${name}/${language}`,
          "It holds control characters or marks that turn the direction of writing.",
        );
    }
    const { en, fr } = figuresApart(value);
    const at = fr.length > 0 || en.length > 0 ? `/${name}/fr` : undefined;
    if (at !== undefined)
      throw invalid(
        at,
        `Figures differ between the languages. Only in English: ${en.join(", ") || "none"}; only in French: ${fr.join(", ") || "none"}.`,
      );
  }
}

/** Whether these are the words of a joint text that has not been signed by both: no party publishes those alone. */
export function isUnsignedJointText(
  acting: Acting,
  reader: Reader,
  { text }: { readonly text: Bilingual },
): boolean {
  return unsignedJoint(reader).some((row) => {
    const words = wordsOf(acting, publicationRow(reader, row.publication)!, row);
    return words !== undefined && (sameWords(words.text.en, text.en) || sameWords(words.text.fr, text.fr));
  });
}
