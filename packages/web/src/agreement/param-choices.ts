import type { AgreementJson } from "@entente/api";
import type { Bilingual } from "../language/formats.ts";
import { documentView } from "./document.ts";

/** What a code in a parameter may be, by the name of the member that holds it; a member not named here is written. */
export type Choices = Readonly<
  Record<string, readonly { readonly code: string; readonly name: Bilingual }[]>
>;

const plain = (code: string) => ({ code, name: { en: code, fr: code } });

/** The vocabulary and parties of the document itself: a clause may only name what it defines. */
export function choicesFor(kind: string, document: AgreementJson): Choices {
  const { vocab, parties } = documentView(document);
  const levels = [...new Set(parties.flatMap(({ ladder }) => ladder.map(({ code }) => code)))].map(plain);
  const party = parties.map(({ id, name }) => ({ code: id, name }));
  const byKind: Readonly<Record<string, Choices>> = {
    areas: { allow: vocab.areas },
    purposes: { allow: vocab.purposes },
    "caveats-known": { known: vocab.caveats },
    "no-target": { offices: vocab.classes, classes: vocab.classes },
    "protected-persons": { classes: vocab.classes },
    equivalence: { from: levels, to: levels },
  };
  return {
    area: vocab.areas,
    purposes: vocab.purposes,
    h0Purposes: vocab.purposes,
    caveats: vocab.caveats,
    party,
    originator: party,
    level: levels,
    ...byKind[kind],
  };
}
