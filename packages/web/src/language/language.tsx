import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Words } from "./en.ts";
import { type Formats, formats, type Language } from "./formats.ts";

export type Speaking = {
  readonly language: Language;
  /** Every word of the screens in the language chosen. */
  readonly m: Words;
  readonly f: Formats;
  speak(language: Language): void;
};

const STORED = "entente.language";
/** A reader reads one language: the other's words are fetched when it is asked for. */
const words: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import("./en.ts")).en,
  fr: async () => (await import("./fr.ts")).fr,
};
const Context = createContext<Speaking | undefined>(undefined);

type Spoken = { readonly language: Language; readonly m: Words };

/** The language this reader chose before, or else the browser's, with its words. */
export async function firstWords(): Promise<Spoken> {
  const language = firstLanguage();
  return { language, m: await words[language]() };
}

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

export function LanguageProvider(props: { readonly first: Spoken; readonly children: ReactNode }) {
  const [{ language, m }, setSpoken] = useState(props.first);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speaking = useMemo<Speaking>(
    () => ({
      language,
      m,
      f: formats[language],
      speak(next) {
        words[next]().then((m) => setSpoken({ language: next, m }));
        try {
          localStorage.setItem(STORED, next);
        } catch {
          // See readKept.
        }
      },
    }),
    [language, m],
  );
  return <Context value={speaking}>{props.children}</Context>;
}

export function useLanguage(): Speaking {
  const speaking = useContext(Context);
  if (speaking === undefined) throw new Error("useLanguage outside LanguageProvider");
  return speaking;
}
