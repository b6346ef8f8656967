import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { en, type Words } from "./en.ts";
import { type Formats, formats, type Language } from "./formats.ts";
import { fr } from "./fr.ts";

export type Speaking = {
  readonly language: Language;
  /** Every word of the screens in the language chosen. */
  readonly m: Words;
  readonly f: Formats;
  speak(language: Language): void;
};

const STORED = "entente.language";
const words: Readonly<Record<Language, Words>> = { en, fr };
const Context = createContext<Speaking | undefined>(undefined);

function firstLanguage(): Language {
  const kept = readKept();
  if (kept === "en" || kept === "fr") return kept;
  return navigator.languages.find((one) => /^(en|fr)\b/i.test(one))?.startsWith("fr") ? "fr" : "en";
}

/** A browser may refuse storage; the choice then lasts as long as the page. */
function readKept(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speaking = useMemo<Speaking>(
    () => ({
      language,
      m: words[language],
      f: formats[language],
      speak(next) {
        setLanguage(next);
        try {
          localStorage.setItem(STORED, next);
        } catch {
          // See readKept.
        }
      },
    }),
    [language],
  );
  return <Context value={speaking}>{children}</Context>;
}

export function useLanguage(): Speaking {
  const speaking = useContext(Context);
  if (speaking === undefined) throw new Error("useLanguage outside LanguageProvider");
  return speaking;
}
