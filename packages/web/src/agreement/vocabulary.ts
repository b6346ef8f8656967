import type { AgreementDetail } from "@entente/api";
import type { Bilingual } from "../language/formats.ts";

export type Term = { readonly code: string; readonly name: Bilingual };
export type Vocabulary = {
  readonly areas: readonly Term[];
  readonly purposes: readonly Term[];
  /** Whom the clauses on recipients name, for what goes from us to the partner. */
  readonly organisations: readonly string[];
  readonly roles: readonly string[];
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsOf = (value: unknown) => listOf(value).filter((one) => typeof one === "string");

/** What an agreement's document names, for the choices of a form. Anything of another shape is left out. */
export function vocabularyOf(detail: AgreementDetail | undefined, partner: string): Vocabulary {
  const document = detail?.document ?? {};
  const vocab = isObject(document.vocab) ? document.vocab : {};
  const recipients = listOf(document.clauses)
    .filter(isObject)
    .filter(({ kind, direction }) => kind === "recipients" && goesTo(direction, partner))
    .map(({ params }) => (isObject(params) ? params : {}));
  const distinct = (values: readonly string[]) => [...new Set(values)];
  return {
    areas: listOf(vocab.areas).flatMap(termOf),
    purposes: listOf(vocab.purposes).flatMap(termOf),
    organisations: distinct(recipients.flatMap(({ organisations }) => textsOf(organisations))),
    roles: distinct(recipients.flatMap(({ roles }) => textsOf(roles))),
  };
}

/** A clause without a direction holds in both. */
function goesTo(direction: unknown, partner: string): boolean {
  const ways = listOf(direction);
  return ways.length === 0 || ways.some((way) => isObject(way) && way.to === partner);
}

function termOf(value: unknown): readonly Term[] {
  if (!isObject(value) || typeof value.code !== "string" || !isObject(value.name)) return [];
  const { en, fr } = value.name;
  return typeof en === "string" && typeof fr === "string" ? [{ code: value.code, name: { en, fr } }] : [];
}
