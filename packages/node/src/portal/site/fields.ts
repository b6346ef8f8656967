import type { Language } from "../figures.ts";
import { FIELD } from "../limits.ts";
import { hasUnsafe, typed } from "../plain-text.ts";
import { html, type Markup } from "./markup.ts";
import { numberText, type SiteWords } from "./words.ts";

/** What somebody typed, and what is wrong with it, by field. */
export type Typed = Readonly<Record<string, string>>;
export type Wrong = Readonly<Record<string, string>>;

/** What is wrong with a form as a whole. */
export const WHOLE = "";

export type FieldSpec = {
  readonly name: string;
  readonly most: number;
  readonly required: boolean;
};

export const COMMENT_FIELDS: readonly FieldSpec[] = [
  { name: "name", most: FIELD.name, required: true },
  { name: "text", most: FIELD.text, required: true },
  { name: "email", most: FIELD.email, required: false },
];
export const CORRECTION_FIELDS: readonly FieldSpec[] = [
  { name: "exact", most: FIELD.quote, required: true },
  { name: "prefix", most: FIELD.around, required: false },
  { name: "suffix", most: FIELD.around, required: false },
  { name: "proposal", most: FIELD.text, required: true },
  { name: "source", most: FIELD.source, required: false },
  { name: "name", most: FIELD.name, required: true },
  { name: "email", most: FIELD.email, required: false },
];
export const OBJECTION_FIELDS: readonly FieldSpec[] = [
  { name: "proposal", most: FIELD.text, required: true },
  { name: "name", most: FIELD.name, required: true },
  { name: "email", most: FIELD.email, required: false },
];
export const APPEAL_FIELDS: readonly FieldSpec[] = [{ name: "text", most: FIELD.text, required: true }];

/** Reads the fields of a form and says what is wrong with each. Names of one line hold no line end. */
export function readFields(
  sent: URLSearchParams,
  fields: readonly FieldSpec[],
  w: SiteWords,
  language: Language,
): { readonly typed: Typed; readonly wrong: Wrong } {
  const given: Record<string, string> = {};
  const wrong: Record<string, string> = {};
  for (const { name, most, required } of fields) {
    const raw = sent.get(name) ?? "";
    // What stands around a quotation begins or ends with a space as often as not.
    const value = name === "prefix" || name === "suffix" ? raw.replaceAll("\r\n", "\n") : typed(raw);
    given[name] = value.slice(0, most * 2);
    if (value === "" && required) wrong[name] = w.problems.missing;
    else if (value.length > most) wrong[name] = w.problems.long(numberText(most, language));
    else if (hasUnsafe(value)) wrong[name] = w.problems.controls;
    else if (name === "name" && value.includes("\n")) wrong[name] = w.problems.controls;
    else if (name === "email" && value !== "" && !/^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/.test(value))
      wrong[name] = w.problems.email;
  }
  return { typed: given, wrong };
}

type Field = {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly kind: "line" | "text" | "short" | "email";
  readonly optional?: boolean;
};

/** A field with its label, its help and what is wrong with it. */
export function field(
  { name, label, help, kind, optional }: Field,
  w: SiteWords,
  given: Typed = {},
  wrong: Wrong = {},
): Markup {
  const problem = wrong[name];
  const described = [help === undefined ? "" : `${name}-help`, problem === undefined ? "" : `${name}-wrong`]
    .join(" ")
    .trim();
  const shared = html`id="${name}" name="${name}"${described === "" ? undefined : html` aria-describedby="${described}"`}${problem === undefined ? undefined : html` aria-invalid="true"`}${optional === true ? undefined : html` required`}`;
  const value = given[name] ?? "";
  const input =
    kind === "line" || kind === "email"
      ? html`<input ${shared} type="${kind === "email" ? "email" : "text"}" autocomplete="${kind === "email" ? "email" : "off"}" value="${value}">`
      : html`<textarea ${shared}${kind === "short" ? html` class="short"` : undefined}>
${value}</textarea>`;
  return html`<div class="field">
<label for="${name}">${label}${optional === true ? html` <span class="soft small">(${w.form.optional})</span>` : undefined}</label>
${help === undefined ? undefined : html`<p class="soft" id="${name}-help">${help}</p>\n`}${problem === undefined ? undefined : html`<p class="error" id="${name}-wrong">${problem}</p>\n`}${input}
</div>
`;
}

/** Who writes: in every form. */
export const writer = (w: SiteWords, given?: Typed, wrong?: Wrong): Markup =>
  html`${field({ name: "name", label: w.form.name, help: w.form.nameHelp, kind: "line" }, w, given, wrong)}${field({ name: "email", label: w.form.email, help: w.form.emailHelp, kind: "email", optional: true }, w, given, wrong)}`;

/** Said at the top of a page whose form could not be taken; it has the focus, which takes no script. */
export const wrongBanner = (w: SiteWords, wrong: Wrong | undefined): Markup | undefined =>
  wrong === undefined || Object.keys(wrong).length === 0
    ? undefined
    : html`<div class="banner wrong" role="alert" tabindex="-1" autofocus><p><strong>${w.form.wrong}</strong></p><p>${wrong[WHOLE] ?? w.form.fix}</p></div>\n`;
