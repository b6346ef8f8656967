import { leave } from "./desk.ts";
import { button, element, section } from "./dom.ts";
import type { Words } from "./words-en.ts";

export type Language = "en" | "fr";

/** The two languages, and the way out, before everything else. */
export function topBar(words: Words, language: Language, speak: (next: Language) => void): HTMLElement {
  const languages = (["fr", "en"] as const).map((code) => {
    const one = button(code === "fr" ? "Français" : "English", "quiet", () => speak(code));
    one.lang = code;
    one.setAttribute("aria-pressed", String(code === language));
    return one;
  });
  return element(
    "header",
    {},
    element("div", { role: "group", "aria-label": words.language }, ...languages),
    element(
      "div",
      { class: "way-out" },
      button(words.leave, "grave", () => void leave()),
      element("p", { class: "small" }, words.leaveHelp),
    ),
  );
}

/** What is not promised stands on the first screen, not behind a link. */
export function promises(words: Words): HTMLElement {
  const items = words.promises.map((promise) => element("li", {}, promise));
  return section("before", words.before, element("ul", {}, ...items));
}
