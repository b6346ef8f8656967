import type { Language } from "../language/formats.ts";
import { useFirstLanguage } from "../language/language.tsx";

const languages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: "fr", name: "Français" },
  { code: "en", name: "English" },
];

export function Languages() {
  const { language, speak, m } = useFirstLanguage();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in; these two buttons act at once
    <span className="languages" role="group" aria-label={m.language}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-label={`${code.toUpperCase()}, ${name}`}
          aria-pressed={code === language}
          onClick={() => speak(code)}
        >
          {code.toUpperCase()}
        </button>
      ))}
    </span>
  );
}
