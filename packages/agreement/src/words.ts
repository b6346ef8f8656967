import type { AgreementDocument, Lang, Term } from "./document.ts";
import type { Duration } from "./time.ts";

/** How the codes of one agreement are called in one language. A code it does not define names itself. */
export type Names = {
  area(code: string): string;
  purpose(code: string): string;
  class(code: string): string;
  caveat(code: string): string;
  party(id: string): string;
};

export function namesOf(document: AgreementDocument, lang: Lang): Names {
  const from = (terms: readonly Term[]): ((code: string) => string) => {
    const names = new Map(terms.map((term) => [term.code, term.name[lang]]));
    return (code) => names.get(code) ?? code;
  };
  const parties = new Map(document.parties.map((party) => [party.id, party.name[lang]]));
  return {
    area: from(document.vocab.areas),
    purpose: from(document.vocab.purposes),
    class: from(document.vocab.classes),
    caveat: from(document.vocab.caveats),
    party: (id) => parties.get(id) ?? id,
  };
}

const lists = {
  and: { fr: new Intl.ListFormat("fr", { type: "conjunction" }), en: new Intl.ListFormat("en-GB") },
  or: {
    fr: new Intl.ListFormat("fr", { type: "disjunction" }),
    en: new Intl.ListFormat("en-GB", { type: "disjunction" }),
  },
};
const numbers = { fr: new Intl.NumberFormat("fr"), en: new Intl.NumberFormat("en-GB") };
const dates = {
  fr: new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "UTC" }),
  en: new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }),
};
const units: Readonly<Record<string, { fr: [string, string]; en: [string, string] }>> = {
  D: { fr: ["jour", "jours"], en: ["day", "days"] },
  H: { fr: ["heure", "heures"], en: ["hour", "hours"] },
  M: { fr: ["minute", "minutes"], en: ["minute", "minutes"] },
};

/** Words that every kind of clause needs to speak of its parameters. */
export const and = (items: readonly string[], lang: Lang): string => lists.and[lang].format(items);
export const or = (items: readonly string[], lang: Lang): string => lists.or[lang].format(items);
export const number = (value: number, lang: Lang): string => numbers[lang].format(value);
export const date = (value: string, lang: Lang): string => dates[lang].format(new Date(value));

/** "8 hours", « 8 heures ». */
export function span(value: Duration, lang: Lang): string {
  const count = Number(value.replace(/[^0-9]/g, ""));
  const [one, many] = units[value.at(-1) ?? "D"]?.[lang] ?? ["", ""];
  return `${number(count, lang)} ${count > 1 ? many : one}`;
}

/** The sentence in the language asked for. */
export const say = (lang: Lang, sentences: { readonly fr: string; readonly en: string }): string =>
  sentences[lang];
