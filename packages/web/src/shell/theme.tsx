import { useState } from "react";
import { useFirstLanguage } from "../language/language.tsx";

const STORED = "entente.theme";
const THEMES = ["system", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

/** Light or dark as chosen before; without a choice, as the system has it. */
export function applyTheme(theme: Theme = keptTheme()): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function keptTheme(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(STORED)) ?? "system";
  } catch {
    return "system";
  }
}

export function ThemeChoice() {
  const { m } = useFirstLanguage();
  const [theme, setTheme] = useState(keptTheme);
  const choose = (next: Theme) => {
    setTheme(next);
    applyTheme(next);
    try {
      localStorage.setItem(STORED, next);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };
  return (
    <label className="theme">
      <span className="live">{m.shell.theme}</span>
      <select value={theme} onChange={(event) => choose(event.target.value as Theme)}>
        {THEMES.map((one) => (
          <option key={one} value={one}>
            {m.shell.themes[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
