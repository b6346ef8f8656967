import type { AgreementDetail } from "@entente/api";
import type { Bilingual } from "../language/formats.ts";

export type Term = { readonly code: string; readonly name: Bilingual };
export type NoteField = "necessity" | "proportionality" | "alternatives";
/** What the clause on the note asks for: these fields, each of at least so many characters. */
export type NoteRule = {
  readonly clause: string;
  readonly fields: readonly NoteField[];
  readonly minChars: number;
};
export type Vocabulary = {
  readonly areas: readonly Term[];
  readonly purposes: readonly Term[];
  /** Whom the clauses on recipients name, for what goes from us to the partner. */
  readonly organisations: readonly string[];
  readonly roles: readonly string[];
  /** Classes of people whom a clause protects. */
  readonly protectedClasses: readonly Term[];
  readonly note: NoteRule | undefined;
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsOf = (value: unknown) => listOf(value).filter((one) => typeof one === "string");
const distinct = (values: readonly string[]) => [...new Set(values)];

/** What an agreement's document names, for the choices of a form. Anything of another shape is left out. */
export function vocabularyOf(
  detail: Pick<AgreementDetail, "document"> | undefined,
  partner: string,
): Vocabulary {
  const document = detail?.document ?? {};
  const vocab = isObject(document.vocab) ? document.vocab : {};
  const clauses = listOf(document.clauses)
    .filter(isObject)
    .filter(({ direction }) => goesTo(direction, partner));
  const ofKind = (wanted: string) =>
    clauses
      .filter(({ kind }) => kind === wanted)
      .map(({ id, params }) => ({ id, params: isObject(params) ? params : {} }));
  const recipients = ofKind("recipients").map(({ params }) => params);
  const guarded = new Set(ofKind("protected-persons").flatMap(({ params }) => textsOf(params.classes)));
  return {
    areas: listOf(vocab.areas).flatMap(termOf),
    purposes: listOf(vocab.purposes).flatMap(termOf),
    organisations: distinct(recipients.flatMap(({ organisations }) => textsOf(organisations))),
    roles: distinct(recipients.flatMap(({ roles }) => textsOf(roles))),
    protectedClasses: listOf(vocab.classes)
      .flatMap(termOf)
      .filter(({ code }) => guarded.has(code)),
    note: ofKind("necessity-note").flatMap(noteRuleOf)[0],
  };
}

/** A clause without a direction holds in both. */
function goesTo(direction: unknown, partner: string): boolean {
  const ways = listOf(direction);
  return ways.length === 0 || ways.some((way) => isObject(way) && way.to === partner);
}

const isNoteField = (field: string): field is NoteField =>
  field === "necessity" || field === "proportionality" || field === "alternatives";

function noteRuleOf({ id, params }: { readonly id: unknown; readonly params: Json }): readonly NoteRule[] {
  const { minChars } = params;
  if (typeof id !== "string" || typeof minChars !== "number") return [];
  return [{ clause: id, fields: textsOf(params.fields).filter(isNoteField), minChars }];
}

function termOf(value: unknown): readonly Term[] {
  if (!isObject(value) || typeof value.code !== "string" || !isObject(value.name)) return [];
  const { en, fr } = value.name;
  return typeof en === "string" && typeof fr === "string" ? [{ code: value.code, name: { en, fr } }] : [];
}
