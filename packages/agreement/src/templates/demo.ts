import type { LadderStep, PinnedKey, Term } from "../document.ts";
import { type TemplateParty, term } from "./input.ts";

/** Marking systems of the fictional parties used in demonstrations and tests. */

export const arvenianLadder: readonly LadderStep[] = [
  { code: "DR", rank: 1, names: ["DIFFUSION RESTREINTE"] },
  { code: "NP", rank: 0, names: ["NON PROTEGE"] },
  { code: "S", rank: 3, names: ["SECRET"] },
  { code: "TS", rank: 4, names: ["TRES SECRET"] },
];

export const talvianLadder: readonly LadderStep[] = [
  { code: "C", rank: 2, names: ["CONFIDENTIAL"] },
  { code: "R", rank: 1, names: ["RESTRICTED"] },
  { code: "S", rank: 3, names: ["SECRET"] },
  { code: "TS", rank: 4, names: ["TOP SECRET"] },
  { code: "U", rank: 0, names: ["UNCLASSIFIED"] },
];

/** Arvenia's own caveat: never to a foreign State, national, organisation or company. */
export const specialArvenia: Term = term("SPECIAL-ARVENIE", "SPÉCIAL ARVÉNIE", "SPECIAL ARVENIA");

type Given = {
  readonly id: string;
  readonly keys: readonly PinnedKey[];
  readonly signatoryThreshold?: number;
};

export function arvenia(given: Given): TemplateParty {
  return {
    ...given,
    name: { fr: "la République d’Arvénie", en: "the Republic of Arvenia" },
    country: "XAR",
    organisations: ["ARV-CERT", "ARV-DRG"],
    overseer: { body: "ARV-CONTROLE" },
    policy: "XAR",
    ladder: arvenianLadder,
  };
}

export function talvia(given: Given): TemplateParty {
  return {
    ...given,
    name: { fr: "le Royaume de Talvie", en: "the Kingdom of Talvia" },
    country: "XTL",
    organisations: ["TLV-CERT", "TLV-SIS"],
    overseer: { body: "TLV-OVERSIGHT" },
    policy: "XTL",
    ladder: talvianLadder,
  };
}
