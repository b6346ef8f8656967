import type { AgreementJson } from "@entente/api";
import type { Bilingual } from "../language/formats.ts";
import type { Term } from "./vocabulary.ts";

/**
 * An agreement's document as the pages read it. The node has checked it against the schema; whatever has another
 * shape all the same is left out, so that no document stops a page.
 */
export type DocumentView = {
  readonly version: number;
  readonly authentic: readonly string[];
  readonly parties: readonly PartyTerms[];
  readonly vocab: Readonly<Record<"areas" | "purposes" | "classes" | "caveats", readonly Term[]>>;
  readonly annexes: readonly { readonly id: string; readonly hash: string }[];
  readonly survival: readonly string[];
};

export type PartyTerms = {
  readonly id: string;
  readonly name: Bilingual;
  readonly country: string;
  readonly policy: string;
  readonly threshold: number;
  /** Lowest first. */
  readonly ladder: readonly { readonly code: string; readonly names: readonly string[] }[];
  readonly keys: readonly { readonly kid: string; readonly role: string; readonly until: string }[];
};

export type Json = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const objectsOf = (value: unknown): readonly Json[] => listOf(value).filter(isObject);
export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((one) => typeof one === "string");
export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);

export function bilingualOf(value: unknown): Bilingual | undefined {
  if (!isObject(value)) return undefined;
  const { en, fr } = value;
  return typeof en === "string" && typeof fr === "string" ? { en, fr } : undefined;
}

const VOCABULARIES = ["areas", "purposes", "classes", "caveats"] as const;

export function documentView(document: AgreementJson | undefined): DocumentView {
  const { version, authentic, parties, vocab, annexes, survival } = document ?? {};
  const words = isObject(vocab) ? vocab : {};
  const terms = (name: (typeof VOCABULARIES)[number]) => objectsOf(words[name]).flatMap(termOf);
  return {
    version: numberOf(version),
    authentic: textsOf(authentic),
    parties: objectsOf(parties).flatMap(partyOf),
    vocab: {
      areas: terms("areas"),
      purposes: terms("purposes"),
      classes: terms("classes"),
      caveats: terms("caveats"),
    },
    annexes: objectsOf(annexes).map(({ id, hash }) => ({ id: textOf(id), hash: textOf(hash) })),
    survival: textsOf(survival),
  };
}

function termOf({ code, name }: Json): readonly Term[] {
  const named = bilingualOf(name);
  return typeof code === "string" && named !== undefined ? [{ code, name: named }] : [];
}

function partyOf({ id, name, country, policy, signatoryThreshold, ladder, keys }: Json): PartyTerms[] {
  const named = bilingualOf(name);
  if (typeof id !== "string" || named === undefined) return [];
  return [
    {
      id,
      name: named,
      country: textOf(country),
      policy: textOf(policy),
      threshold: numberOf(signatoryThreshold),
      ladder: objectsOf(ladder)
        .toSorted((a, b) => numberOf(a.rank) - numberOf(b.rank))
        .map(({ code, names }) => ({ code: textOf(code), names: textsOf(names) })),
      keys: objectsOf(keys).map(({ kid, role, until }) => ({
        kid: textOf(kid),
        role: textOf(role),
        until: textOf(until),
      })),
    },
  ];
}
