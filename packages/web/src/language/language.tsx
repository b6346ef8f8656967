import { createContext, type ReactNode, use, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { Words } from "./en.ts";
import type { FirstWords } from "./en-first.ts";
import { type Formats, formats, type Language } from "./formats.ts";

export type Speaking<W> = {
  readonly language: Language;
  /** Words of the screens in the language chosen. */
  readonly m: W;
  readonly f: Formats;
  speak(language: Language): void;
};

const STORED = "entente.language";

/** A reader reads one language: the other's words are fetched when it is asked for. */
const firstWords: Readonly<Record<Language, () => Promise<FirstWords>>> = {
  en: async () => (await import("./en-first.ts")).enFirst,
  fr: async () => (await import("./fr-first.ts")).frFirst,
};
const allWords: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import("./en.ts")).en,
  fr: async () => (await import("./fr.ts")).fr,
};

type Spoken = { readonly language: Language; readonly m: FirstWords };

/** The language this reader chose before, or else the browser's, with the words of the first page. */
export async function firstSpoken(): Promise<Spoken> {
  const language = firstLanguage();
  // What is asked for first is asked for in this language already.
  document.documentElement.lang = language;
  return { language, m: await firstWords[language]() };
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

const Context = createContext<Speaking<FirstWords> | undefined>(undefined);

export function LanguageProvider(props: { readonly first: Spoken; readonly children: ReactNode }) {
  const [{ language, m }, setSpoken] = useState(props.first);
  const wanted = useRef(props.first.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speaking = useMemo<Speaking<FirstWords>>(
    () => ({
      language,
      m,
      f: formats[language],
      speak(next) {
        wanted.current = next;
        firstWords[next]().then((m) => {
          // Somebody who has chosen again meanwhile does not get what was chosen first.
          if (wanted.current !== next) return;
          // What is asked for from now on is asked for in this language.
          document.documentElement.lang = next;
          setSpoken({ language: next, m });
        });
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

/** The language with the words of the first page and of what stands around every page: there from the beginning. */
export function useFirstLanguage(): Speaking<FirstWords> {
  const speaking = useContext(Context);
  if (speaking === undefined) throw new Error("useFirstLanguage outside LanguageProvider");
  return speaking;
}

const read = new Map<Language, Promise<Words>>();

/** Every word of a language, fetched once. */
export function wordsOf(language: Language): Promise<Words> {
  const words = read.get(language) ?? allWords[language]();
  read.set(language, words);
  return words;
}

/** The language with the words of every desk; the desk waits (suspends) until they are there. */
export function useLanguage(): Speaking<Words> {
  const speaking = useFirstLanguage();
  return { ...speaking, m: use(wordsOf(speaking.language)) };
}
