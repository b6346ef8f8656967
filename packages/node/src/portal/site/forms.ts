import type { Language } from "../figures.ts";
import type { Typed, Wrong } from "./fields.ts";
import { type FormGuard, TOKEN, TRAP } from "./guard.ts";
import { html, type Markup } from "./markup.ts";
import { siteWords } from "./words.ts";

/** A form as it is shown: what was typed before and what was wrong with it, and how it will be known again. */
export type FormState = {
  readonly guard: FormGuard;
  readonly now: number;
  readonly given?: Typed;
  readonly wrong?: Wrong;
};

/** What a form is about, as its token says it. */
export const aboutOf = (form: "comment" | "correction" | "objection", publication: string): string =>
  `${form} ${publication}`;

/** A form of this site, with the field that people do not see. */
export function guardedForm(
  { guard, now, given }: FormState,
  { action, about, submit }: { readonly action: string; readonly about: string; readonly submit: string },
  language: Language,
  fields: Markup,
): Markup {
  const w = siteWords[language];
  const trapped = given?.[TRAP] ?? "";
  return html`<form method="post" action="${action}" accept-charset="utf-8">
<input type="hidden" name="${TOKEN}" value="${given?.[TOKEN] ?? guard.token(about, now)}">
${fields}<div class="${trapped === "" ? "away" : "field"}"><label for="${TRAP}">${w.form.trap}</label><input id="${TRAP}" name="${TRAP}" value="${trapped}" autocomplete="off"${trapped === "" && html` tabindex="-1"`}></div>
<button type="submit">${submit}</button>
</form>
`;
}
